"""Acceleration: units that vest early because the company is sold, or on leaving after that."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Struct

from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS

AccelerationCause = Literal["sale", "leaving_after_sale"]
ACCELERATION_CAUSES: Choices = (
    ("sale", N_("A sale of the company")),
    ("leaving_after_sale", N_("Leaving after a sale of the company")),
)
_WHOLE = 100


class Acceleration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Early vesting of `percent` of what has not vested, `on` a sale or on leaving after one.

    It applies to leaving within `within_months` of the sale, or at any time after it if they are None.
    """

    percent: Annotated[
        Decimal,
        Spec(N_("Early vesting (% of unvested units)"), Unit.PERCENT, Entry.NUMBER, shown=Shown.ALWAYS, most=_WHOLE),
    ]
    on: Annotated[
        AccelerationCause,
        Spec(N_("Cause of early vesting"), entry=Entry.CHOICE, choices=ACCELERATION_CAUSES, shown=Shown.ALWAYS),
    ]
    within_months: Annotated[
        int | None,
        Spec(
            N_("Within … months of the sale"),
            Unit.MONTHS,
            Entry.WHOLE,
            form_label=N_("Within … months of the sale (optional)"),
            least=1,
            most=LONGEST_DELAY_MONTHS,
        ),
    ] = None
