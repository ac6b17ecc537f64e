"""The European Central Bank's reference rates as the bank publishes them: one CSV row a day, newest first."""

# Format: https://www.ecb.europa.eu/stats/policy_and_exchange_rates, file `eurofxref-hist.zip`. A row holds what one
# euro costs in each currency of the header, `N/A` where the bank published none.

from __future__ import annotations

import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from io import BytesIO

from offercalc.application.ports import OutsideError
from offercalc.domain.exchange import Publication

EURO = "EUR"
SOURCE = "ECB"
LARGEST_FILE = 64 * 2**20
_MISSING = "N/A"


class UnreadableRatesError(OutsideError):
    """A table of rates that does not have the format its publisher documents."""


class EcbHistory:
    """A `RateTable` over the bank's file; a row is parsed when it is asked for, so that opening is quick."""

    source = SOURCE
    base = EURO

    def __init__(self, text: str, edition: str) -> None:
        """Take the file's text and the release or download it came in; raise UnreadableRatesError for other text."""
        header, *rows = text.lstrip("\ufeff").strip().splitlines() or [""]
        self.edition = edition
        self._columns = {name.strip(): index for index, name in enumerate(header.split(",")) if name.strip()}
        self._rows = rows
        if self._columns.get("Date") != 0 or "USD" not in self._columns or not rows:
            message = f"{SOURCE}: the table has no column of dates or of dollars; its format has changed"
            raise UnreadableRatesError(message)
        self.last_day = _day(rows[0])
        _day(rows[-1])

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """Name every currency the table has ever had, its base included."""
        return tuple(sorted({EURO, *self._columns} - {"Date"}))

    def span(self, currency: str) -> tuple[date, date] | None:
        """Give the first and last day of a currency, or None where the bank never published it."""
        if currency == EURO:
            return _day(self._rows[-1]), self.last_day
        if currency not in self._columns:
            return None
        wanted = frozenset({currency})
        newest = next((row for row in self._rows if self._values(row, wanted)), None)
        oldest = next((row for row in reversed(self._rows) if self._values(row, wanted)), None)
        return (_day(oldest), _day(newest)) if newest and oldest else None

    def publication(self, currencies: frozenset[str], on: date) -> Publication | None:
        """Give the last row on or before a day in which every currency stands."""
        start = bisect_left(self._rows, -on.toordinal(), key=_newest_first)
        for row in self._rows[start:]:
            values = self._values(row, currencies)
            if values is not None:
                return Publication(_day(row), values)
        return None

    def publications(self, currencies: frozenset[str], since: date, until: date) -> Iterator[Publication]:
        """Yield the rows between two days, both included, in which every currency stands, oldest first."""
        newest = bisect_left(self._rows, -until.toordinal(), key=_newest_first)
        oldest = bisect_right(self._rows, -since.toordinal(), key=_newest_first)
        for row in reversed(self._rows[newest:oldest]):
            values = self._values(row, currencies)
            if values is not None:
                yield Publication(_day(row), values)

    def _values(self, row: str, currencies: frozenset[str]) -> dict[str, Fraction] | None:
        """Read the rates of some currencies from a row, or None where one is missing."""
        cells = row.split(",")
        values = {}
        for code in currencies:
            index = self._columns.get(code, len(cells))
            cell = cells[index].strip() if index < len(cells) else _MISSING
            if cell in {_MISSING, ""}:
                return None
            values[code] = _rate(cell, code, row)
        return values


def _rate(cell: str, code: str, row: str) -> Fraction:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value <= 0:
        message = f"{SOURCE}: {cell[:40]!r} is no rate for {code} on {row[:10]}"
        raise UnreadableRatesError(message)
    return Fraction(value)


def _day(row: str) -> date:
    try:
        return date.fromisoformat(row[:10])
    except ValueError as error:
        message = f"{SOURCE}: {row[:40]!r} does not start with a date; the table's format has changed"
        raise UnreadableRatesError(message) from error


def _newest_first(row: str) -> int:
    """Order rows as the file has them, the newest first."""
    return -_day(row).toordinal()


def read_zip(content: bytes) -> str:
    """Unpack the bank's zip file; raise UnreadableRatesError for anything else, or anything suspiciously large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entry = archive.infolist()[0]
            if entry.file_size > LARGEST_FILE:
                message = f"{SOURCE}: the table unpacks to {entry.file_size} bytes, which is too large to be true"
                raise UnreadableRatesError(message)
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                message = f"{SOURCE}: the table is packed in a way that the bank does not use"
                raise UnreadableRatesError(message)
            return archive.read(entry).decode("ascii")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, RuntimeError, ValueError) as error:
        message = f"{SOURCE}: the download is no zip file with a table of rates"
        raise UnreadableRatesError(message) from error
