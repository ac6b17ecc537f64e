"""Pay periods, how often each recurs in a year, and the working time that this depends on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Choices, Entry, Spec, Unit
from offercalc.domain.values.lazy_text import N_

Period = Literal["year", "month", "semimonth", "two_weeks", "week", "day", "hour"]

PERIODS: Choices = (
    ("year", N_("per year")),
    ("month", N_("per month")),
    ("semimonth", N_("twice a month")),
    ("two_weeks", N_("every two weeks")),
    ("week", N_("per week")),
    ("day", N_("per day")),
    ("hour", N_("per hour")),
)
"""The pay periods, as written after an amount."""
_FIXED: dict[Period, int] = {"year": 1, "month": 12, "semimonth": 24}
WEEKS_A_YEAR = 52
WORKING_DAYS_A_WEEK = 5
WORKING_DAYS_A_YEAR = WEEKS_A_YEAR * WORKING_DAYS_A_WEEK
_MOST_WEEKS = 53
_MOST_DAYS = 366

WeeksPerYear: TypeAlias = Annotated[
    Decimal, Spec(N_("Paid weeks per year"), Unit.NONE, Entry.NUMBER, least=1, most=_MOST_WEEKS)
]
DaysPerYear: TypeAlias = Annotated[
    Decimal, Spec(N_("Paid days per year"), Unit.DAYS, Entry.NUMBER, least=1, most=_MOST_DAYS)
]
LeaveDays: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Leave (days per year)"),
        Unit.DAYS,
        question=N_("How many days of leave are there per year?"),
        most=_MOST_DAYS,
    ),
]
"""The working days of leave per year; 0 if none are stated."""
PublicHolidays: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Public holidays (days per year)"),
        Unit.DAYS,
        question=N_("How many public holidays on working days are there per year?"),
        most=_MOST_DAYS,
    ),
]
"""The public holidays on working days per year, beside the leave; 0 if none are stated."""


class WorkingTime(Struct, frozen=True):
    """What a pay period depends on: the hours per week, and the weeks and days that are paid per year."""

    hours_per_week: Decimal = Decimal(40)
    weeks_per_year: Decimal = Decimal(WEEKS_A_YEAR)
    days_per_year: Decimal = Decimal(WORKING_DAYS_A_YEAR)


def periods_a_year(period: Period, time: WorkingTime) -> Fraction:
    """Return the number of paid periods per year; for an hourly wage, hours per week times paid weeks."""
    weeks = Fraction(time.weeks_per_year)
    match period:
        case "week":
            return weeks
        case "two_weeks":
            return weeks / 2
        case "day":
            return Fraction(time.days_per_year)
        case "hour":
            return Fraction(time.hours_per_week) * weeks
        case _:
            return Fraction(_FIXED[period])
