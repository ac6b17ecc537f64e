"""Which optional fields are collapsed while they hold their default."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.field_spec import Shown, defaults_of, is_stated, specs_of
from offercalc.domain.values.paths import Path, get_at
from offercalc.presentation.forms.field import Adder, Entry, Row


def ways_of(offer: Offer) -> dict[Path, bool]:
    """Return the paths of all ways to state the size of a grant, and whether each is the stated one."""
    owners: dict[Path, object] = {}
    for place, stake in enumerate(offer.equity):
        owners["equity", place] = stake
        owners["equity", place, "refreshers"] = getattr(stake, "refreshers", None)
    return {
        (*path, name): is_stated(getattr(owner, name))
        for path, owner in owners.items()
        if isinstance(owner, Struct)
        for name, spec in specs_of(type(owner)).items()
        if spec.way
    }


def mark_spare(entries: tuple[Entry, ...], offer: Offer) -> tuple[Entry, ...]:
    """Mark the fields that hold their default, and the adders of empty lists, as spare."""
    return tuple(_marked(entry, offer) for entry in entries)


def _marked(entry: Entry, offer: Offer) -> Entry:
    if isinstance(entry, Row):
        return entry
    if isinstance(entry, Adder):
        return replace(entry, spare=get_at(offer, entry.path) == ())
    return entry if entry.target else replace(entry, spare=_is_spare(entry.path, offer))


def _is_spare(path: Path, offer: Offer) -> bool:
    """Whether a field holds its default and is not shown regardless."""
    owner, name = get_at(offer, path[:-1]), str(path[-1])
    if not isinstance(owner, Struct) or getattr(owner, name) != defaults_of(type(owner))[name]:
        return False
    specs = specs_of(type(owner))
    spec = specs.get(name)
    if spec is not None and spec.way:
        return False  # one of its ways is always shown
    if spec is None or spec.shown is Shown.ON_REQUEST:
        return True
    alternatives = [other for other, found in specs.items() if found.either and found.either == spec.either]
    return any(is_stated(getattr(owner, other)) for other in alternatives)
