"""Where the clauses of a letter are on its pages, read from the marks in their drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_GROUP, _END, _MARK = b"<g", b"</g>", b' href="clause:'
_MOVED = re.compile(rb' transform="translate\(([^)]*)\)"')
_LINK = re.compile(rb'<a(?: transform="translate\(([^)]*)\)")? href="clause:([^"]*)"')
_SIZE = re.compile(rb'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_ASCENT, _MARGIN, _FOOT = 11.0, 50.0, 54.0
"""Points from the base line of a mark to the top of its clause, and the margins of a letter."""
_AROUND = 6.0


class ClauseArea(Struct, frozen=True):
    """A part of a page that belongs to a clause, as shares of its width and height."""

    name: str
    left: float
    top: float
    width: float
    height: float

    def holds(self, across: float, down: float) -> bool:
        """Whether a point, in shares of the page, is inside."""
        return self.left <= across <= self.left + self.width and self.top <= down <= self.top + self.height


def clause_areas(pages: Sequence[bytes]) -> tuple[tuple[ClauseArea, ...], ...]:
    """Return the areas of the clauses on each page; one that goes on from the page before begins at its top."""
    found = []
    going_on = ""
    for page in pages:
        marks = list(_marks(page))
        found.append(tuple(_areas(marks, going_on, page)))
        going_on = marks[-1][0] if marks else going_on
    return tuple(found)


def _areas(marks: list[tuple[str, float, float]], going_on: str, page: bytes) -> Iterator[ClauseArea]:
    size = _SIZE.search(page, 0, 500)
    if size is None:
        return
    wide, high = float(size[1]), float(size[2])
    left = min((across for _name, across, _down in marks), default=64.0) - _AROUND
    tops = [(name, down - _ASCENT) for name, _across, down in marks]
    if going_on:
        tops.insert(0, (going_on, _MARGIN))
    if not tops:
        return
    ends = [top for _name, top in tops[1:]] + [high - _FOOT]
    for (name, top), end in zip(tops, ends, strict=True):
        if end - top > _ASCENT:
            yield ClauseArea(
                name, left / wide, (top - _AROUND / 2) / high, (wide - 2 * left) / wide, (end - top) / high
            )


def _marks(page: bytes) -> Iterator[tuple[str, float, float]]:
    """Yield the name and the place, in points, of each mark on a page; groups may move what is inside."""
    if _MARK not in page:
        return
    places = [(0.0, 0.0)]
    for part in page.split(_GROUP)[1:]:
        across, down = places[-1]
        moved = _MOVED.match(part)
        more = _pair(moved[1]) if moved is not None else (0.0, 0.0)
        places.append((across + more[0], down + more[1]))
        for link in _LINK.finditer(part) if _MARK in part else ():
            inside = places[: len(places) - part.count(_END, 0, link.start())]
            by = _pair(link[1])
            yield link[2].decode(), inside[-1][0] + by[0], inside[-1][1] + by[1]
        ended = part.count(_END)
        if ended:
            del places[max(1, len(places) - ended) :]


def _pair(text: bytes | None) -> tuple[float, float]:
    numbers = [float(number) for number in (text or b"").replace(b",", b" ").split()]
    return (numbers[0], numbers[1]) if len(numbers) > 1 else (0.0, 0.0)
