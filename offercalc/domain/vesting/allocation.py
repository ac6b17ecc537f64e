"""Allocation of units to the instalments of a vesting path, by the seven rules of the Open Cap Format."""

# Source: Open Cap Format, enum AllocationType, with its example of 18 units over 4 instalments.

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import lcm
from typing import assert_never

from msgspec import Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import percent_text
from offercalc.domain.vesting.path import Segment
from offercalc.domain.vesting.terms import AllocationType, VestingCondition

_NOTHING = Fraction(0)

Instalment = tuple[date, Fraction]


class _Stretch(Struct, frozen=True):
    """A segment in whole numbers: after occurrence i, (vested + step * i) / denominator units have vested."""

    condition: str
    days: tuple[date, ...]
    vested: int
    step: int
    denominator: int


def allocate(kind: AllocationType, path: tuple[Segment, ...], quantity: Fraction) -> list[Instalment] | Problem:
    """Allocate units to the occurrences of a path; the problem's path is the id of the condition at fault.

    Cumulative kinds round the running total of the whole path, so they end on the whole. The loaded kinds are defined
    for one condition only; with several, the units of each must divide evenly.
    """
    stretches = _stretches(path, quantity)
    problem = _overrun(stretches, quantity)
    if problem is not None:
        return problem
    match kind:
        case "CUMULATIVE_ROUNDING":
            return list(_rounded(stretches, 1))
        case "CUMULATIVE_ROUND_DOWN":
            return list(_rounded(stretches, 0))
        case "FRACTIONAL":
            return list(_exact(stretches))
        case "FRONT_LOADED" | "BACK_LOADED" | "FRONT_LOADED_TO_SINGLE_TRANCHE" | "BACK_LOADED_TO_SINGLE_TRANCHE":
            return _loaded(kind, [stretch for stretch in stretches if stretch.step])
        case _:
            assert_never(kind)


def proportions(path: tuple[Segment, ...], quantity: Fraction) -> list[Instalment]:
    """Return the exact units that vest on each day, up to the whole quantity."""
    stretches = _stretches(tuple(segment for segment in path if _vests(segment.condition)), quantity)
    common = lcm(quantity.denominator, *(stretch.denominator for stretch in stretches))
    left = quantity.numerator * (common // quantity.denominator)
    by_day: dict[date, int] = {}  # in units of 1 / common: integers are ten times as fast as fractions
    for stretch in stretches:
        each = stretch.step * (common // stretch.denominator)
        for day in stretch.days:
            part = min(each, left)
            left -= part
            by_day[day] = by_day.get(day, 0) + part
    made = {part: Fraction(part, common) for part in set(by_day.values())}
    return [(day, made[part]) for day, part in by_day.items()]


def _stretches(path: tuple[Segment, ...], quantity: Fraction) -> list[_Stretch]:
    """Return the units of each segment; a portion of the remainder is a portion of what is unvested when it begins."""
    vested = _NOTHING
    result = []
    for segment in path:
        each = _each(segment.condition, quantity, vested)
        denominator = lcm(vested.denominator, each.denominator)
        start = vested.numerator * (denominator // vested.denominator)
        step = each.numerator * (denominator // each.denominator)
        result.append(_Stretch(segment.condition.id, segment.days, start, step, denominator))
        vested += each * len(segment.days)
    return result


def _vests(condition: VestingCondition) -> bool:
    """Whether a condition vests any units."""
    return bool(condition.quantity if condition.portion is None else condition.portion.numerator)


def _each(condition: VestingCondition, quantity: Fraction, vested: Fraction) -> Fraction:
    """Return the units that vest at one occurrence of a condition."""
    portion = condition.portion
    if portion is None:
        return Fraction(condition.quantity or 0)
    whole = max(_NOTHING, quantity - vested) if portion.remainder else quantity
    return whole * Fraction(portion.numerator) / Fraction(portion.denominator)


def _overrun(stretches: list[_Stretch], quantity: Fraction) -> Problem | None:
    """Return a problem if the path vests more than the whole quantity."""
    for stretch in stretches:
        vested = Fraction(stretch.vested + stretch.step * len(stretch.days), stretch.denominator)
        if vested > quantity:
            if not quantity:
                return Problem(stretch.condition, Fault.TOO_LARGE, str(vested), "0")
            return Problem(stretch.condition, Fault.VESTING_ABOVE_100, percent_text(vested / quantity))
    return None


def _rounded(stretches: list[_Stretch], halves: int) -> Iterator[Instalment]:
    """Yield for each occurrence the increase of the running total, rounded down, or half up if `halves` is 1.

    There are few distinct increases, so each Fraction is built once.
    """
    before = 0
    made: dict[int, Fraction] = {}
    for stretch in stretches:
        total, step, twice = (
            2 * stretch.vested + halves * stretch.denominator,
            2 * stretch.step,
            2 * stretch.denominator,
        )
        for day in stretch.days:
            total += step
            after = total // twice
            units = after - before
            if units not in made:
                made[units] = Fraction(units)
            yield day, made[units]
            before = after


def _exact(stretches: list[_Stretch]) -> Iterator[Instalment]:
    for stretch in stretches:
        each = Fraction(stretch.step, stretch.denominator)
        for day in stretch.days:
            yield day, each


def _loaded(kind: AllocationType, stretches: list[_Stretch]) -> list[Instalment] | Problem:
    """Distribute whole units; the remainder goes to the front or back, one unit per instalment or all into one."""
    if all(stretch.step % stretch.denominator == 0 for stretch in stretches):
        return list(_exact(stretches))
    if len(stretches) > 1 or stretches[0].step * len(stretches[0].days) % stretches[0].denominator:
        broken = next(stretch for stretch in stretches if stretch.step % stretch.denominator)
        return Problem(broken.condition, Fault.UNDEFINED_ALLOCATION, kind)
    (stretch,) = stretches
    count = len(stretch.days)
    base, rest = divmod(stretch.step * count // stretch.denominator, count)
    extra = {
        "FRONT_LOADED": [1] * rest + [0] * (count - rest),
        "BACK_LOADED": [0] * (count - rest) + [1] * rest,
        "FRONT_LOADED_TO_SINGLE_TRANCHE": [rest] + [0] * (count - 1),
        "BACK_LOADED_TO_SINGLE_TRANCHE": [0] * (count - 1) + [rest],
    }[kind]
    return [(day, Fraction(base + more)) for day, more in zip(stretch.days, extra, strict=True)]
