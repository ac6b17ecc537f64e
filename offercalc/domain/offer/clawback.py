"""Clawbacks: how much of a payment must be repaid on leaving early."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS

ClawbackMethod = Literal["pro_rata", "in_full"]
ServiceUnit = Literal["months", "days"]

CLAWBACK_METHODS: Choices = (("pro_rata", N_("Pro rata")), ("in_full", N_("In full")))
SERVICE_UNITS: Choices = (("months", N_("Full months")), ("days", N_("Days")))
"""How partial years of service are counted."""
_REPAYMENTS: Choices = ((None, N_("Not known")), (False, N_("Before tax")), (True, N_("After tax")))
_WHOLE = 100


class ClawbackStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of a clawback: `percent` of the payment is repaid on leaving within `within_months` of it."""

    within_months: Annotated[
        Decimal,
        Spec(N_("Within … months of payment"), Unit.MONTHS, Entry.NUMBER, least=1, most=LONGEST_DELAY_MONTHS),
    ]
    percent: Annotated[
        Estimate,
        Spec(
            N_("Repayable part (%)"),
            Unit.PERCENT,
            most=_WHOLE,
            question=N_("{part}: what percentage is repaid on leaving, and until when?"),
            lowers=True,
        ),
    ]


class Clawback(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A clawback: pay that must be repaid on leaving within `months` of its payment, or by a `schedule` of steps.

    Within `months` it is repaid by `method`: pro rata unless it says otherwise, or in full. Service since the payment
    counts `by` full months or days. `net_of_tax` says whether only the amount after tax is repaid.
    """

    months: Annotated[
        Estimate,
        Spec(
            N_("Clawback period (months)"),
            Unit.MONTHS,
            least=1,
            most=LONGEST_DELAY_MONTHS,
            question=N_("{part}: how long does the clawback apply?"),
            shown=Shown.ALWAYS,
            either="period",
            lowers=True,
        ),
    ] = None
    method: Annotated[
        ClawbackMethod | None, Spec(N_("Clawback if you leave"), entry=Entry.CHOICE, choices=CLAWBACK_METHODS)
    ] = None
    schedule: Annotated[
        tuple[ClawbackStep, ...],
        Spec(
            N_("Clawback steps"),
            entry=Entry.RECORDS,
            row=N_("Step {number}"),
            add=N_("Add a step"),
            either="period",
        ),
    ] = ()
    by: Annotated[
        ServiceUnit, Spec(N_("Service since payment counts by"), entry=Entry.CHOICE, choices=SERVICE_UNITS)
    ] = "months"
    net_of_tax: Annotated[
        bool | None,
        Spec(
            N_("Repaid before or after tax"),
            entry=Entry.CHOICE,
            choices=_REPAYMENTS,
            question=N_("{part}: is the repayment before or after tax?"),
            shown=Shown.ALWAYS,
        ),
    ] = None

    @property
    def is_pro_rata(self) -> bool:
        """Whether the part repaid falls evenly over the clawback period."""
        return self.method != "in_full"
