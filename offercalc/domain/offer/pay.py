"""Pay terms of an offer: salary, bonus, commission, one-time pay, 13th month, allowances, employer match, benefits."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, TypeAlias

from msgspec import Struct

from offercalc.domain.offer.accrual import (
    Accelerators,
    Accrues,
    Base,
    Certain,
    CommissionAccrues,
    GuaranteedMonths,
    Leaving,
    PaidAfter,
    PaidInMonths,
    PaidOn,
    PartialYear,
    PlanYearStart,
    ServicePartialYear,
    WageBases,
)
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.contribution import (
    Ceiling,
    CeilingOf,
    CeilingPeriod,
    ContributionOf,
    ContributionPercent,
    Floor,
    NeedsOwn,
    ServiceVesting,
    VestsAfter,
)
from offercalc.domain.offer.leaving_pay import (
    LeavingAfterMonths,
    LeavingCeiling,
    LeavingReasons,
    LeavingTiers,
    ServiceCount,
)
from offercalc.domain.offer.part import NamedPart, Part
from offercalc.domain.offer.pay_period import PERIODS, Period
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR

ON_TARGET = Decimal(100)
_LARGEST_RATE = 1000

PayPeriod: TypeAlias = Annotated[
    Period, Spec(N_("Pay period"), entry=Entry.CHOICE, form_label=N_("Paid per"), choices=PERIODS, shown=Shown.ALWAYS)
]
Attainment: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Expected payout (% of target)"),
        Unit.PERCENT,
        question=N_("{part}: what percentage of the target was paid out in recent years?"),
    ),
]
_MATCH_QUESTION = N_("{part}: what is the employer match, and what is its limit?")
_RAISE_QUESTION = N_("{part}: how large are raises, and when do they take effect?")
_BONUS_QUESTION = N_("What is the target bonus, as a percentage of salary or as an amount?")


class Raise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A salary change on a day: to a new `amount` per pay period of the salary, or by `percent` of the previous one."""

    on: Annotated[date, Spec(N_("Effective date"), entry=Entry.DAY)]
    amount: Annotated[
        Estimate,
        Spec(N_("New amount"), Unit.MONEY, question=_RAISE_QUESTION, shown=Shown.AS_ALTERNATIVE, either="raise"),
    ] = None
    percent: Annotated[
        Estimate,
        Spec(
            N_("Raise (%)"),
            Unit.PERCENT,
            most=_LARGEST_RATE,
            question=_RAISE_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="raise",
        ),
    ] = None


class Salary(Part, frozen=True, kw_only=True, tag="salary"):
    """Base salary: an amount per period, with a percentage raise on each anniversary or dated raises."""

    kind_label: ClassVar[str] = N_("Base salary")
    amount: Annotated[
        Estimate,
        Spec(N_("Amount"), Unit.MONEY, question=N_("What is the base salary, and per what period?"), is_main=True),
    ]
    per: PayPeriod = "year"
    raise_percent: Annotated[
        Estimate, Spec(N_("Annual raise (%)"), Unit.PERCENT, most=_LARGEST_RATE, question=_RAISE_QUESTION)
    ] = Decimal(0)
    raises: Annotated[
        tuple[Raise, ...],
        Spec(N_("Dated raises"), entry=Entry.RECORDS, row=N_("Raise {number}"), add=N_("Add a dated raise")),
    ] = ()


class Bonus(Part, frozen=True, kw_only=True, tag="bonus"):
    """A yearly target bonus: an amount, monthly wages, or a percentage of what is earned in the year of the bases `of`.

    `attainment_percent` is the expected payout as a percentage of target (100 = full target). The first
    `guaranteed_years` bonuses are guaranteed at target. It accrues over years of employment, calendar years or plan
    years, of which a first or last partial one is prorated, and is paid some months later or in named months.
    """

    kind_label: ClassVar[str] = N_("Target bonus")
    percent_of_salary: Annotated[
        Estimate,
        Spec(
            N_("Target bonus (% of salary)"),
            Unit.PERCENT,
            question=_BONUS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="target",
        ),
    ] = None
    of: WageBases = ("salary",)
    amount: Annotated[
        Estimate,
        Spec(
            N_("Target bonus per year"),
            Unit.MONEY,
            question=_BONUS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="target",
            is_main=True,
        ),
    ] = None
    months_of_wage: Annotated[
        Estimate,
        Spec(
            N_("Target bonus in monthly wages"),
            Unit.MONTHS,
            question=_BONUS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="target",
        ),
    ] = None
    attainment_percent: Attainment = ON_TARGET
    guaranteed_years: Annotated[
        int,
        Spec(
            N_("Number of years the bonus is guaranteed"),
            Unit.YEARS,
            Entry.WHOLE,
            most=LONGEST_DELAY_MONTHS // MONTHS_A_YEAR,
        ),
    ] = 0
    certainty: Certain = None
    accrues: Accrues = "service_year"
    plan_year_starts: PlanYearStart = ""
    prorate: PartialYear = "months"
    paid_after_months: PaidAfter = 0
    paid_in_months: PaidInMonths = ()
    on_leaving: Leaving = "lost"


