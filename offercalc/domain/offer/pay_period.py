"""Pay periods, and how often each recurs in a year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from offercalc.domain.values.field_spec import Choices
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
_PERIODS_A_YEAR: dict[str, int] = {"year": 1, "month": 12, "semimonth": 24, "two_weeks": 26, "week": 52, "day": 260}
WEEKS_A_YEAR = 52


def periods_a_year(period: Period, hours_per_week: Decimal) -> Fraction:
    """Return the number of pay periods per year; for an hourly wage, hours per week times 52."""
    if period == "hour":
        return Fraction(hours_per_week) * WEEKS_A_YEAR
    return Fraction(_PERIODS_A_YEAR[period])
