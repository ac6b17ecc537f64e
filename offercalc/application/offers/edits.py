"""Edits as values: applied to an offer, each returns a new offer and leaves the old one unchanged."""

from __future__ import annotations

from typing import assert_never, cast

from msgspec import Struct, structs

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.paths import Path, get_at, replace_at


class Put(Struct, frozen=True):
    """Set the value at a path."""

    path: Path
    value: object


class Insert(Struct, frozen=True):
    """Append a part to the pay or to the equity."""

    part: PayPart | Stake


class Append(Struct, frozen=True):
    """Add a value at the end of the list at a path, e.g. a raise or a contact."""

    path: Path
    value: object


class Remove(Struct, frozen=True):
    """Remove an item of a list, such as a part of the pay, a raise or a contact."""

    path: Path


class Move(Struct, frozen=True):
    """Move an item of a list, such as a part of the pay, to another place of the list."""

    path: Path
    place: int


class Together(Struct, frozen=True):
    """Set several values as one edit, e.g. an amount and the currency that was typed with it."""

    puts: tuple[Put, ...]


Edit = Put | Insert | Append | Remove | Move | Together


def apply(edit: Edit, offer: Offer) -> Offer:
    """Return the offer after an edit; raise LookupError or AttributeError if the path does not exist."""
    match edit:
        case Put():
            return replace_at(offer, edit.path, edit.value)
        case Insert(part=part):
            if isinstance(part, Stake):
                return structs.replace(offer, equity=(*offer.equity, part))
            return structs.replace(offer, pay=(*offer.pay, part))
        case Append():
            before = cast("tuple[object, ...]", get_at(offer, edit.path))
            return replace_at(offer, edit.path, (*before, edit.value))
        case Remove():
            *where, place = edit.path
            parts = cast("tuple[object, ...]", get_at(offer, tuple(where)))
            index = cast("int", place)
            return replace_at(offer, tuple(where), parts[:index] + parts[index + 1 :])
        case Move():
            return _moved(offer, edit)
        case Together(puts=puts):
            for put in puts:
                offer = apply(put, offer)
            return offer
        case _:
            assert_never(edit)


def _moved(offer: Offer, edit: Move) -> Offer:
    *where, place = edit.path
    parts = list(cast("tuple[object, ...]", get_at(offer, tuple(where))))
    parts.insert(edit.place, parts.pop(cast("int", place)))
    return replace_at(offer, tuple(where), tuple(parts))
