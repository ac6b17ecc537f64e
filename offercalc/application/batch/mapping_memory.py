"""Saved mappings of tables: made from how a table is read, found again by its headers, and applied to a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from offercalc.application.ports.offer_table import Mapping, SavedMapping, TableAsk

MOST_KEPT = 50
"""Saved mappings; the oldest one makes room for a new one."""


def headers_of(mapping: Mapping) -> tuple[str, ...]:
    """Return the headers of a table by which it is known again, whatever their order and their capitals."""
    return tuple(sorted(plain for one in mapping.columns if (plain := plain_header(one.header))))


def plain_header(header: str) -> str:
    """Return a header in lower case with single spaces."""
    return " ".join(header.casefold().split())


def saved_from(name: str, mapping: Mapping, filled: Iterable[tuple[str, str]] = ()) -> SavedMapping:
    """Return a mapping to save under a name; of several columns with one header, none is kept."""
    counts = Counter(plain_header(one.header) for one in mapping.columns)
    columns = tuple(
        (one.header, one.name) for one in mapping.columns if one.header and counts[plain_header(one.header)] == 1
    )
    return SavedMapping(" ".join(name.split()), headers_of(mapping), columns, tuple(filled))


def with_saved(kept: Sequence[SavedMapping], new: SavedMapping) -> tuple[SavedMapping, ...]:
    """Return saved mappings with a new one first, which replaces that of its name and that of its headers."""
    others = (one for one in kept if one.name != new.name and one.headers != new.headers)
    return (new, *others)[:MOST_KEPT]


def fitting(kept: Sequence[SavedMapping], mapping: Mapping) -> SavedMapping | None:
    """Return the saved mapping of a table with the same headers, None if there is none."""
    headers = headers_of(mapping)
    return next((one for one in kept if one.headers == headers), None)


def applied(saved: SavedMapping, ask: TableAsk, headers: Iterable[str]) -> TableAsk:
    """Return a request that reads a table with these headers as saved, except for what it says itself."""
    there = {plain_header(header) for header in headers}
    own = {plain_header(header) for header, _name in ask.columns}
    known = {name for name, _value in ask.filled}
    columns = tuple(
        pair for pair in saved.columns if plain_header(pair[0]) in there and plain_header(pair[0]) not in own
    )
    filled = tuple(pair for pair in saved.filled if pair[0] not in known)
    return replace(ask, columns=(*ask.columns, *columns), filled=(*ask.filled, *filled))
