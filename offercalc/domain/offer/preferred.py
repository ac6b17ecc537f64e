"""Preferred stock of a private company, which is paid before common stock at an exit."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_

_PREFERENCE_QUESTION = N_(
    "{part}: what is the total liquidation preference, and what share of the company is preferred stock?"
)

LARGEST_CAP = 1000
"""The largest cap of participating preferred stock, as a multiple of its preference."""


class Preferred(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A class of a private company's preferred stock: its share of all shares, and its liquidation preference.

    `preference` is money in the currency of the grant. Stock that is `participating` also takes part in what remains,
    up to `cap` times its preference in all. Classes rank equally, and each converts into common stock when that gives
    it more.
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
    participating: Annotated[bool, Spec(N_("Participating"), entry=Entry.YES_NO)] = False
    cap: Annotated[
        Decimal | Range | None,
        Spec(
            N_("Cap (multiple of the preference)"),
            Unit.MULTIPLE,
            form_label=N_("Cap (multiple of the preference, optional)"),
            least=1,
            most=LARGEST_CAP,
            question=_PREFERENCE_QUESTION,
            is_limit=True,
            lowers=True,
        ),
    ] = None


PreferredStock: TypeAlias = Preferred | tuple[Preferred, ...] | None
"""One class of preferred stock, several, or none."""


def classes_of(preferred: PreferredStock) -> tuple[Preferred, ...]:
    """Return the classes of preferred stock, none if there is no preferred stock."""
    if preferred is None:
        return ()
    return preferred if isinstance(preferred, tuple) else (preferred,)
