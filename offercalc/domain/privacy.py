"""What of an offer is private: the fields that no file for somebody else holds."""

from __future__ import annotations

from typing import cast

from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.domain.offer import Offer
from offercalc.domain.vesting_terms import VestingTerms

PRIVATE: dict[type[Struct], tuple[str, ...]] = {
    Offer: ("notes", "contacts", "status", "sample"),
    VestingTerms: ("comments",),
}
"""Of each type what its owner noted, whom they talk to, how the offer stands, and whether it is invented."""


def copy_for_reader(offer: Offer) -> Offer:
    """Return the offer with every private field empty, as it may be handed to somebody else."""
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
