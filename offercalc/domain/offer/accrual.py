"""When yearly pay accrues and is paid, and what leaving does to it: the fields that several kinds of pay share."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.field_spec import Choices, Entry, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR

Year = Literal["service_year", "calendar_year", "plan_year"]
Proration = Literal["months", "months_of_15_days", "days", "none"]
WageBase = Literal["salary", "counted_allowances", "thirteenth_month"]
"""What a percentage of pay is taken of: salaries, allowances that count as wage, and extra monthly wages."""
CommissionYear = Literal["service", "service_year", "calendar_year", "plan_year"]
OnAmount = Literal["in_force", "earned"]
OnLeaving = Literal["lost", "pro_rata", "full"]
StatedCertainty = Literal["guaranteed", "expected"]

YEARS: Choices = (
    ("service_year", N_("Year of employment")),
    ("calendar_year", N_("Calendar year")),
    ("plan_year", N_("Plan year")),
)
COMMISSION_YEARS: Choices = (("service", N_("Month by month")), *YEARS)
PRORATIONS: Choices = (
    ("months", N_("By full months")),
    ("months_of_15_days", N_("By months of 15 days or more")),
    ("days", N_("By days")),
    ("none", N_("Not prorated")),
)
SERVICE_PRORATIONS: Choices = ((None, N_("Pro rata in the first 12 months")), *PRORATIONS)
WAGE_BASES: Choices = (
    ("salary", N_("Salary")),
    ("counted_allowances", N_("Fixed allowances")),
    ("thirteenth_month", N_("Thirteenth-month pay")),
)
AMOUNTS: Choices = (("in_force", N_("The wage on the payday")), ("earned", N_("A twelfth of what was earned")))
EFFECTS_OF_LEAVING: Choices = (("lost", N_("Lost")), ("pro_rata", N_("Paid pro rata")), ("full", N_("Paid in full")))
CERTAINTIES: Choices = (
    (None, N_("As usual")),
    ("guaranteed", N_("Guaranteed")),
    ("expected", N_("Expected")),
)

Accrues: TypeAlias = Annotated[Year, Spec(N_("Accrues over"), entry=Entry.CHOICE, choices=YEARS)]
PlanYearStart: TypeAlias = Annotated[
    str,
    Spec(N_("First day of the plan year"), entry=Entry.TEXT, form_label=N_("First day of the plan year (month-day)")),
]
PartialYear: TypeAlias = Annotated[
    Proration, Spec(N_("First or last partial year"), entry=Entry.CHOICE, choices=PRORATIONS)
]
PaidInMonths: TypeAlias = Annotated[
    tuple[int, ...],
    Spec(
        N_("Paid in the months"),
        entry=Entry.NUMBERS,
        form_label=N_("Paid in the months (1 to 12)"),
        hint=N_("e.g. 6, 12"),
        least=1,
        most=MONTHS_A_YEAR,
    ),
]
Leaving: TypeAlias = Annotated[
    OnLeaving, Spec(N_("If you leave before payday"), entry=Entry.CHOICE, choices=EFFECTS_OF_LEAVING)
]
Certain: TypeAlias = Annotated[StatedCertainty | None, Spec(N_("Certainty"), entry=Entry.CHOICE, choices=CERTAINTIES)]
WageBases: TypeAlias = Annotated[
    tuple[WageBase, ...],
    Spec(N_("Percentage of"), entry=Entry.CHOICES, choices=WAGE_BASES),
]


class Accelerator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A commission rate on sales above a percentage of target, relative to the rate below the first one (100)."""

    above_percent: Annotated[Decimal, Spec(N_("Above (% of target)"), Unit.PERCENT, Entry.NUMBER)]
    rate_percent: Annotated[Decimal, Spec(N_("Rate (% of the base rate)"), Unit.PERCENT, Entry.NUMBER)]


Accelerators: TypeAlias = Annotated[
    tuple[Accelerator, ...],
    Spec(N_("Accelerators"), entry=Entry.RECORDS, row=N_("Accelerator {number}"), add=N_("Add an accelerator")),
]
GuaranteedMonths: TypeAlias = Annotated[
    int, Spec(N_("Number of months guaranteed at target"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS)
]
PaidAfter: TypeAlias = Annotated[
    int, Spec(N_("Months from year end to payment"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS)
]
CommissionAccrues: TypeAlias = Annotated[
    CommissionYear, Spec(N_("Accrues over"), entry=Entry.CHOICE, choices=COMMISSION_YEARS)
]
PaidOn: TypeAlias = Annotated[
    tuple[date, ...],
    Spec(
        N_("Paid on the dates"),
        entry=Entry.DAYS,
        form_label=N_("Paid on the dates (one per line)"),
        question=N_("{part}: on which days is it paid in later years?"),
    ),
]
Base: TypeAlias = Annotated[OnAmount, Spec(N_("Amount of each"), entry=Entry.CHOICE, choices=AMOUNTS)]
ServicePartialYear: TypeAlias = Annotated[
    Proration | None, Spec(N_("First or last partial year"), entry=Entry.CHOICE, choices=SERVICE_PRORATIONS)
]
