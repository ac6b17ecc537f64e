"""The path of a grant through its vesting conditions: which conditions fire, and on which days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from msgspec import Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import EARLIEST
from offercalc.domain.values.months import MONTHS_A_YEAR, day_of_month
from offercalc.domain.vesting.terms import (
    AbsoluteTrigger,
    EventTrigger,
    PeriodInDays,
    PeriodInMonths,
    RelativeTrigger,
    StartTrigger,
    VestingCondition,
    VestingTerms,
)

LATEST_YEAR = 2999
_START_DAY = "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"

Events = Mapping[str, date]
"""The day of each event that happens, by the id of the condition it fires."""


class Segment(Struct, frozen=True):
    """A condition that fires, and the day of each of its occurrences."""

    condition: VestingCondition
    days: tuple[date, ...]


class _Walk(Struct):
    """The state of a walk: the given dates, and the last day of every condition that has fired."""

    commencement: date | None
    events: Events
    fired: dict[str, date]


def taken_path(terms: VestingTerms, commencement: date | None, events: Events) -> tuple[Segment, ...] | Problem:
    """Return the path of valid terms: from the conditions without a predecessor, always to the next one to fire.

    Conditions that fire on the same day are taken in the order in which they are listed. A condition that would fire
    before its predecessor fires on the predecessor's last day. Without a commencement date, start triggers cannot
    fire first, and vesting commences with the first condition that fires.
    """
    conditions = {condition.id: condition for condition in terms.vesting_conditions}
    named = {following for condition in conditions.values() for following in condition.next_condition_ids}
    candidates = tuple(name for name in conditions if name not in named)
    walk = _Walk(commencement, events, {})
    path: list[Segment] = []
    earliest = date.min
    while candidates:
        found = [(day, place) for place, name in enumerate(candidates) if (day := _first(conditions[name], walk))]
        if not found:
            break
        _day, place = min((max(day, earliest), place) for day, place in found)
        condition = conditions[candidates[place]]
        days = _days(condition, walk)
        if isinstance(days, Problem):
            return days
        on = tuple(max(earliest, day) for day in days)
        path.append(Segment(condition, on))
        walk.commencement = walk.commencement or on[0]
        earliest = walk.fired[condition.id] = on[-1]
        candidates = condition.next_condition_ids
    return tuple(path)


def _first(condition: VestingCondition, walk: _Walk) -> date | None:
    """Return the day on which a condition would first fire, or None if it never does."""
    match condition.trigger:
        case StartTrigger():
            return walk.commencement
        case AbsoluteTrigger(date=day):
            return day
        case EventTrigger():
            return walk.events.get(condition.id)
        case RelativeTrigger(period=period, relative_to_condition_id=other):
            origin = walk.fired.get(other)
            return None if origin is None else _reach(origin, period, 1, walk.commencement or origin)
        case _:
            assert_never(condition.trigger)


def _days(condition: VestingCondition, walk: _Walk) -> tuple[date, ...] | Problem:
    """Return the days of all occurrences of a condition that fires; those before its cliff are on the cliff's day."""
    trigger = condition.trigger
    if not isinstance(trigger, RelativeTrigger):
        day = _first(condition, walk)
        return (day,) if day is not None else ()
    period = trigger.period
    origin = walk.fired[trigger.relative_to_condition_id]
    start = walk.commencement or origin
    last = _reach(origin, period, period.occurrences, start)
    if last.year > LATEST_YEAR:
        return Problem(condition.id, Fault.DATE_OUT_OF_RANGE, last.isoformat(), f"{EARLIEST.year}-{LATEST_YEAR}")
    days = _occurrences(origin, period, start)
    cliff = period.cliff_installment or 0
    return (days[cliff - 1],) * cliff + days[cliff:] if cliff else days


def _occurrences(origin: date, period: PeriodInDays | PeriodInMonths, commencement: date) -> tuple[date, ...]:
    """Return the days of all occurrences of a period, counted from its origin."""
    count, length = period.occurrences, period.length
    if isinstance(period, PeriodInDays):
        first = origin.toordinal()
        return tuple(date.fromordinal(first + length * number) for number in range(1, count + 1))
    day = _day_of_month(period, commencement)
    month = origin.year * MONTHS_A_YEAR + origin.month - 1
    return tuple(day_of_month(month + length * number, day) for number in range(1, count + 1))


def _reach(origin: date, period: PeriodInDays | PeriodInMonths, number: int, commencement: date) -> date:
    """Return the day of one occurrence, or `date.max` if it lies beyond the calendar."""
    distance = period.length * number
    if isinstance(period, PeriodInDays):
        return date.fromordinal(min(origin.toordinal() + distance, date.max.toordinal()))
    month = origin.year * MONTHS_A_YEAR + origin.month - 1 + distance
    if month // MONTHS_A_YEAR > date.max.year:
        return date.max
    return day_of_month(month, _day_of_month(period, commencement))


def _day_of_month(period: PeriodInMonths, commencement: date) -> int:
    """Return the day of the month by rule: that of the vesting commencement date, or the number in the rule's name."""
    return commencement.day if period.day_of_month == _START_DAY else int(period.day_of_month[:2])
