"""What an offer pays: salary, bonus, commission, one-time pay, extra wages, allowances, matches and benefits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from offercalc.domain.estimate import Estimate, Range

Period = Literal["year", "month", "semimonth", "two_weeks", "week", "day", "hour"]
ClawbackMethod = Literal["pro_rata", "in_full"]

_PERIODS_A_YEAR: dict[str, int] = {"year": 1, "month": 12, "semimonth": 24, "two_weeks": 26, "week": 52, "day": 260}
WEEKS_A_YEAR = 52
ON_TARGET = Decimal(100)


def periods_a_year(period: Period, hours_per_week: Decimal) -> Fraction:
    """Count the pay periods of a year; an hourly wage counts the hours a week times 52."""
    if period == "hour":
        return Fraction(hours_per_week) * WEEKS_A_YEAR
    return Fraction(_PERIODS_A_YEAR[period])


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A promise that pay follows another currency: `rate` is what one unit of it cost when that was agreed.

    The rate is in the currency the pay is stated in.
    """

    currency: str
    rate: Decimal


class Payout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The currency pay is paid in where it is stated in another one.

    A `rate` is fixed for good: so much is paid for one unit of the currency the pay is stated in. Without one it is the
    rate of each payday.
    """

    currency: str
    rate: Decimal | None = None


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """What all parts of the pay share: a name of one's own, and a currency where it is not the offer's.

    The pay is fixed in that currency unless it is linked to another one, or paid in another one at a fixed rate.
    """

    label: str = ""
    currency: str | None = None
    linked_to: Link | None = None
    paid_in: Payout | None = None


class Raise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A change of salary on a day: to a new `amount` per the salary's period, or by `percent` of the one before."""

    on: date
    amount: Estimate = None
    percent: Estimate = None


class Salary(_Part, frozen=True, kw_only=True, tag="salary"):
    """Base salary: an amount per period, raised by a percentage on each anniversary or in dated steps."""

    amount: Estimate
    per: Period = "year"
    raise_percent: Estimate = Decimal(0)
    raises: tuple[Raise, ...] = ()


class Bonus(_Part, frozen=True, kw_only=True, tag="bonus"):
    """A yearly target bonus: a percentage of the year's salary, or an amount.

    `attainment_percent` is how much of the target is expected (100 = all of it). The first `guaranteed_years` bonuses
    are promised in full at target.
    """

    percent_of_salary: Estimate = None
    amount: Estimate = None
    attainment_percent: Estimate = ON_TARGET
    guaranteed_years: int = 0
    paid_after_months: int = 0


class Commission(_Part, frozen=True, kw_only=True, tag="commission"):
    """Yearly commission on target, earned month by month, of which `attainment_percent` is expected."""

    on_target_amount: Estimate
    attainment_percent: Estimate = ON_TARGET


class Instalment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one-time pay, due so many months after the start."""

    amount: Estimate
    after_months: int = 0


class Clawback(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay that is owed back on leaving within `months` of its payment: pro rata, or in full."""

    months: Estimate
    method: ClawbackMethod = "pro_rata"


class OneTime(_Part, frozen=True, kw_only=True, tag="one_time"):
    """Pay that comes once: sign-on, relocation, retention."""

    instalments: tuple[Instalment, ...]
    clawback: Clawback | None = None


class ThirteenthMonth(_Part, frozen=True, kw_only=True, tag="thirteenth_month"):
    """Extra monthly wages paid in a named month (Indonesia's THR: one), pro rata in the first 12 months of service."""

    months: Estimate = Decimal(1)
    paid_in_month: int = 12


class Allowance(_Part, frozen=True, kw_only=True, tag="allowance"):
    """Cash beside the salary for a purpose, such as housing or transport: an amount per period, taxable or not."""

    amount: Estimate
    per: Period = "month"
    taxable: bool = True


class MatchTier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An employer's match: `rate_percent` of what is contributed, on the next `of_salary_percent` of the salary."""

    rate_percent: Estimate
    of_salary_percent: Estimate


class RetirementMatch(_Part, frozen=True, kw_only=True, tag="retirement_match"):
    """The employer's match of retirement contributions, tier upon tier, up to `yearly_ceiling` where there is one.

    It is what a person gets who contributes enough to fill every tier.
    """

    tiers: tuple[MatchTier, ...]
    yearly_ceiling: Decimal | Range | None = None


class Benefit(_Part, frozen=True, kw_only=True, tag="benefit"):
    """Something given in kind, such as insurance or meals, at its value a year."""

    yearly_value: Estimate


PayPart = Salary | Bonus | Commission | OneTime | ThirteenthMonth | Allowance | RetirementMatch | Benefit
PAY_PARTS = (Salary, Bonus, Commission, OneTime, ThirteenthMonth, Allowance, RetirementMatch, Benefit)
