"""The private fields of an offer, which are removed from files for other people."""

from __future__ import annotations

from typing import cast

from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.vesting.terms import VestingTerms

PRIVATE: dict[type[Struct], tuple[str, ...]] = {
    Offer: ("notes", "contacts", "status", "sample"),
    VestingTerms: ("comments",),
}
"""The private fields by type: the owner's notes, contacts, status of the offer, and whether it is a sample."""


def copy_for_reader(offer: Offer) -> Offer:
    """Return a copy of the offer with every private field at its default, safe to share."""
    return cast("Offer", _without_private(offer))


def _without_private(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_without_private(one) for one in value)
    if not isinstance(value, Struct):
        return value
    private = PRIVATE.get(type(value), ())
    kept = {
        field.name: field.default if field.name in private else _without_private(getattr(value, field.name))
        for field in fields(value)
    }
    return replace(value, **kept)
