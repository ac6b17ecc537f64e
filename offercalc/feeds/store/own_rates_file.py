"""Parser of the user's own rates from a CSV file with the columns date, base, quote and rate."""

# Nothing is guessed. `16,500` may be sixteen and a half or sixteen thousand five hundred, and an unknown column may
# mean that a rate is for a hundred units: both are rejected with a question.

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from offercalc.domain.exchange.rate import LEAST, MOST, is_rate
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.problems.value_limits import EARLIEST, LATEST
from offercalc.domain.values.currencies import SUBUNITS, read_code, was_currency
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.publishers.publisher import shown
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import N_

LARGEST_FILE = 5_000_000
MOST_ROWS = 100_000
_COLUMNS = ("date", "base", "quote", "rate")
_SEPARATORS = (",", ";", "\t")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RATE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST_RATE = 40
_MOST_FAULTS = 20
_NOT_FOUR = N_(
    "there are {number} values instead of 4. Write each value once, and numbers without thousands separators."
)

Row = tuple[int, dict[str, str]]
"""A line number and the cells by column name."""


def read_own_rates(content: bytes) -> tuple[OwnQuote, ...] | tuple[LazyText, ...]:
    """Return all rates of a file, or a message for each fault; no rate is returned unless all are valid.

    The file is UTF-8, or UTF-16 with a byte order mark, and separated by commas, semicolons or tabs. The four columns
    are in any order and case-insensitive; other columns are refused. A repeated row is used once.
    """
    if len(content) > LARGEST_FILE:
        text = N_("The file is larger than {size} MB. Split it into smaller files.")
        return (LazyText(text, size=LARGEST_FILE // 1_000_000),)
    table = _text(content)
    if table is None:
        return (LazyText(N_("The file isn't UTF-8 or UTF-16 text. Save it as CSV in UTF-8.")),)
    parser = _Parser(table)
    parser.read()
    more = len(parser.faults) - _MOST_FAULTS
    if more > 0:
        return (*parser.faults[:_MOST_FAULTS], LazyText(N_("And {number} more."), number=more))
    return tuple(parser.faults) or tuple(quote for _line, quote in parser.stated.values())


class _Parser:
    """Single pass over the rows of a file that collects rates and faults."""

    def __init__(self, text: str) -> None:
        self.faults: list[LazyText] = []
        self.stated: dict[tuple[date, frozenset[str]], tuple[int, OwnQuote]] = {}
        self._text = text

    def read(self) -> None:
        """Collect the rates and faults of all rows."""
        number = 0
        for number, (line, cells) in enumerate(self._rows(), start=1):
            if number > MOST_ROWS:
                text = N_("there are more than {most} rows. Split the file.")
                self.faults.append(_at(line, LazyText(text, most=MOST_ROWS)))
                return
            faults = [_at(line, fault) for fault in _faults(cells)]
            self.faults += faults
            if not faults:
                self._state(line, cells)
        if not number and not self.faults:
            self.faults.append(LazyText(N_("The file has no rates. Add a line for each rate below the first line.")))

    def _rows(self) -> Iterator[Row]:
        """Yield the rows that are not blank, until the file can't be parsed."""
        start = self._text.partition("\n")[0].partition("\r")[0]
        rows = csv.reader(StringIO(self._text, newline=""), delimiter=_separator(start), strict=True)
        line = 1
        try:
            names = [name.strip().lower() for name in next(rows, [])]
            self.faults += [_at(1, fault) for fault in _header_faults(names)]
            if self.faults:
                return
            line = rows.line_num + 1
            for cells in rows:
                if len(cells) == len(names):
                    row = {name: cell.strip() for name, cell in zip(names, cells, strict=True)}
                    if any(row.values()):
                        yield line, row
                elif any(cell.strip() for cell in cells):
                    self.faults.append(_at(line, LazyText(_NOT_FOUR, number=len(cells))))
                line = rows.line_num + 1
        except csv.Error:
            fault = LazyText(N_("a quotation mark is in the wrong place. Remove it."))
            self.faults.append(_at(line, fault))

    def _state(self, line: int, cells: dict[str, str]) -> None:
        """Collect a rate; a different one for the same day and pair is a fault."""
        day = date.fromisoformat(cells["date"])
        base, code = (read_code(cells[name]) or "" for name in ("base", "quote"))
        quote = OwnQuote(day, base, code, Decimal(cells["rate"]))
        first, before = self.stated.setdefault((day, frozenset((base, code))), (line, quote))
        value, other = Fraction(quote.value), Fraction(before.value)
        if value != (other if before.base == base else 1 / other):
            text = N_("{figure} for {base} in {quote} on {day} contradicts line {first}. Remove one of them.")
            facts = {"figure": shown(cells["rate"]), "base": base, "quote": code, "day": day, "first": first}
            self.faults.append(_at(line, LazyText(text, **facts)))


def _at(line: int, fault: LazyText) -> LazyText:
    """Return a fault with its line number."""
    return LazyText(N_("Line {line}: {fault}"), line=line, fault=fault)


def _text(content: bytes) -> str | None:
    """Decode a file by its byte order mark; None if it is not text."""
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(start: str) -> str:
    """Return the separator that yields the most known column names in the first line."""

    def fitting(separator: str) -> int:
        return sum(name.strip().strip('"').lower() in _COLUMNS for name in start.split(separator))

    return max(_SEPARATORS, key=fitting)


def _header_faults(names: list[str]) -> Iterator[LazyText]:
    for name in _COLUMNS:
        if name not in names:
            text = N_("the column {name} is missing. Name the columns date, base, quote and rate in the first line.")
            yield LazyText(text, name=name)
        elif names.count(name) > 1:
            yield LazyText(N_("the column {name} occurs {times} times. Keep one."), name=name, times=names.count(name))
    for name in dict.fromkeys(names):
        if name not in _COLUMNS:
            yield LazyText(N_("the column {name} is unknown. Remove it."), name=shown(name))


def _faults(cells: dict[str, str]) -> Iterator[LazyText]:
    """Yield the faults of a row, each with the value and the remedy."""
    yield from _day_faults(cells["date"])
    base, quote = (read_code(cells[name]) or cells[name] for name in ("base", "quote"))
    for code in (base, quote):
        if read_code(code) is None:
            known = code.upper()
            text = N_("{code} isn't a currency code. Write a three-letter code such as USD.")
            if was_currency(known):
                text = N_("{code} isn't a currency code. Write {known}.")
            is_subunit = code in SUBUNITS or known in SUBUNITS
            yield code_fault(code) if is_subunit else LazyText(text, code=shown(code), known=known)
    if base == quote:
        yield LazyText(N_("base and quote are both {code}. Name two different currencies."), code=shown(base))
    yield from _rate_faults(cells["rate"])


def _day_faults(text: str) -> Iterator[LazyText]:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        yield LazyText(N_("{text} isn't a date. Write year, month and day, such as 2026-11-20."), text=shown(text))
    elif not EARLIEST <= day <= LATEST:
        bounds = {"earliest": EARLIEST, "latest": LATEST}
        yield LazyText(
            N_("{text} is out of range. Enter a date from {earliest} to {latest}."), text=shown(text), **bounds
        )


def _rate_faults(text: str) -> Iterator[LazyText]:
    if not _RATE.fullmatch(text):
        plain = N_("{text} isn't a plain number. Write digits only, with a decimal point, such as 16500.25.")
        yield LazyText(plain, text=shown(text))
    elif len(text) > _LONGEST_RATE:
        yield LazyText(N_("{text} has more than {most} digits. Round it."), text=shown(text), most=_LONGEST_RATE)
    elif not is_rate(Decimal(text)):
        bounds = {"least": f"{LEAST:f}", "most": f"{MOST:f}"}
        yield LazyText(
            N_("{text} isn't a plausible rate. Enter a rate from {least} to {most}."), text=shown(text), **bounds
        )
