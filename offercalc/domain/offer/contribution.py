"""Terms of what an employer adds to a fund: what it is a percentage of, its ceiling, and when it vests."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Choices, Entry, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS
from offercalc.domain.vesting.schedule import Vesting

ContributionBase = Literal["salary", "counted_allowances", "thirteenth_month", "bonus"]
CeilingPer = Literal["month", "year"]
CeilingOn = Literal["wage", "contribution"]

CONTRIBUTION_BASES: Choices = (
    ("salary", N_("Salary")),
    ("counted_allowances", N_("Fixed allowances")),
    ("thirteenth_month", N_("Thirteenth-month pay")),
    ("bonus", N_("Bonus")),
)
_CEILINGS_PER: Choices = ((None, N_("As usual (year)")), ("month", N_("Month")), ("year", N_("Year")))
_CEILINGS_ON: Choices = (
    (None, N_("As usual (wage)")),
    ("wage", N_("Wage it is a percentage of")),
    ("contribution", N_("Contribution itself")),
)
_QUESTION = N_("{part}: what percentage does the employer contribute, and up to which ceiling?")

ContributionPercent: TypeAlias = Annotated[
    Estimate, Spec(N_("Employer contribution (%)"), Unit.PERCENT, most=1000, question=_QUESTION, is_main=True)
]
ContributionOf: TypeAlias = Annotated[tuple[ContributionBase, ...], Spec(N_("Percentage of"), entry=Entry.SPECIAL)]
Ceiling: TypeAlias = Annotated[
    Decimal | Range | None,
    Spec(N_("Ceiling"), Unit.MONEY, form_label=N_("Ceiling (optional)"), question=_QUESTION, is_limit=True),
]
Floor: TypeAlias = Annotated[
    Decimal | Range | None,
    Spec(
        N_("Pay that does not count"),
        Unit.MONEY,
        form_label=N_("Pay that does not count (optional)"),
        question=_QUESTION,
        is_limit=True,
    ),
]
CeilingPeriod: TypeAlias = Annotated[
    CeilingPer | None, Spec(N_("Ceiling per"), entry=Entry.CHOICE, choices=_CEILINGS_PER)
]
CeilingOf: TypeAlias = Annotated[
    CeilingOn | None, Spec(N_("Ceiling applies to"), entry=Entry.CHOICE, choices=_CEILINGS_ON)
]
NeedsOwn: TypeAlias = Annotated[bool, Spec(N_("Requires your own contribution"), entry=Entry.YES_NO)]
VestsAfter: TypeAlias = Annotated[
    int, Spec(N_("Vests after months of service"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS)
]
ServiceVesting: TypeAlias = Annotated[
    Vesting | None, Spec(N_("Vesting by service"), entry=Entry.SPECIAL, hint=N_("Vests at once, or after the months"))
]
