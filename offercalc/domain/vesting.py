"""Vesting terms and the dated tranches that follow from them, in exact rationals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.estimate import ZERO, Span, exactly
from offercalc.domain.months import MONTHS_A_YEAR, add_months


class Schedule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When which part of a grant vests, counted in months from the vesting commencement date.

    Either `months` in even instalments `every_months`, or `percent_by_year` on each anniversary (spread evenly within
    the year where `every_months` is below 12). What would vest before `cliff_months` vests together on the cliff.
    """

    months: int = 0
    percent_by_year: tuple[Decimal, ...] = ()
    every_months: int = MONTHS_A_YEAR
    cliff_months: int = 0


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schedule that many companies use: its name, where it was seen and when that was true."""

    id: str
    name: str
    source: str
    as_of: date
    schedule: Schedule


Presets = Mapping[str, Preset]


class Vesting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A grant's vesting terms: a preset by name, or percents by year, optionally spread within the year."""

    preset: str | None = None
    percent_by_year: tuple[Decimal, ...] | None = None
    every_months: int | None = None


class Step(Struct, frozen=True):
    """After so many months, the cumulative part of the grant that has vested (0 to 1)."""

    after_months: int
    cumulative: Fraction


class Tranche(Struct, frozen=True):
    """The units that vest on one day."""

    vests_on: date
    units: Span


def schedule_of(vesting: Vesting, presets: Presets) -> Schedule:
    """Resolve vesting terms to a schedule; the preset must be known."""
    if vesting.preset is not None:
        return presets[vesting.preset].schedule
    return Schedule(
        percent_by_year=vesting.percent_by_year or (),
        every_months=vesting.every_months or MONTHS_A_YEAR,
    )


def steps(schedule: Schedule) -> tuple[Step, ...]:
    """List the cumulative steps of a schedule, the cliff merged into one."""
    raw = _steps_by_year(schedule) if schedule.percent_by_year else _even_steps(schedule)
    after_cliff = [step for step in raw if step.after_months > schedule.cliff_months]
    upto_cliff = [step for step in raw if step.after_months <= schedule.cliff_months]
    cliff = [Step(schedule.cliff_months, upto_cliff[-1].cumulative)] if upto_cliff else []
    return tuple(cliff + after_cliff)


def _even_steps(schedule: Schedule) -> list[Step]:
    """Spread the whole evenly over the months; no months means all at once."""
    if schedule.months == 0:
        return [Step(0, Fraction(1))]
    count = schedule.months // schedule.every_months
    return [Step(i * schedule.every_months, Fraction(i, count)) for i in range(1, count + 1)]


def _steps_by_year(schedule: Schedule) -> list[Step]:
    """Give each year its percentage, in equal instalments within the year."""
    result = []
    before = Fraction(0)
    count = MONTHS_A_YEAR // schedule.every_months
    for year, percent in enumerate(schedule.percent_by_year):
        part = Fraction(percent) / 100
        for i in range(1, count + 1):
            month = year * MONTHS_A_YEAR + i * schedule.every_months
            result.append(Step(month, before + part * Fraction(i, count)))
        before += part
    return result


def whole_units(units: Fraction) -> Fraction:
    """Round units half up to a whole unit, the rule behind OCF's CUMULATIVE_ROUNDING."""
    return Fraction((2 * units.numerator + units.denominator) // (2 * units.denominator))


def tranches(units: Span, plan: tuple[Step, ...], commencement: date) -> tuple[Tranche, ...]:
    """Date the tranches of a grant of so many units.

    A known whole number vests in whole units, each cumulative amount rounded half up, so the tranches sum to the
    whole. Source: Open Cap Format, allocation type CUMULATIVE_ROUNDING. Everything else vests in exact proportion:
    rounding the bounds of a range apart could put them out of order. Tranches of nothing are left out.
    """
    is_whole = units.is_exact and units.likely.denominator == 1
    result = []
    before = Fraction(0)
    for step in plan:
        if is_whole:
            after = whole_units(units.likely * step.cumulative)
            vested = exactly(after - before)
        else:
            after = step.cumulative
            vested = units.scaled(after - before)
        is_nothing = after == before or vested == ZERO
        before = after
        if not is_nothing:
            result.append(Tranche(add_months(commencement, step.after_months), vested))
    return tuple(result)
