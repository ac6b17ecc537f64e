"""The reference rates of the European Central Bank in XML: the newest day, or the last 90 days."""

# Format: https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml. `gesmes:Envelope` contains one `Cube` with a
# `Cube time="2026-11-20"` for each day, which contains a `Cube currency="USD" rate="1.1523"` for each currency.

from __future__ import annotations

from xml.parsers import expat

from offercalc.feeds.publishers.ecb_history import SOURCE
from offercalc.feeds.publishers.publisher import Listing, changed, day_of
from offercalc.presentation.formats.localizer import N_

_DEEPEST = 10
_ENCODING = "utf-8"  # regardless of the declared encoding, so that the file cannot select another decoder
_REFUSED = {b"\0": N_("the table isn't UTF-8 text"), b"<!DOCTYPE": N_("the table declares a document type")}


def read_xml(content: bytes) -> list[Listing]:
    """Return the days of a file in its order; raise UnreadableRatesError for any other file.

    A file with a document type is refused unread, since entities that expand are declared in one.
    """
    for mark, what in _REFUSED.items():
        if mark in content:
            raise changed(SOURCE, what)
    table = _Table()
    parser = expat.ParserCreate(_ENCODING)
    parser.StartElementHandler = table.start
    parser.EndElementHandler = table.end
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise changed(
            SOURCE, N_("line {line} of the table is incomplete or isn't valid XML"), line=error.lineno
        ) from error
    return table.listings


class _Table:
    """Collects rates from XML parser events."""

    def __init__(self) -> None:
        self.listings: list[Listing] = []
        self._depth = 0
        self._day_depth = 0  # nesting depth of the current day, 0 outside of any

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise changed(SOURCE, N_("the table is nested more than {number} levels deep"), number=_DEEPEST)
        if self._depth == 1 and _local(name) != "Envelope":
            raise changed(SOURCE, N_("the response isn't a table of rates"))
        if _local(name) != "Cube":
            return
        if "time" in attributes:
            self._start_day(attributes["time"])
        elif attributes:
            self._add(attributes)

    def end(self, _name: str) -> None:
        if self._depth == self._day_depth:
            self._day_depth = 0
        self._depth -= 1

    def _start_day(self, text: str) -> None:
        day = day_of(SOURCE, text)
        if self._day_depth:
            raise changed(SOURCE, N_("{day} is inside another day"), day=day)
        self._day_depth = self._depth
        self.listings.append((day, []))

    def _add(self, attributes: dict[str, str]) -> None:
        if self._depth != self._day_depth + 1 or not self._day_depth or not {"currency", "rate"} <= attributes.keys():
            raise changed(SOURCE, N_("a rate has no day or no currency"))
        self.listings[-1][1].append((attributes["currency"], attributes["rate"]))


def _local(name: str) -> str:
    """Return a name without its namespace prefix."""
    return name.rpartition(":")[2]
