"""A second implementation of vesting, as literal as the written rules, as a reference for the engine.

It is simple and slow: days and months are counted one by one, and every share is a fraction. Below are terms to test
both with: builders from short strings, and strategies for random valid terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from hypothesis import strategies as st
from msgspec import Struct

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.vesting.terms import (
    AbsoluteTrigger,
    AllocationType,
    DayOfMonth,
    EventTrigger,
    PeriodInDays,
    PeriodInMonths,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingCondition,
    VestingEvent,
    VestingTerms,
)

Days = Mapping[str, date]
Schedule = list[tuple[date, Fraction]]

ABOVE_THE_GRANT = "vests more than was granted"
UNDEFINED = "cannot be split into whole units"
START_DAY: DayOfMonth = "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"
_ONE_DAY = timedelta(days=1)


class Fired(Struct):
    """A condition that fired, its days, and the unrounded units due on each."""

    condition: VestingCondition
    days: list[date]
    each: Fraction = Fraction(0)


def expected(
    terms: VestingTerms, quantity: Fraction, commencement: date, events: Days, grant_date: date | None = None
) -> Schedule | str:
    """Return the units by day in order, or the reason why there is no result."""
    path = _path(terms.vesting_conditions, commencement, events)
    if _shares(path, quantity) > quantity:
        return ABOVE_THE_GRANT
    units = _whole_path(terms.allocation_type, path) or _by_condition(terms.allocation_type, path)
    if units is None:
        return UNDEFINED
    by_day: dict[date, Fraction] = {}
    for fired, amounts in zip(path, units, strict=True):
        for day, amount in _after_cliff(fired, amounts):
            counted = max(day, grant_date) if grant_date is not None else day
            by_day[counted] = by_day.get(counted, Fraction(0)) + amount
    return [(day, by_day[day]) for day in sorted(by_day) if by_day[day]]


# --- Which conditions fire, and when ----------------------------------------------------------------------------------


def _path(conditions: tuple[VestingCondition, ...], commencement: date, events: Days) -> list[Fired]:
    """Return the conditions that fire: of the possible next ones the first to fire, on a tie the first listed."""
    following = {name for condition in conditions for name in condition.next_condition_ids}
    candidates = [condition for condition in conditions if condition.id not in following]
    path: list[Fired] = []
    while candidates:
        best: Fired | None = None
        for candidate in candidates:
            days = _days(candidate, path, commencement, events)
            one = Fired(candidate, [_not_before_the_last(day, path) for day in days])
            if one.days and (best is None or one.days[0] < best.days[0]):
                best = one
        if best is None:
            break
        path.append(best)
        names = best.condition.next_condition_ids
        candidates = [one for name in names for one in conditions if one.id == name]
    return path


def _not_before_the_last(day: date, path: list[Fired]) -> date:
    """Return the date, or the date on which the predecessor fired if that is later; this applies to all triggers."""
    return max(day, path[-1].days[-1]) if path else day


def _days(condition: VestingCondition, path: list[Fired], commencement: date, events: Days) -> list[date]:
    """Return every day on which a condition fires, none if it never does."""
    trigger = condition.trigger
    if isinstance(trigger, StartTrigger):
        return [commencement]
    if isinstance(trigger, AbsoluteTrigger):
        return [trigger.date]
    if isinstance(trigger, EventTrigger):
        if condition.id not in events:
            return []
        return [events[condition.id]]
    origins = [fired.days[-1] for fired in path if fired.condition.id == trigger.relative_to_condition_id]
    return list(_occurrences(trigger, origins[0], commencement)) if origins else []


def _occurrences(trigger: RelativeTrigger, origin: date, commencement: date) -> Iterator[date]:
    for occurrence in range(1, trigger.period.occurrences + 1):
        distance = trigger.period.length * occurrence
        if isinstance(trigger.period, PeriodInDays):
            yield _days_later(origin, distance)
        else:
            yield _months_later(origin, distance, trigger.period, commencement)


def _days_later(origin: date, days: int) -> date:
    day = origin
    for _ in range(days):
        day += _ONE_DAY
    return day


def _months_later(origin: date, months: int, period: PeriodInMonths, commencement: date) -> date:
    year, month = origin.year, origin.month
    for _ in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    rule = period.day_of_month
    wanted = commencement.day if rule.startswith("VESTING_START_DAY") else int(rule[:2])
    return date(year, month, min(wanted, _days_in(year, month)))


def _days_in(year: int, month: int) -> int:
    day, count = date(year, month, 1), 0
    while day.month == month:
        day, count = day + _ONE_DAY, count + 1
    return count


# --- How much is due, before any rounding -----------------------------------------------------------------------------


def _shares(path: list[Fired], quantity: Fraction) -> Fraction:
    """Set the units due on each day of each condition. Return their sum, or the first excess."""
    due = Fraction(0)
    for fired in path:
        fired.each = _each(fired.condition, quantity, quantity - due)
        for _day in fired.days:
            due += fired.each
        if due > quantity:
            break
    return due


def _each(condition: VestingCondition, whole: Fraction, left: Fraction) -> Fraction:
    portion = condition.portion
    if portion is None:
        return Fraction(condition.quantity or 0)
    return Fraction(portion.numerator) / Fraction(portion.denominator) * (left if portion.remainder else whole)


# --- Rounding ---------------------------------------------------------------------------------------------------------


def _whole_path(kind: str, path: list[Fired]) -> list[list[Fraction]] | None:
    """Round the amounts due over the whole path, for the cumulative types and the one without rounding."""
    if kind not in {"CUMULATIVE_ROUNDING", "CUMULATIVE_ROUND_DOWN", "FRACTIONAL"}:
        return None
    due, units = Fraction(0), []
    for fired in path:
        amounts = []
        for _day in fired.days:
            amounts.append(_rounded(kind, due + fired.each) - _rounded(kind, due))
            due += fired.each
        units.append(amounts)
    return units


def _rounded(kind: str, value: Fraction) -> Fraction:
    if kind == "FRACTIONAL":
        return value
    below = Fraction(value.numerator // value.denominator)
    is_up = kind == "CUMULATIVE_ROUNDING" and value - below >= Fraction(1, 2)
    return below + 1 if is_up else below


def _by_condition(kind: str, path: list[Fired]) -> list[list[Fraction]] | None:
    """Distribute whole units over the only paying condition; several may pay only if nothing needs rounding."""
    paying = [fired for fired in path if fired.each]
    if all(fired.each.denominator == 1 for fired in paying):
        return [[fired.each for _day in fired.days] for fired in path]
    total = sum((fired.each * len(fired.days) for fired in paying), Fraction(0))
    if len(paying) > 1 or total.denominator != 1:
        return None
    return [_loaded(kind, int(total), len(fired.days)) if fired.each else [Fraction(0)] for fired in path]


def _loaded(kind: str, units: int, parts: int) -> list[Fraction]:
    base, rest = units // parts, units % parts
    extra = [0] * parts
    for index in range(1, parts + 1):
        if kind == "FRONT_LOADED":
            extra[index - 1] = 1 if index <= rest else 0
        elif kind == "BACK_LOADED":
            extra[index - 1] = 1 if index > parts - rest else 0
        elif kind == "FRONT_LOADED_TO_SINGLE_TRANCHE":
            extra[index - 1] = rest if index == 1 else 0
        else:
            extra[index - 1] = rest if index == parts else 0
    return [Fraction(base + more) for more in extra]


def _after_cliff(fired: Fired, amounts: list[Fraction]) -> list[tuple[date, Fraction]]:
    """Return the amounts with those before the cliff added to the cliff installment."""
    trigger = fired.condition.trigger
    cliff = (trigger.period.cliff_installment or 0) if isinstance(trigger, RelativeTrigger) else 0
    moved = []
    for index, amount in enumerate(amounts, start=1):
        day = fired.days[cliff - 1] if index < cliff else fired.days[index - 1]
        moved.append((day, amount))
    return moved


# --- Terms to try -----------------------------------------------------------------------------------------------------


def terms(kind: AllocationType, *conditions: VestingCondition) -> VestingTerms:
    """Return vesting terms of the given conditions."""
    return VestingTerms(allocation_type=kind, vesting_conditions=conditions)


def condition(name: str, trigger: Trigger, amount: str = "0 units", then: str = "") -> VestingCondition:
    """Return a condition: "1/48" is of the whole, "1/3 left" of the remainder, "25 units" are units; then "b c"."""
    number, _, of = amount.partition(" ")
    following = tuple(then.split())
    if of == "units":
        return VestingCondition(id=name, trigger=trigger, quantity=Decimal(number), next_condition_ids=following)
    above, _, below = number.partition("/")
    portion = Portion(numerator=Decimal(above), denominator=Decimal(below), remainder=of == "left")
    return VestingCondition(id=name, trigger=trigger, portion=portion, next_condition_ids=following)


def start(then: str = "", amount: str = "0 units") -> VestingCondition:
    """Return the condition "start", which fires on the commencement date."""
    return condition("start", StartTrigger(), amount, then)


def on(day: str) -> AbsoluteTrigger:
    """Return a trigger that fires on a date."""
    return AbsoluteTrigger(date=date.fromisoformat(day))


def days(length: int, times: int = 1, cliff: int | None = None, to: str = "start") -> RelativeTrigger:
    """Return a trigger that fires every `length` days after another condition."""
    period = PeriodInDays(length=length, occurrences=times, cliff_installment=cliff)
    return RelativeTrigger(period=period, relative_to_condition_id=to)


def months(
    length: int, times: int = 1, cliff: int | None = None, to: str = "start", day: DayOfMonth = START_DAY
) -> RelativeTrigger:
    """Return a trigger that fires every `length` months after another condition."""
    period = PeriodInMonths(length=length, occurrences=times, cliff_installment=cliff, day_of_month=day)
    return RelativeTrigger(period=period, relative_to_condition_id=to)


_NAMES = ("start", "b", "c", "d", "e")
_STARTS = st.one_of(
    st.dates(date(2023, 12, 1), date(2025, 3, 31)),
    st.sampled_from([date(2024, 1, 31), date(2024, 2, 29), date(2023, 8, 31), date(2025, 1, 30), date(2023, 12, 31)]),
)
_DATES = st.dates(date(2023, 6, 1), date(2028, 12, 31))
_AMOUNTS = st.one_of(
    st.builds("{}/{}{}".format, st.integers(1, 3), st.integers(20, 60), st.sampled_from(["", "", " left"])),
    st.sampled_from(["1/1 left", "1/2 left", "1/6", "1/8", "0/1", "1/48", "12/48"]),
    st.builds("{} units".format, st.one_of(st.integers(0, 30), st.decimals(0, 5, places=2))),
)


@st.composite
def asks(draw: st.DrawFn) -> VestingRequest:
    """Draw a question with valid terms: chains and branches of one to five conditions, dates of all kinds."""
    names = _NAMES[: draw(st.integers(1, 5))]
    conditions = [_drawn(draw, names, place) for place in range(len(names))]
    waiting = [one.id for one in conditions if isinstance(one.trigger, EventTrigger)]
    happened = [VestingEvent(condition_id=name, date=draw(_DATES)) for name in waiting if draw(st.integers(0, 3))]
    return VestingRequest(
        terms=terms(draw(st.sampled_from(get_args(AllocationType))), *conditions),
        quantity=Decimal(draw(st.one_of(st.sampled_from([18, 480, 4801]), st.integers(0, 10**6)))),
        commencement=draw(_STARTS),
        events=tuple(happened),
        grant_date=draw(st.one_of(st.none(), _DATES)),
    )


def _drawn(draw: st.DrawFn, names: tuple[str, ...], place: int) -> VestingCondition:
    later = draw(st.permutations(names[place + 1 :]))
    then = later if draw(st.booleans()) else later[: draw(st.integers(0, 2))]
    if draw(st.integers(0, 3)):
        then = [*names[place + 1 : place + 2], *(name for name in then if name != names[place + 1])]
    one = condition(names[place], _drawn_trigger(draw, names, place), draw(_AMOUNTS), " ".join(then))
    repeated = one.trigger.period.occurrences if isinstance(one.trigger, RelativeTrigger) else 1
    portion = one.portion
    if portion is not None and portion.numerator * repeated > portion.denominator:
        return condition(one.id, one.trigger, f"1/{repeated}", " ".join(then))
    return one


def _drawn_trigger(draw: st.DrawFn, names: tuple[str, ...], place: int) -> Trigger:
    others = names[:place]
    kind = draw(st.sampled_from(["start", "on", "event"] if not others else ["on", "event", *["days", "months"] * 3]))
    if place == 0 and draw(st.integers(0, 9)):
        kind = "start"
    if kind == "start":
        return StartTrigger()
    if kind == "on":
        return AbsoluteTrigger(date=draw(_DATES))
    if kind == "event":
        return EventTrigger()
    times = draw(st.integers(1, 8))
    cliff = draw(st.one_of(st.none(), st.integers(0, times)))
    to = draw(st.sampled_from(others))
    if kind == "days":
        return days(draw(st.integers(0, 40)), times, cliff, to)
    return months(draw(st.integers(0, 14)), times, cliff, to, draw(st.sampled_from(get_args(DayOfMonth))))
