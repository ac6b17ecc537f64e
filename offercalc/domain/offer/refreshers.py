"""Refresh grants: further grants of the same kind on anniversaries of the start."""

from typing import Annotated

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Vesting

_REFRESHERS_QUESTION = N_("{part}: how large are the annual refresh grants?")


class Refreshers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Further grants of the same kind, one on each of the first `years` anniversaries of the start.

    Each has `units`, or a `value` that buys whole units at the price on its grant date. It vests from that date by
    `vesting`, or by the terms of the first grant if absent.
    """

    years: Annotated[
        int,
        Spec(
            N_("Number of refresh grants"), Unit.YEARS, Entry.WHOLE, least=1, most=LONGEST_DELAY_MONTHS // MONTHS_A_YEAR
        ),
    ]
    units: Annotated[
        Estimate,
        Spec(
            N_("Units per refresh grant"),
            Unit.SHARES,
            question=_REFRESHERS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
        ),
    ] = None
    value: Annotated[
        Estimate,
        Spec(
            N_("Value per refresh grant"),
            Unit.MONEY,
            question=_REFRESHERS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
        ),
    ] = None
    vesting: Annotated[
        Vesting | None,
        Spec(
            N_("Vesting schedule"),
            entry=Entry.SPECIAL,
            form_label=N_("Vesting schedule of the refresh grants"),
            hint=N_("same as the first grant"),
        ),
    ] = None
