"""The reference rates of the European Central Bank from its CSV history: one row per day, newest first."""

# Format: https://www.ecb.europa.eu/stats/policy_and_exchange_rates, file `eurofxref-hist.zip`. A row has the price of
# one euro in each currency of the header, `N/A` if the bank published none.

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from io import BufferedReader, BytesIO
from itertools import islice
from typing import NoReturn

from msgspec import DecodeError
from msgspec.json import Decoder

from offercalc.domain.exchange.rate import Quote, Runs, runs_of, was_silent
from offercalc.feeds.publishers.publication import UnreadableRatesError
from offercalc.feeds.publishers.publisher import changed
from offercalc.presentation.formats.localizer import N_

EURO = "EUR"
SOURCE = "ECB"
LARGEST_FILE = 64 * 2**20
_ROWS = 128
_UNPACKED_AT_ONCE = 2**16
_DATE = 10
_SHOWN = 40
_END = b",\n"
_SCALE = 10**7
_MISSING = b"N/A"
_ALLOWED = b"0123456789.,N/A"
_DIGITS_AS_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_TOO_MANY_DIGITS = b"0" * 8
_DECODER = Decoder(list[float])
_SOUND_CELL = re.compile(rb"(?:0|[1-9]\d{0,6})(?:\.\d{1,7})?")


class EcbHistory:
    """A `RateTable` over the bank's file: rows are unpacked and parsed on demand, newest first.

    The time to open it does not depend on the length of the history.
    """

    source = SOURCE
    base = EURO

    def __init__(self, lines: Iterable[bytes], edition: str) -> None:
        """Take the lines of the file and its release or download; raise UnreadableRatesError for other text."""
        self.edition = edition
        self._lines = iter(lines)
        header = next(self._lines, b"").removeprefix(b"\xef\xbb\xbf").decode("ascii", "replace")
        first, *names = (name.strip() for name in header.rstrip(", \r\n").split(","))
        self._columns = {EURO: 0, **{name: place for place, name in enumerate(names, start=1)}}
        self._width = len(names) + 1
        self._dates: list[date] = []
        self._places: dict[date, int] = {}
        self._days: list[int] = []  # negated ordinals of the dates, so that rows from new to old ascend
        self._cells = array("d")  # row by row; 0 for no rate, and 1 for the euro
        self._runs: dict[str, Runs] = {}
        if first != "Date" or "USD" not in self._columns or not self._reach(date.max):
            raise changed(SOURCE, N_("the table has no date column or no USD column"))
        self.last_day = self._dates[0]

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """All currencies the table has ever had, including its base."""
        return tuple(sorted(self._columns))

    def span(self, currency: str) -> tuple[date, date] | None:
        """Return the first and last day of a currency, or None if the bank never published it."""
        runs = self.runs(currency)
        return (runs[0][0], runs[-1][1]) if runs else None

    def runs(self, currency: str) -> Runs:
        """Return the runs of publication of a currency; empty if the bank never published it."""
        if currency not in self._runs:
            self._runs[currency] = self._find_runs(currency)
        return self._runs[currency]

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Return the last row on or before a day that has both currencies, unless one had ended or paused."""
        columns, cells = self._columns, self._cells
        if base not in columns or quote not in columns:
            return None
        one, other = columns[base], columns[quote]
        place = self._places.get(on)
        if place is None:  # not a day of publication, or not parsed yet
            if not self._reach(on):
                return None
            place = bisect_left(self._days, -on.toordinal())
        start = place * self._width
        below, above = cells[start + one], cells[start + other]
        if below and above:
            value = Fraction(round(above * _SCALE), round(below * _SCALE))  # inlined `_crossed`
            return Quote(self._dates[place], value, self.edition)
        if any(was_silent(self.runs(code), self.last_day, on) for code in (base, quote)):
            return None
        self._reach(date.min)
        return next(self._standing(range(place + 1, len(self._days)), one, other), None)

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the rows between two days, both included, that have both currencies, oldest first."""
        one, other = self._columns.get(base), self._columns.get(quote)
        if one is None or other is None:
            return
        self._reach(since)
        newest = bisect_left(self._days, -until.toordinal())
        oldest = bisect_right(self._days, -since.toordinal())
        yield from self._standing(range(oldest - 1, newest - 1, -1), one, other)

    def on_day(self, day: date) -> dict[str, Decimal]:
        """Return all rates published on a day; empty if nothing was published."""
        self._reach(day)
        place = bisect_left(self._days, -day.toordinal())
        if place == len(self._days) or self._dates[place] != day:
            return {}
        start = place * self._width
        return {
            code: Decimal(round(self._cells[start + column] * _SCALE)) / _SCALE
            for code, column in self._columns.items()
            if column and self._cells[start + column]
        }

    def _standing(self, places: range, one: int, other: int) -> Iterator[Quote]:
        """Yield the cross rate of two columns for each row that has both."""
        for place in places:
            start = place * self._width
            below, above = self._cells[start + one], self._cells[start + other]
            if below and above:
                yield Quote(self._dates[place], _crossed(above, below), self.edition)

    def _find_runs(self, currency: str) -> Runs:
        if currency not in self._columns:
            return ()
        self._reach(date.min)
        column = self._cells[self._columns[currency] :: self._width]
        days = [day for day, value in zip(self._dates, column, strict=True) if value]
        return runs_of(reversed(days))

    def _reach(self, day: date) -> bool:
        """Unpack and parse rows down to this day or an older one. Return whether there is one."""
        wanted = -day.toordinal()
        while not self._days or self._days[-1] < wanted:
            lines = [line for line in islice(self._lines, _ROWS) if line.strip()]
            if not lines:
                return False
            dates = [_day(line) for line in lines]
            self._cells += _numbers(self._text(lines), self._width * len(lines)) or self._complain(lines)
            self._places |= {day: place for place, day in enumerate(dates, start=len(self._dates))}
            self._dates += dates
            self._days += [-day.toordinal() for day in dates]
        return True

    def _text(self, lines: list[bytes]) -> bytes:
        """Return the cells of lines as one comma-separated text, with a fast path for the bank's own line endings."""
        rows = b"1".join([line[_DATE:] for line in lines])
        if rows.count(_END) == len(lines) and not (b",," in rows or b" " in rows):
            return b"1" + rows.replace(b"\n", b"")[:-1]
        return b",".join([self._row(line) for line in lines])

    def _row(self, line: bytes) -> bytes:
        """Return the cells of a line padded to the width of the table, with 1 (for the euro) in place of the date."""
        row = line.replace(b" ", b"").rstrip(b",\r\n")[_DATE:]
        while b",," in row:
            row = row.replace(b",,", b",N/A,")
        missing = self._width - 1 - row.count(b",")
        return b"1" + row + b",N/A" * missing

    def _complain(self, lines: list[bytes]) -> NoReturn:
        """Raise UnreadableRatesError for the invalid cell that `_numbers` has detected."""
        names = dict(enumerate(self._columns))
        day, place, cell = next(
            (_day(line), place, cell)
            for line in lines
            for place, cell in enumerate(self._row(line).split(b","))
            if place not in names or not (cell == _MISSING or _is_rate(cell))
        )
        text = cell[:_SHOWN].decode("ascii", "replace")
        if place not in names:
            message = N_("{source}: {figure} isn't a valid rate for any currency on {day}")
            raise UnreadableRatesError(message, source=SOURCE, figure=repr(text), day=day)
        message = N_("{source}: {figure} isn't a valid rate for {currency} on {day}")
        raise UnreadableRatesError(message, source=SOURCE, figure=repr(text), currency=names[place], day=day)


