"""What an offer pays in money: salary, bonus, one-time pay and the thirteenth month."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from offercalc.domain.estimate import Estimate

Period = Literal["year", "month", "semimonth", "two_weeks", "week", "day", "hour"]
ClawbackMethod = Literal["pro_rata", "in_full"]

_PERIODS_A_YEAR: dict[str, int] = {"year": 1, "month": 12, "semimonth": 24, "two_weeks": 26, "week": 52, "day": 260}
_WEEKS_A_YEAR = 52


def periods_a_year(period: Period, hours_per_week: Decimal) -> Fraction:
    """Count the pay periods of a year; an hourly wage counts the hours a week times 52."""
    if period == "hour":
        return Fraction(hours_per_week) * _WEEKS_A_YEAR
    return Fraction(_PERIODS_A_YEAR[period])


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """What all parts of the pay share: a name of one's own and a currency where it is not the offer's."""

    label: str = ""
    currency: str | None = None


class Salary(_Part, frozen=True, kw_only=True, tag="salary"):
    """Base salary: an amount per period."""

    amount: Estimate
    per: Period = "year"


class Bonus(_Part, frozen=True, kw_only=True, tag="bonus"):
    """A yearly target bonus: a percentage of the year's salary, or an amount."""

    percent_of_salary: Estimate = None
    amount: Estimate = None
    paid_after_months: int = 0


class Instalment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one-time pay, due so many months after the start."""

    amount: Estimate
    after_months: int = 0


class Clawback(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay that is owed back on leaving within `months` of its payment: pro rata, or in full."""

    months: int
    method: ClawbackMethod = "pro_rata"


class OneTime(_Part, frozen=True, kw_only=True, tag="one_time"):
    """Pay that comes once: sign-on, relocation, retention."""

    instalments: tuple[Instalment, ...]
    clawback: Clawback | None = None


class ThirteenthMonth(_Part, frozen=True, kw_only=True, tag="thirteenth_month"):
    """Extra monthly wages paid in a named month (Indonesia's THR: one), pro rata in the first 12 months of service."""

    months: Estimate = Decimal(1)
    paid_in_month: int = 12


PayPart = Salary | Bonus | OneTime | ThirteenthMonth
