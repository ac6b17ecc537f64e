"""Terms of pay that accrues with service and is due on leaving: gratuity, severance, contract compensation."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR

LeavingUnit = Literal["months", "days", "years", "nearest_years", "begun_years"]
LEAVING_UNITS: Choices = (
    ("months", N_("Full months")),
    ("days", N_("Days")),
    ("years", N_("Completed years only")),
    ("nearest_years", N_("More than six months as a year")),
    ("begun_years", N_("A begun year as a year")),
)
"""How the partial last year of service counts."""


class LeavingTier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Monthly wages per year of service, up to a year; the last tier has no end."""

    up_to_years: Annotated[
        Decimal | None,
        Spec(
            N_("Up to years of service"),
            Unit.YEARS,
            Entry.NUMBER,
            form_label=N_("Up to years of service (last tier: empty)"),
            most=LONGEST_DELAY_MONTHS // MONTHS_A_YEAR,
            shown=Shown.ALWAYS,
        ),
    ] = None
    months_of_wage_per_year: Annotated[
        Estimate,
        Spec(
            N_("Monthly wages per year of service"),
            Unit.MONTHS,
            question=N_("{part}: how many monthly wages are paid for each year of service?"),
            is_main=True,
        ),
    ]


LeavingTiers: TypeAlias = Annotated[
    tuple[LeavingTier, ...],
    Spec(N_("Tiers of leaving pay"), entry=Entry.RECORDS, row=N_("Tier {number}"), add=N_("Add a tier")),
]
LeavingAfterMonths: TypeAlias = Annotated[
    int,
    Spec(N_("Nothing before months of service"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS),
]
ServiceCount: TypeAlias = Annotated[
    LeavingUnit, Spec(N_("Partial years count by"), entry=Entry.CHOICE, choices=LEAVING_UNITS)
]
LeavingCeiling: TypeAlias = Annotated[
    Decimal | Range | None,
    Spec(
        N_("At most"),
        Unit.MONEY,
        form_label=N_("At most (optional)"),
        question=N_("{part}: what is the most that is due on leaving?"),
        is_limit=True,
    ),
]
LeavingReasons: TypeAlias = Annotated[str, Spec(N_("Paid on leaving for these reasons"), entry=Entry.TEXT)]
