"""The European Central Bank as a publisher, with files for the newest day, for 90 days, and since 1999."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from offercalc.feeds.publishers.ecb_history import EURO, SOURCE, zip_lines
from offercalc.feeds.publishers.ecb_xml import read_xml
from offercalc.feeds.publishers.publication import Publication
from offercalc.feeds.publishers.publisher import MOST_DAYS, Listing, bulletin, changed, day_of, refuse_page
from offercalc.presentation.formats.localizer import N_

_FOLDER = "https://www.ecb.europa.eu/stats/eurofxref"
_NEWEST, _90_DAYS, _ALL = (f"{_FOLDER}/eurofxref-{name}" for name in ("daily.xml", "hist-90d.xml", "hist.zip"))
_WITHIN_90 = timedelta(days=85)  # a few days less, because the bank's 90 days need not end today
_SATURDAY = 5
_ZIP = b"PK"
_UTF8_MARK = b"\xef\xbb\xbf"
_ABSENT = frozenset(("", "N/A"))
_LARGEST_TABLE = 8 * 2**20  # four times its size after 27 years
_LONGEST_LINE = 2**14
_MOST_LINES = 2 * MOST_DAYS


class Ecb:
    """The European Central Bank, which publishes the price of one euro on each working day at 16:00 in Frankfurt."""

    source = SOURCE
    base = EURO
    terms = "https://www.ecb.europa.eu/home/disclaimer/html/index.en.html"
    attribution = N_("Source: European Central Bank (ECB)")
    stands_in_for = ""

    def address(self, last_day: date | None, today: date) -> str:
        """Return the address of the smallest file that has all working days after the last known one."""
        if last_day is None or not timedelta(0) <= today - last_day <= _WITHIN_90:
            return _ALL
        after = (last_day + timedelta(days=number) for number in range(1, (today - last_day).days + 1))
        return _NEWEST if sum(day.weekday() < _SATURDAY for day in after) <= 1 else _90_DAYS

    def read(self, content: bytes) -> Publication:
        """Parse any of the three files, detected by its first bytes; raise UnreadableRatesError for other content."""
        refuse_page(SOURCE, content)
        if content.startswith(_ZIP):
            return bulletin(self, _rows(_limited(zip_lines(content))))
        return bulletin(self, read_xml(content))


def _limited(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a table; raise UnreadableRatesError if it is implausibly large."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line)
        if size > _LARGEST_TABLE or len(line) > _LONGEST_LINE or number > _MOST_LINES:
            raise changed(SOURCE, N_("the unpacked table is implausibly large"))
        yield line


def _rows(lines: Iterator[bytes]) -> Iterator[Listing]:
    """Yield the rows of the table in the zip file: header `Date,USD,JPY,`, one row per day, `N/A` for no rate."""
    first, *names = _cells(next(lines, b"").removeprefix(_UTF8_MARK))
    if first != "Date" or "USD" not in names:
        raise changed(SOURCE, N_("the table has no date column or no USD column"))
    for line in lines:
        start, *cells = _cells(line)
        if not start and not cells:
            continue
        day = day_of(SOURCE, start)
        if len(cells) > len(names):
            raise changed(SOURCE, N_("the row of {day} has more rates than there are currencies"), day=day)
        yield day, [(name, cell) for name, cell in zip(names, cells, strict=False) if cell not in _ABSENT]


def _cells(line: bytes) -> list[str]:
    return [cell.strip() for cell in line.decode("ascii", "replace").rstrip(", \r\n").split(",")]
