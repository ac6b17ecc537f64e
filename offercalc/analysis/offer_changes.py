"""The changes between two versions of an offer: components added, removed or reordered, and changed fields."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Contact, Offer, currency_of
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting

Part = PayPart | Stake
_WHOLES = (Range, Vesting, Contact)
"""Types whose values are compared as a whole."""


class PartAdded(Struct, frozen=True):
    """A pay or equity component that was added; its amounts are in `currency`."""

    part: Part
    currency: str


class PartRemoved(Struct, frozen=True):
    """A pay or equity component that was removed; its amounts are in `currency`."""

    part: Part
    currency: str


class FieldChanged(Struct, frozen=True):
    """A field with a different value; `fields` is its path, e.g. `("clawback", "months")`.

    `part` is the new version of its component, None for the offer itself; amounts are in `currency`.
    """

    fields: tuple[str, ...]
    before: object
    after: object
    part: Part | None
    currency: str


class PartsReordered(Struct, frozen=True):
    """The pay or equity components were reordered."""

    is_equity: bool


Change = PartAdded | PartRemoved | FieldChanged | PartsReordered


def offer_changes(before: Offer, after: Offer) -> tuple[Change, ...]:
    """Return the changes between two versions of an offer: pay first, then equity, then the offer itself."""
    return (
        *_part_changes(before.pay, after.pay, before, after),
        *_part_changes(before.equity, after.equity, before, after),
        *_field_changes(before, after, (), None, after.currency),
    )


def _part_changes(old: tuple[Part, ...], new: tuple[Part, ...], before: Offer, after: Offer) -> Iterator[Change]:
    """Yield the changes of components in their new order, and then those that were removed."""
    partners = _partners(old, new)
    for place, part in enumerate(new):
        currency = currency_of(part, after)
        if place in partners:
            yield from _field_changes(old[partners[place]], part, (), part, currency)
        else:
            yield PartAdded(part, currency)
    for place, part in enumerate(old):
        if place not in partners.values():
            yield PartRemoved(part, currency_of(part, before))
    kept = [partners[place] for place in sorted(partners)]
    if kept != sorted(kept):
        yield PartsReordered(is_equity=isinstance(new[0], Stake))


def _partners(before: tuple[Part, ...], after: tuple[Part, ...]) -> dict[int, int]:
    """Return the old index of each new component: of an equal one, else of its kind and label, else of its kind."""
    partners: dict[int, int] = {}
    for is_alike in (_is_same, _is_called_the_same, _is_of_one_kind):
        for place, part in enumerate(after):
            free = (one for one in range(len(before)) if one not in partners.values() and is_alike(before[one], part))
            found = None if place in partners else next(free, None)
            if found is not None:
                partners[place] = found
    return partners


def _is_same(one: Part, other: Part) -> bool:
    return one == other


def _is_called_the_same(one: Part, other: Part) -> bool:
    return _is_of_one_kind(one, other) and one.label == other.label


def _is_of_one_kind(one: Part, other: Part) -> bool:
    return type(one) is type(other)


def _field_changes(
    before: Struct, after: Struct, fields: tuple[str, ...], part: Part | None, currency: str
) -> Iterator[FieldChanged]:
    """Yield the changed fields of two values of one type, recursively for nested values of equal types."""
    for field in structs.fields(after):
        path = (*fields, field.name)
        if path in {("pay",), ("equity",)} and part is None:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        pairs = _pairs(old, new)
        if pairs:
            for one, other in pairs:
                yield from _field_changes(one, other, path, part, currency)
        else:
            yield FieldChanged(path, old, new, part, currency)


def _pairs(old: object, new: object) -> list[tuple[Struct, Struct]]:
    """Return the values to compare field by field: of equal types, or in tuples of equal length and types; or none."""
    ones, others = ((value if isinstance(value, tuple) else (value,)) for value in (old, new))
    are_alike = len(ones) == len(others) and all(
        isinstance(one, Struct) and type(one) is type(other) and not isinstance(one, _WHOLES)
        for one, other in zip(ones, others, strict=False)
    )
    return list(zip(ones, others, strict=True)) if are_alike else []
