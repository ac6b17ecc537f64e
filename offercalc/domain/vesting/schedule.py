"""Vesting terms by preset, in even instalments, by year, by date or in full, and the tranches that follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.problems.problem import Problem
from offercalc.domain.values.estimate import ZERO, Span, exactly
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.vesting.allocation import allocate, proportions
from offercalc.domain.vesting.path import Segment, taken_path
from offercalc.domain.vesting.terms import (
    AbsoluteTrigger,
    PeriodInMonths,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingCondition,
    VestingEvent,
    VestingTerms,
)

_WHOLE_PERCENT = 100
_START = "start"


class Even(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Even instalments over `months`, one every `every_months`; those before the cliff vest together on the cliff."""

    months: int
    cliff_months: int = 0
    every_months: int = 1


class Schedule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vesting schedule, counted in months from the vesting commencement date.

    Either `months` in even instalments `every_months`, or `percent_by_year` on each anniversary (spread evenly within
    the year if `every_months` is below 12). Even instalments before `cliff_months` vest together on the cliff. Where
    the interval differs between years, `every_months_by_year` has that of each year of the percentages.
    """

    months: int = 0
    percent_by_year: tuple[Decimal, ...] = ()
    every_months: int = MONTHS_A_YEAR
    every_months_by_year: tuple[int, ...] = ()
    cliff_months: int = 0

    @property
    def intervals(self) -> tuple[int, ...]:
        """The months between instalments in each year of the percentages."""
        return self.every_months_by_year or (self.every_months,) * len(self.percent_by_year)


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schedule in common use, with its name, source and date."""

    id: str
    name: str
    source: str
    as_of: date
    schedule: Schedule


Presets = Mapping[str, Preset]


class DatedPercent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A percentage of the grant that vests on a day."""

    on: date
    percent: Decimal


class Vesting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A grant's vesting terms, in one of five ways.

    A preset by name; even instalments; percentages by year, optionally spread within the year; percentages on dates;
    or the full terms of the Open Cap Format with the events that are known to happen.
    """

    preset: str | None = None
    even: Even | None = None
    percent_by_year: tuple[Decimal, ...] | None = None
    every_months: int | None = None
    on_dates: tuple[DatedPercent, ...] | None = None
    ocf: VestingTerms | None = None
    events: tuple[VestingEvent, ...] = ()


class Tranche(Struct, frozen=True):
    """The units that vest on one day."""

    vests_on: date
    units: Span


def terms_of(vesting: Vesting, presets: Presets) -> VestingTerms:
    """Return valid vesting as full terms; the preset must exist.

    Vesting that is not stated in full terms is rounded cumulatively, halves up.
    """
    if vesting.ocf is not None:
        return vesting.ocf
    if vesting.preset is not None:
        return _scheduled(presets[vesting.preset].schedule)
    if vesting.even is not None:
        return even_terms(vesting.even)
    if vesting.on_dates is not None:
        return _chained(
            [
                (AbsoluteTrigger(date=part.on), Portion(numerator=part.percent, denominator=Decimal(_WHOLE_PERCENT)))
                for part in sorted(vesting.on_dates, key=lambda part: part.on)
            ]
        )
    percents = vesting.percent_by_year or ()
    return _scheduled(Schedule(percent_by_year=percents, every_months=vesting.every_months or MONTHS_A_YEAR))


def _scheduled(schedule: Schedule) -> VestingTerms:
    every = schedule.every_months
    if schedule.percent_by_year:
        years = zip(schedule.percent_by_year, schedule.intervals, strict=True)
        return _chained([_in_year(year, percent, interval) for year, (percent, interval) in enumerate(years)])
    if schedule.months < every:
        return _chained([(StartTrigger(), Portion(numerator=Decimal(1), denominator=Decimal(1)))])
    return even_terms(Even(schedule.months, schedule.cliff_months, every))


