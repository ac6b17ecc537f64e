"""Pay terms of an offer: salary, bonus, commission, one-time pay, 13th month, allowances, employer match, benefits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate, Range

Period = Literal["year", "month", "semimonth", "two_weeks", "week", "day", "hour"]
ClawbackMethod = Literal["pro_rata", "in_full"]

_PERIODS_A_YEAR: dict[str, int] = {"year": 1, "month": 12, "semimonth": 24, "two_weeks": 26, "week": 52, "day": 260}
WEEKS_A_YEAR = 52
ON_TARGET = Decimal(100)


def periods_a_year(period: Period, hours_per_week: Decimal) -> Fraction:
    """Return the number of pay periods per year; for an hourly wage, hours per week times 52."""
    if period == "hour":
        return Fraction(hours_per_week) * WEEKS_A_YEAR
    return Fraction(_PERIODS_A_YEAR[period])


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay linked to another currency: `rate` is the agreed price of one unit of it, in the currency of the pay."""

    currency: str
    rate: Decimal


class Payout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The currency in which pay is paid out if it differs from the stated one.

    A `rate` is fixed: the amount paid for one unit of the stated currency. Without it, the rate of each payday applies.
    """

    currency: str
    rate: Decimal | None = None


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """The fields of all pay components: a custom label, and a currency if it is not the offer's.

    The pay is fixed in that currency unless it is linked to another one, or paid in another one at a fixed rate.
    """

    label: str = ""
    currency: str | None = None
    linked_to: Link | None = None
    paid_in: Payout | None = None


class Raise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A salary change on a day: to a new `amount` per pay period of the salary, or by `percent` of the previous one."""

    on: date
    amount: Estimate = None
    percent: Estimate = None


class Salary(_Part, frozen=True, kw_only=True, tag="salary"):
    """Base salary: an amount per period, with a percentage raise on each anniversary or dated raises."""

    amount: Estimate
    per: Period = "year"
    raise_percent: Estimate = Decimal(0)
    raises: tuple[Raise, ...] = ()


class Bonus(_Part, frozen=True, kw_only=True, tag="bonus"):
    """A yearly target bonus: a percentage of the year's salary, or an amount.

    `attainment_percent` is the expected payout as a percentage of target (100 = full target). The first
    `guaranteed_years` bonuses are guaranteed at target.
    """

    percent_of_salary: Estimate = None
    amount: Estimate = None
    attainment_percent: Estimate = ON_TARGET
    guaranteed_years: int = 0
    paid_after_months: int = 0


class Commission(_Part, frozen=True, kw_only=True, tag="commission"):
    """On-target commission per year, earned monthly; `attainment_percent` is the expected payout."""

    on_target_amount: Estimate
    attainment_percent: Estimate = ON_TARGET


class Instalment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An instalment of one-time pay, due `after_months` after the start date."""

    amount: Estimate
    after_months: int = 0


class Clawback(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A clawback: pay that must be repaid on leaving within `months` of its payment, pro rata or in full."""

    months: Estimate
    method: ClawbackMethod = "pro_rata"


class OneTime(_Part, frozen=True, kw_only=True, tag="one_time"):
    """One-time pay, such as a sign-on bonus, relocation or retention bonus."""

    instalments: tuple[Instalment, ...]
    clawback: Clawback | None = None


class ThirteenthMonth(_Part, frozen=True, kw_only=True, tag="thirteenth_month"):
    """Extra months' salary paid in a given month (Indonesia's THR: one), pro rata in the first 12 months of service."""

    months: Estimate = Decimal(1)
    paid_in_month: int = 12


class Allowance(_Part, frozen=True, kw_only=True, tag="allowance"):
    """A cash allowance for a purpose such as housing or transport: an amount per period, taxable or not."""

    amount: Estimate
    per: Period = "month"
    taxable: bool = True


class MatchTier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tier of an employer match: `rate_percent` of contributions on the next `of_salary_percent` of salary."""

    rate_percent: Estimate
    of_salary_percent: Estimate


class RetirementMatch(_Part, frozen=True, kw_only=True, tag="retirement_match"):
    """The employer match of retirement contributions, in consecutive tiers, up to an optional `yearly_ceiling`.

    Contributions are assumed to be large enough to fill every tier.
    """

    tiers: tuple[MatchTier, ...]
    yearly_ceiling: Decimal | Range | None = None


class Benefit(_Part, frozen=True, kw_only=True, tag="benefit"):
    """A benefit in kind, such as insurance or meals, at its value per year."""

    yearly_value: Estimate


PayPart = Salary | Bonus | Commission | OneTime | ThirteenthMonth | Allowance | RetirementMatch | Benefit
PAY_PARTS = (Salary, Bonus, Commission, OneTime, ThirteenthMonth, Allowance, RetirementMatch, Benefit)