class Commission(Part, frozen=True, kw_only=True, tag="commission"):
    """On-target commission per year, earned monthly unless it accrues over years.

    `attainment_percent` is the expected attainment of the target; sales above it may earn the rates of `accelerators`.
    The first `guaranteed_months` are guaranteed at target.
    """

    kind_label: ClassVar[str] = N_("Commission")
    on_target_amount: Annotated[
        Estimate,
        Spec(
            N_("On-target commission per year"),
            Unit.MONEY,
            question=N_("{part}: what is the on-target commission?"),
            is_main=True,
        ),
    ]
    attainment_percent: Attainment = ON_TARGET
    accelerators: Accelerators = ()
    guaranteed_months: GuaranteedMonths = 0
    certainty: Certain = None
    accrues: CommissionAccrues = "service"
    plan_year_starts: PlanYearStart = ""
    prorate: PartialYear = "months"
    paid_after_months: PaidAfter = 0
    paid_in_months: PaidInMonths = ()
    on_leaving: Leaving = "lost"


class Instalment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An instalment of one-time pay, due `after_months` after the start date."""

    amount: Annotated[Estimate, Spec(N_("Amount"), Unit.MONEY, question=N_("{part}: how much is paid?"), is_main=True)]
    after_months: Annotated[
        int,
        Spec(
            N_("Months after the start date"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS, shown=Shown.ALWAYS
        ),
    ] = 0


class OneTime(NamedPart, frozen=True, kw_only=True, tag="one_time"):
    """One-time pay, such as a sign-on bonus, relocation or retention bonus."""

    kind_label: ClassVar[str] = N_("One-time pay")
    instalments: Annotated[
        tuple[Instalment, ...],
        Spec(N_("Installments"), entry=Entry.RECORDS, row=N_("Installment {number}"), add=N_("Add an installment")),
    ]
    clawback: Annotated[Clawback | None, Spec(N_("Clawback if you leave"), entry=Entry.SPECIAL, shown=Shown.ALWAYS)] = (
        None
    )


class ThirteenthMonth(Part, frozen=True, kw_only=True, tag="thirteenth_month"):
    """Extra monthly wages, such as Indonesia's THR or the thirteenth month of the Philippines.

    They are the wage in force on the payday, pro rata in the first 12 months of service, or a twelfth of what was
    earned in the year. They are paid in named months, or on the days of a moving feast.
    """

    kind_label: ClassVar[str] = N_("Thirteenth-month pay")
    months: Annotated[
        Estimate,
        Spec(
            N_("Number of months' salary"),
            Unit.MONTHS,
            question=N_("{part}: how many months of salary are paid?"),
            shown=Shown.ALWAYS,
        ),
    ] = Decimal(1)
    paid_in_month: Annotated[
        int, Spec(N_("Paid in month (1 to 12)"), entry=Entry.WHOLE, least=1, most=MONTHS_A_YEAR, shown=Shown.ALWAYS)
    ] = 12
    paid_in_months: PaidInMonths = ()
    paid_on: PaidOn = ()
    on_amount: Base = "in_force"
    certainty: Certain = None
    accrues: Accrues = "calendar_year"
    plan_year_starts: PlanYearStart = ""
    prorate: ServicePartialYear = None
    on_leaving: Leaving = "lost"


class Allowance(NamedPart, frozen=True, kw_only=True, tag="allowance"):
    """A cash allowance for a purpose such as housing or transport: an amount per period, taxable or not.

    One that `counts_as_wage` is part of the monthly wage, like the fixed allowances of Indonesian law.
    """

    kind_label: ClassVar[str] = N_("Allowance")
    amount: Annotated[
        Estimate, Spec(N_("Amount"), Unit.MONEY, question=N_("{part}: how much is the allowance?"), is_main=True)
    ]
    per: PayPeriod = "month"
    taxable: Annotated[bool, Spec(N_("Taxable"), entry=Entry.YES_NO)] = True
    counts_as_wage: Annotated[
        bool,
        Spec(N_("Part of the monthly wage"), entry=Entry.YES_NO, form_label=N_("Part of the wage (fixed allowance)")),
    ] = False


class MatchTier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tier of an employer match: `rate_percent` of contributions on the next `of_salary_percent` of salary."""

    rate_percent: Annotated[
        Estimate, Spec(N_("Employer match rate (%)"), Unit.PERCENT, most=_LARGEST_RATE, question=_MATCH_QUESTION)
    ]
    of_salary_percent: Annotated[
        Estimate,
        Spec(N_("On contributions up to the next … % of salary"), Unit.PERCENT, most=100, question=_MATCH_QUESTION),
    ]


