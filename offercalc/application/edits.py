"""Edits: what changes in an offer, as values that give a new offer and leave the old one as it was."""

from __future__ import annotations

from typing import TypeAlias, TypeVar, assert_never, cast

from msgspec import Struct, structs

from offercalc.domain.equity import Grant
from offercalc.domain.offer import Offer
from offercalc.domain.pay import PayPart

Path: TypeAlias = tuple[str | int, ...]
"""Where in an offer: names of fields and places in lists, e.g. `("pay", 0, "amount")`."""

_Value = TypeVar("_Value")


class Put(Struct, frozen=True):
    """Set what stands at a path."""

    path: Path
    value: object


class Insert(Struct, frozen=True):
    """Append a part to the pay or a grant to the equity."""

    part: PayPart | Grant


class Remove(Struct, frozen=True):
    """Take a part of the pay or a grant away."""

    path: Path


Edit = Put | Insert | Remove


def apply(edit: Edit, offer: Offer) -> Offer:
    """Return the offer as it is after an edit; raise LookupError or AttributeError for a path that is not there."""
    match edit:
        case Put():
            return _put(offer, edit.path, edit.value)
        case Insert():
            return _insert(offer, edit.part)
        case Remove():
            *where, place = edit.path
            parts = cast("tuple[object, ...]", _at(offer, tuple(where)))
            index = cast("int", place)
            return _put(offer, tuple(where), parts[:index] + parts[index + 1 :])
        case _:
            assert_never(edit)


def _insert(offer: Offer, part: PayPart | Grant) -> Offer:
    if isinstance(part, Grant):
        return structs.replace(offer, equity=(*offer.equity, part))
    return structs.replace(offer, pay=(*offer.pay, part))


def _at(value: object, path: Path) -> object:
    for step in path:
        value = cast("tuple[object, ...]", value)[step] if isinstance(step, int) else getattr(value, step)
    return value


def _put(whole: _Value, path: Path, value: object) -> _Value:
    """Rebuild everything along a path around the new value."""
    if not path:
        return cast("_Value", value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        parts = cast("tuple[object, ...]", whole)
        changed = (*parts[:step], _put(parts[step], rest, value), *parts[step + 1 :])
        return cast("_Value", changed)
    return cast("_Value", structs.replace(cast("Struct", whole), **{step: _put(getattr(whole, step), rest, value)}))
