"""Validation of vesting terms: existing presets, percentages up to 100, and connected conditions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import (
    WHOLE,
    bound_problems,
    brief,
    exclusive_problems,
    percent_text,
)
from offercalc.domain.validate.vesting_graph import way_problems
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Even, Presets, Vesting
from offercalc.domain.vesting.terms import EventTrigger, RelativeTrigger, VestingCondition, VestingEvent, VestingTerms

MOST_OCCURRENCES = 36_525
"""A hundred years of days, for all conditions together."""
MOST_CONDITIONS = 120
"""The sum of this many portions, each with the longest denominator, is still a fraction that can be written."""
_WAYS = ("preset", "even", "percent_by_year", "on_dates", "ocf")


def vesting_problems(vesting: Vesting, path: str, presets: Presets) -> Iterator[Problem]:
    """Yield the problems of a grant's vesting."""
    if all(getattr(vesting, way) is None for way in _WAYS):
        yield Problem(path, Fault.NEEDS_ONE_OF, ", ".join(_WAYS))
    yield from exclusive_problems(vesting, _WAYS, path)
    if vesting.preset is not None and vesting.preset not in presets:
        yield Problem(f"{path}.preset", Fault.UNKNOWN_PRESET, vesting.preset, ", ".join(sorted(presets)))
    every = vesting.every_months
    if every is not None and (every < 1 or MONTHS_A_YEAR % every):
        yield Problem(f"{path}.every_months", Fault.BAD_INTERVAL, brief(every), "1, 2, 3, 4, 6, 12")
    elif every is not None and vesting.percent_by_year is None:
        yield Problem(f"{path}.every_months", Fault.BELONGS_TO, "percent_by_year")
    if vesting.even is not None:
        yield from even_problems(vesting.even, f"{path}.even")
    if vesting.percent_by_year is not None:
        yield from _percents(vesting.percent_by_year, f"{path}.percent_by_year", LONGEST_DELAY_MONTHS // MONTHS_A_YEAR)
    if vesting.on_dates is not None:
        yield from _percents(tuple(part.percent for part in vesting.on_dates), f"{path}.on_dates", MOST_CONDITIONS - 1)
    if vesting.ocf is not None:
        yield from term_problems(vesting.ocf, f"{path}.ocf")
    conditions = () if vesting.ocf is None else vesting.ocf.vesting_conditions
    yield from event_problems(vesting.events, conditions, f"{path}.events")


def even_problems(even: Even, path: str) -> Iterator[Problem]:
    """Refuse even instalments whose period is not a number of whole steps, or whose cliff is not on one of them."""
    yield from bound_problems(even.months, f"{path}.months", 1, LONGEST_DELAY_MONTHS)
    yield from bound_problems(even.every_months, f"{path}.every_months", 1, LONGEST_DELAY_MONTHS)
    yield from bound_problems(even.cliff_months, f"{path}.cliff_months", 0, LONGEST_DELAY_MONTHS)
    if even.every_months > 0 and even.months % even.every_months:
        yield Problem(f"{path}.months", Fault.UNEVEN_STEPS, brief(even.months), brief(even.every_months))
    if even.cliff_months > max(even.months, 0):
        yield Problem(f"{path}.cliff_months", Fault.CLIFF_BEYOND_PERIOD, brief(even.cliff_months), brief(even.months))
    elif even.every_months > 0 and even.cliff_months % even.every_months:
        yield Problem(f"{path}.cliff_months", Fault.UNEVEN_STEPS, brief(even.cliff_months), brief(even.every_months))


def _percents(percents: tuple[Decimal, ...], path: str, most: int) -> Iterator[Problem]:
    if not percents:
        yield Problem(path, Fault.EMPTY)
    yield from bound_problems(len(percents), path, 0, most)
    vested = sum(percents, Decimal(0))
    if vested > WHOLE:
        yield Problem(path, Fault.VESTING_ABOVE_100, f"{vested:f}")


def event_problems(
    events: tuple[VestingEvent, ...], conditions: tuple[VestingCondition, ...], path: str
) -> Iterator[Problem]:
    """Refuse events without an event condition, and two days for one event."""
    known = {condition.id: condition for condition in conditions}
    told: set[str] = set()
    for index, event in enumerate(events):
        where = f"{path}[{index}].condition_id"
        condition = known.get(event.condition_id)
        if condition is None:
            yield Problem(where, Fault.UNKNOWN_CONDITION, event.condition_id)
        elif not isinstance(condition.trigger, EventTrigger):
            yield Problem(where, Fault.NOT_AN_EVENT, event.condition_id)
        elif event.condition_id in told:
            yield Problem(where, Fault.DUPLICATE_ID, event.condition_id)
        told.add(event.condition_id)


def term_problems(terms: VestingTerms, path: str) -> Iterator[Problem]:
    """Yield the problems of full vesting terms, independent of the path taken through them."""
    conditions = terms.vesting_conditions
    where = f"{path}.vesting_conditions"
    if not conditions:
        yield Problem(where, Fault.EMPTY)
    if len(conditions) > MOST_CONDITIONS:
        yield Problem(where, Fault.TOO_LARGE, str(len(conditions)), str(MOST_CONDITIONS))
        return
    known: set[str] = set()
    for index, condition in enumerate(conditions):
        if condition.id in known:
            yield Problem(f"{where}[{index}].id", Fault.DUPLICATE_ID, condition.id)
        known.add(condition.id)
        yield from _amount(condition, f"{where}[{index}]")
        if isinstance(condition.trigger, RelativeTrigger):
            yield from _period(condition.trigger, f"{where}[{index}].trigger.period")
    repeated = [number for number in map(_occurrences, conditions) if number > 1]
    if sum(repeated) > MOST_OCCURRENCES >= max(repeated):
        yield Problem(where, Fault.TOO_LARGE, str(sum(repeated)), str(MOST_OCCURRENCES))
    yield from way_problems(conditions, where)


def _occurrences(condition: VestingCondition) -> int:
    trigger = condition.trigger
    return trigger.period.occurrences if isinstance(trigger, RelativeTrigger) else 1


def _amount(condition: VestingCondition, path: str) -> Iterator[Problem]:
    """Require either a portion of at most the whole, or a quantity."""
    yield from exclusive_problems(condition, ("portion", "quantity"), path)
    portion = condition.portion
    if portion is None and condition.quantity is None:
        yield Problem(path, Fault.NEEDS_ONE_OF, "portion, quantity")
    if portion is None:
        return
    if not portion.denominator:
        yield Problem(f"{path}.portion.denominator", Fault.ZERO_DIVISOR, "0")
        return
    part = Fraction(portion.numerator) / Fraction(portion.denominator) * max(_occurrences(condition), 1)
    if part > 1:
        yield Problem(f"{path}.portion", Fault.VESTING_ABOVE_100, percent_text(part))


def _period(trigger: RelativeTrigger, path: str) -> Iterator[Problem]:
    period = trigger.period
    yield from bound_problems(period.length, f"{path}.length", 0, MOST_OCCURRENCES)
    yield from bound_problems(period.occurrences, f"{path}.occurrences", 1, MOST_OCCURRENCES)
    cliff = period.cliff_installment
    if cliff is None:
        return
    yield from bound_problems(cliff, f"{path}.cliff_installment", 0, MOST_OCCURRENCES)
    if cliff > max(period.occurrences, 0):
        yield Problem(f"{path}.cliff_installment", Fault.CLIFF_TOO_LONG, brief(cliff), brief(period.occurrences))