class RetirementMatch(Part, frozen=True, kw_only=True, tag="retirement_match"):
    """The employer match of retirement contributions, in consecutive tiers, up to an optional `yearly_ceiling`.

    Contributions are assumed to be large enough to fill every tier. The match vests with service: after a number of
    months, or by `vesting` from the start date.
    """

    kind_label: ClassVar[str] = N_("Employer match")
    tiers: Annotated[
        tuple[MatchTier, ...],
        Spec(N_("Employer match tiers"), entry=Entry.RECORDS, row=N_("Tier {number}"), add=N_("Add a tier")),
    ]
    yearly_ceiling: Annotated[
        Decimal | Range | None,
        Spec(
            N_("Annual maximum"),
            Unit.MONEY,
            form_label=N_("Annual maximum (optional)"),
            question=_MATCH_QUESTION,
            is_limit=True,
        ),
    ] = None
    vests_after_months: VestsAfter = 0
    vesting: ServiceVesting = None


class Benefit(NamedPart, frozen=True, kw_only=True, tag="benefit"):
    """A benefit in kind, such as insurance or meals, at its value per year."""

    kind_label: ClassVar[str] = N_("Benefit in kind")
    yearly_value: Annotated[
        Estimate,
        Spec(N_("Value per year"), Unit.MONEY, question=N_("{part}: what is it worth per year?"), is_main=True),
    ]


class LeavingPay(NamedPart, frozen=True, kw_only=True, tag="leaving_pay"):
    """Pay that accrues with service and is due on leaving, such as a gratuity, severance or contract compensation.

    It is a number of monthly wages per year of service, by tier, at the wage in force on leaving; nothing is due before
    `after_months` of service, and never more than the `ceiling`. Partial years count `by` full months, by days, or as
    whole years.
    """

    kind_label: ClassVar[str] = N_("Leaving pay")
    tiers: LeavingTiers
    after_months: LeavingAfterMonths = 0
    by: ServiceCount = "months"
    ceiling: LeavingCeiling = None
    reasons: LeavingReasons = ""


class EmployerContribution(NamedPart, frozen=True, kw_only=True, tag="employer_contribution"):
    """What the employer pays into a fund: a percentage of the pay named in `of`, such as superannuation.

    A `ceiling` per year (or `ceiling_per` month) limits the wage, or the contribution; pay up to the `floor` of that
    time does not count. It is guaranteed unless it `needs_own` contributions. It vests with service: after some
    months, or by `vesting` from the start date.
    """

    kind_label: ClassVar[str] = N_("Employer contribution")
    percent: ContributionPercent
    of: ContributionOf = ("salary",)
    floor: Floor = None
    ceiling: Ceiling = None
    ceiling_per: CeilingPeriod = None
    ceiling_applies_to: CeilingOf = None
    needs_own: NeedsOwn = False
    vests_after_months: VestsAfter = 0
    vesting: ServiceVesting = None


PayPart = (
    Salary
    | Bonus
    | Commission
    | OneTime
    | ThirteenthMonth
    | Allowance
    | RetirementMatch
    | Benefit
    | LeavingPay
    | EmployerContribution
)
PAY_PARTS = (
    Salary,
    Bonus,
    Commission,
    OneTime,
    ThirteenthMonth,
    Allowance,
    RetirementMatch,
    Benefit,
    LeavingPay,
    EmployerContribution,
)
