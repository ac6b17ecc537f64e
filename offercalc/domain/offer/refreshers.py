"""Refresh grants: further grants of the same kind on anniversaries of the start."""

from typing import Annotated, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Vesting

_SIZE = N_("Size of a refresh grant")
_REFRESHERS_QUESTION = N_("{part}: how large are the annual refresh grants?")


_PRICE_QUESTION = N_("{part}: at which price are the annual refresh grants made?")


def _own_price(label: str, form_label: str) -> Spec:
    """Return the specification of a price that need not be stated, as the share price of its day stands for it."""
    return Spec(label, Unit.SHARE_PRICE, form_label=form_label, question=_PRICE_QUESTION, is_limit=True, lowers=True)


_Strike: TypeAlias = Annotated[
    Estimate, _own_price(N_("Strike price"), N_("Strike price of the refresh grants (optional)"))
]
_BasePrice: TypeAlias = Annotated[
    Estimate, _own_price(N_("Base price"), N_("Base price of the refresh grants (optional)"))
]
_Threshold: TypeAlias = Annotated[
    Estimate, _own_price(N_("Participation threshold"), N_("Participation threshold of the refresh grants (optional)"))
]
_GrantPrice: TypeAlias = Annotated[
    Estimate, _own_price(N_("Grant price"), N_("Grant price of the refresh grants (optional)"))
]


class Refreshers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Further grants of the same kind, one on each of the first `years` anniversaries of the start.

    Each has `units`, or a `value` that buys whole units at its `grant_price`, or else at the price on its grant date.
    That is also its `strike`, `base_price` or `participation_threshold` if none is stated, except for phantom shares
    and profit units without a threshold, which keep theirs. It vests from its grant date by `vesting`, or by the terms
    of the first grant if absent.
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
            way=N_("Units"),
            heading=_SIZE,
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
            way=N_("Value"),
            heading=_SIZE,
        ),
    ] = None
    strike: _Strike = None
    base_price: _BasePrice = None
    participation_threshold: _Threshold = None
    grant_price: _GrantPrice = None
    vesting: Annotated[
        Vesting | None,
        Spec(
            N_("Vesting schedule"),
            entry=Entry.SPECIAL,
            form_label=N_("Vesting schedule of the refresh grants"),
            hint=N_("same as the first grant"),
        ),
    ] = None
