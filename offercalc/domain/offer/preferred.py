"""Preferred stock of a private company, which is paid before common stock at an exit."""

from typing import Annotated

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_

_PREFERENCE_QUESTION = N_(
    "{part}: what is the total liquidation preference, and what share of the company is preferred stock?"
)


class Preferred(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A private company's preferred stock as one class: its share of all shares, and its liquidation preference.

    `preference` is money in the currency of the grant.
    """

    percent: Annotated[
        Estimate,
        Spec(
            N_("Preferred stock (% of all shares)"),
            Unit.PERCENT,
            most=100,
            question=_PREFERENCE_QUESTION,
            shown=Shown.ALWAYS,
        ),
    ] = None
    preference: Annotated[
        Estimate,
        Spec(
            N_("Total liquidation preference"),
            Unit.COMPANY_VALUE,
            question=_PREFERENCE_QUESTION,
            shown=Shown.ALWAYS,
            lowers=True,
        ),
    ] = None
