"""A person's own rates from a CSV file with the columns date, base, quote and rate: all of them, or what is wrong."""

# Nothing is guessed. `16,500` may be sixteen and a half or sixteen thousand five hundred, and a further column may say
# that a rate is for a hundred units: both are questioned.

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from offercalc.domain.currencies import was_currency
from offercalc.domain.exchange import LEAST, MOST, is_rate
from offercalc.domain.plain_values import EARLIEST, LATEST
from offercalc.domain.rate_book import OwnQuote
from offercalc.feeds.publisher import shown

LARGEST_FILE = 5_000_000
MOST_ROWS = 100_000
_COLUMNS = ("date", "base", "quote", "rate")
_SEPARATORS = (",", ";", "\t")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RATE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST_RATE = 40
_MOST_FAULTS = 20
_FOUR = "state each once, and numbers without separators of thousands"
_HEADER = "name the columns date, base, quote and rate in the first line"

Row = tuple[int, dict[str, str]]
"""The number of a line and its cells by the names of their columns."""


def read_own_rates(content: bytes) -> tuple[OwnQuote, ...] | tuple[str, ...]:
    """Read every rate of a file, or say in a sentence each what is wrong with it; nothing is taken unless all is sound.

    The file is UTF-8, or UTF-16 with its mark, and separated by commas, semicolons or tabs. The four columns stand in
    any order and in capitals or not; a further column is refused. A row that says the same again counts once.
    """
    if len(content) > LARGEST_FILE:
        return (f"The file has more than {LARGEST_FILE // 1_000_000} MB; split it into smaller ones.",)
    text = _text(content)
    if text is None:
        return ("The file is no text in UTF-8 or UTF-16; save it as CSV in UTF-8.",)
    reader = _Reader(text)
    reader.read()
    more = len(reader.faults) - _MOST_FAULTS
    if more > 0:
        return (*reader.faults[:_MOST_FAULTS], f"And {more} more.")
    return tuple(reader.faults) or tuple(quote for _line, quote in reader.stated.values())


class _Reader:
    """Goes through a file once, row by row, and takes down what is stated and what is wrong."""

    def __init__(self, text: str) -> None:
        self.faults: list[str] = []
        self.stated: dict[tuple[date, frozenset[str]], tuple[int, OwnQuote]] = {}
        self._text = text

    def read(self) -> None:
        """Take down every row."""
        number = 0
        for number, (line, cells) in enumerate(self._rows(), start=1):
            if number > MOST_ROWS:
                self.faults.append(f"Line {line}: there are more than {MOST_ROWS} rows; split the file.")
                return
            faults = [f"Line {line}: {fault}" for fault in _faults(cells)]
            self.faults += faults
            if not faults:
                self._state(line, cells)
        if not number and not self.faults:
            self.faults.append("The file has no rates; add a line for each below the first one.")

    def _rows(self) -> Iterator[Row]:
        """Yield the rows that are not blank, as long as the file can be read."""
        start = self._text.partition("\n")[0].partition("\r")[0]
        reader = csv.reader(StringIO(self._text, newline=""), delimiter=_separator(start), strict=True)
        line = 1
        try:
            names = [name.strip().lower() for name in next(reader, [])]
            self.faults += [f"Line 1: {fault}" for fault in _header_faults(names)]
            if self.faults:
                return
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(names):
                    row = {name: cell.strip() for name, cell in zip(names, cells, strict=True)}
                    if any(row.values()):
                        yield line, row
                elif any(cell.strip() for cell in cells):
                    self.faults.append(f"Line {line}: there are {len(cells)} values and not 4; {_FOUR}.")
                line = reader.line_num + 1
        except csv.Error:
            self.faults.append(f"Line {line}: a quotation mark stands in the wrong place; remove it.")

    def _state(self, line: int, cells: dict[str, str]) -> None:
        """Take down a rate, unless the same one or another is stated for its day and pair."""
        day, base, code = date.fromisoformat(cells["date"]), cells["base"], cells["quote"]
        quote = OwnQuote(day, base, code, Decimal(cells["rate"]))
        first, before = self.stated.setdefault((day, frozenset((base, code))), (line, quote))
        value, other = Fraction(quote.value), Fraction(before.value)
        if value != (other if before.base == base else 1 / other):
            rate = f"{shown(cells['rate'])} for {base} in {code} on {day}"
            self.faults.append(f"Line {line}: {rate} is not what line {first} says; remove one of them.")


def _text(content: bytes) -> str | None:
    """Decode a file by the mark that it begins with; None where it is no text."""
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(start: str) -> str:
    """Choose the separator that makes most sense of the first line."""

    def fitting(separator: str) -> int:
        return sum(name.strip().strip('"').lower() in _COLUMNS for name in start.split(separator))

    return max(_SEPARATORS, key=fitting)


def _header_faults(names: list[str]) -> Iterator[str]:
    for name in _COLUMNS:
        if name not in names:
            yield f"the column {name} is missing; {_HEADER}."
        elif names.count(name) > 1:
            yield f"the column {name} stands there {names.count(name)} times; keep one."
    for name in dict.fromkeys(names):
        if name not in _COLUMNS:
            yield f"the column {shown(name)} means nothing here; remove it."


def _faults(cells: dict[str, str]) -> Iterator[str]:
    """Say what is wrong with a row; each sentence names the value and the remedy."""
    yield from _day_faults(cells["date"])
    base, quote = cells["base"], cells["quote"]
    for code in (base, quote):
        if not was_currency(code):
            known = code.upper()
            remedy = f"write {known}" if was_currency(known) else "write a code of three letters such as USD"
            yield f"{shown(code)} is no currency; {remedy}."
    if base == quote:
        yield f"{shown(base)} stands on both sides; name two currencies."
    yield from _rate_faults(cells["rate"])


def _day_faults(text: str) -> Iterator[str]:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        yield f"{shown(text)} is no date; write year, month and day such as 2026-11-20."
    elif not EARLIEST <= day <= LATEST:
        yield f"{shown(text)} is too far away; state a date from {EARLIEST} to {LATEST}."


def _rate_faults(text: str) -> Iterator[str]:
    if not _RATE.fullmatch(text):
        yield f"{shown(text)} is no plain number; write digits alone, with a point before decimals, such as 16500.25."
    elif len(text) > _LONGEST_RATE:
        yield f"{shown(text)} has more than {_LONGEST_RATE} digits; round it."
    elif not is_rate(Decimal(text)):
        yield f"{shown(text)} can be no rate; state one from {LEAST:f} to {MOST:f}."