def _is_rate(cell: bytes) -> bool:
    """Whether a cell is a positive number with at most seven digits before and after the point."""
    return _SOUND_CELL.fullmatch(cell) is not None and float(cell) > 0


def _crossed(above: float, below: float) -> Fraction:
    """Return the exact quotient of two cells: up to seven decimals, each float rounds to its value when scaled."""
    return Fraction(round(above * _SCALE), round(below * _SCALE))


def _numbers(text: bytes, count: int) -> array[float] | None:
    """Parse `count` cells, with 0 for no rate; return None if one is not in the bank's format."""
    if text.translate(None, _ALLOWED) or _TOO_MANY_DIGITS in text.translate(_DIGITS_AS_ZEROS):
        return None
    try:
        numbers = _DECODER.decode(b"[%b]" % text.replace(_MISSING, b"0"))
    except DecodeError:
        return None
    if len(numbers) != count or numbers.count(0.0) != text.count(_MISSING):
        return None
    return array("d", numbers)


def _day(line: bytes) -> date:
    text = line[:_SHOWN].decode("ascii", "replace")
    try:
        return date.fromisoformat(text[:_DATE])
    except ValueError as error:
        what = N_("{source}: {row} does not start with a date; the table's format has changed")
        raise UnreadableRatesError(what, source=SOURCE, row=repr(text.strip())) from error


def read_zip(content: bytes) -> bytes:
    """Return the table in the bank's zip file; raise UnreadableRatesError for other or implausibly large files."""
    return b"".join(zip_lines(content))


def zip_lines(content: bytes) -> Iterator[bytes]:
    """Yield the lines of the table in the bank's zip file while unpacking; raise as `read_zip`."""
    faults = (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, RuntimeError, ValueError)
    try:  # the faults are local, because a generator that ends with the program finds no modules
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entry = archive.infolist()[0]
            if entry.file_size > LARGEST_FILE:
                text = N_("{source}: the unpacked table has {number} bytes, which is implausibly large")
                raise UnreadableRatesError(text, source=SOURCE, number=entry.file_size)
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                text = N_("{source}: the table has a compression format that the bank does not use")
                raise UnreadableRatesError(text, source=SOURCE)
            with archive.open(entry) as table:
                yield from BufferedReader(table, _UNPACKED_AT_ONCE)  # type: ignore[type-var] # faster than iterating it
    except faults as error:
        text = N_("{source}: the download isn't a zip file with a table of rates")
        raise UnreadableRatesError(text, source=SOURCE) from error