def even_terms(even: Even) -> VestingTerms:
    """Return even instalments as full terms: one condition that fires once for each instalment after the start."""
    count = even.months // even.every_months
    cliff = -(-even.cliff_months // even.every_months)
    part = Portion(numerator=Decimal(1), denominator=Decimal(count))
    return _chained([(_after(0, even.every_months, count, cliff), part)])


def _in_year(year: int, percent: Decimal, every_months: int) -> tuple[Trigger, Portion]:
    """Return the step of a year counted from 0: its percentage in even instalments."""
    count = MONTHS_A_YEAR // every_months
    return _after(year, every_months, count), Portion(numerator=percent, denominator=Decimal(_WHOLE_PERCENT * count))


def _after(step: int, every_months: int, occurrences: int, cliff: int = 0) -> Trigger:
    """Return a trigger that fires `occurrences` times after the previous step, or after the start."""
    return RelativeTrigger(
        period=PeriodInMonths(length=every_months, occurrences=occurrences, cliff_installment=cliff or None),
        relative_to_condition_id=str(step - 1) if step else _START,
    )


def _chained(steps: list[tuple[Trigger, Portion]]) -> VestingTerms:
    """Return terms whose steps follow one another after the start."""
    start = VestingCondition(id=_START, trigger=StartTrigger(), next_condition_ids=("0",), quantity=Decimal(0))
    conditions = [
        VestingCondition(
            id=str(step),
            trigger=trigger,
            portion=portion,
            next_condition_ids=(str(step + 1),) if step + 1 < len(steps) else (),
        )
        for step, (trigger, portion) in enumerate(steps)
    ]
    return VestingTerms(allocation_type="CUMULATIVE_ROUNDING", vesting_conditions=(start, *conditions))


def plan(
    terms: VestingTerms, commencement: date | None, events: tuple[VestingEvent, ...] = ()
) -> tuple[Segment, ...] | Problem:
    """Return the dated conditions of valid terms in firing order; without a commencement date the first one is it."""
    return taken_path(terms, commencement, {event.condition_id: event.date for event in events})


def vest(
    terms: VestingTerms, path: tuple[Segment, ...], quantity: Fraction, grant_date: date | None = None
) -> tuple[tuple[date, Fraction], ...] | Problem:
    """Allocate a known number of units over a dated path; return (day, units) without zeros.

    Units that would vest before the grant date vest on it.
    """
    allocated = allocate(terms.allocation_type, path, quantity)
    if isinstance(allocated, Problem):
        return allocated
    by_day: dict[date, Fraction] = {}
    for day, units in allocated:
        on = day if grant_date is None or grant_date < day else grant_date
        by_day[on] = by_day[on] + units if on in by_day else units
    return tuple((day, units) for day, units in by_day.items() if units)


def parts(path: tuple[Segment, ...]) -> tuple[Tranche, ...]:
    """Return the tranches of a whole as fractions, for grants without a number of units."""
    return tuple(Tranche(day, exactly(part)) for day, part in proportions(path, Fraction(1)) if part)


def tranches(terms: VestingTerms, path: tuple[Segment, ...], units: Span) -> tuple[Tranche, ...]:
    """Return the tranches of a grant of `units`, without empty ones.

    A known whole number vests as the terms allocate it. Any other span vests in exact proportion: rounding the
    bounds of a range separately could put them out of order.
    """
    if units.is_exact and units.likely.denominator == 1:
        known = vest(terms, path, units.likely)
        if not isinstance(known, Problem):
            sizes = {vested.as_integer_ratio(): exactly(vested) for _day, vested in known}
            return tuple(Tranche(day, sizes[vested.as_integer_ratio()]) for day, vested in known)
    if units == ZERO:
        return ()
    if not any(segment.condition.quantity for segment in path):
        shares = [(day, part) for day, part in proportions(path, Fraction(1)) if part]
        distinct = {part.as_integer_ratio(): part for _day, part in shares}
        sizes = {ratio: units.scaled(part) for ratio, part in distinct.items()}
        found = ((day, sizes[part.as_integer_ratio()]) for day, part in shares)
        return tuple(Tranche(day, vested) for day, vested in found)
    bounds = [proportions(path, bound) for bound in (units.least, units.likely)]
    highs = None if units.high is None else proportions(path, units.high)
    result = []
    for index, (day, low) in enumerate(bounds[0]):
        high = None if highs is None else highs[index][1]
        vested = Span(low, bounds[1][index][1], high)
        if vested != ZERO:
            result.append(Tranche(day, vested))
    return tuple(result)
