"""The private fields of an offer, which are removed from files for other people."""

from __future__ import annotations

from functools import cache
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.field_spec import Reader, defaults_of, specs_of


@cache
def private_fields(kind: type[Struct]) -> frozenset[str]:
    """Return the names of the fields of a type that only the owner may see."""
    return frozenset(name for name, spec in specs_of(kind).items() if spec.seen_by is Reader.OWNER)


def copy_for_reader(offer: Offer) -> Offer:
    """Return a copy of the offer with every private field at its default, safe to share."""
    return cast("Offer", _without_private(offer))


def _without_private(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_without_private(one) for one in value)
    if not isinstance(value, Struct):
        return value
    private = private_fields(type(value))
    kept = {
        name: default if name in private else _without_private(getattr(value, name))
        for name, default in defaults_of(type(value)).items()
    }
    return replace(value, **kept)
