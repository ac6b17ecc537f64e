"""The cells of one row of a table of offers, read by what their columns hold, and what is wrong with them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from offercalc.application.offer_table import RowFault
from offercalc.domain.estimate import Estimate
from offercalc.domain.pay import Period
from offercalc.domain.problems import Fault, Problem
from offercalc.interchange.offer_columns import Columns, period_of
from offercalc.interchange.spreadsheet import EMPTY, Cell, Flaw, Row
from offercalc.presentation.day_entry import read_day
from offercalc.presentation.entry import Complaint, read_estimate, read_number
from offercalc.presentation.problem_words import problem_sentence
from offercalc.presentation.reader import Reader

_PRICES = {"rsu_price", "share_price", "strike"}
"""Prices of a share, which often have three decimals."""
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class DayOrder:
    """Whether days such as 03/04/2026 are written day first or month first, where the locale may decide that."""

    def __init__(self, reader: Reader, *, is_decided: bool) -> None:
        """Take the order of the reader's locale; where it does not decide, what may mean two days is questioned."""
        pattern = str(reader.figures.locale.date_formats["short"].pattern)
        self.is_decided = is_decided
        self.is_day_first = pattern.find("d") < pattern.find("M")

    def read(self, text: str) -> tuple[date, ...]:
        """Give all the days that a text may mean; none where it is not of this kind."""
        found = _DAY.fullmatch(text)
        if found is None:
            return ()
        first, second, year = (int(part) for part in found.groups())
        ways = ((second, first), (first, second)) if self.is_day_first else ((first, second), (second, first))
        days = tuple(dict.fromkeys(day for month, of in ways if (day := _day(year, month, of)) is not None))
        return days[:1] if self.is_decided else days


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class RowCells:
    """Reads the cells of one row by the names of their columns, and takes down in `faults` what is wrong with them."""

    def __init__(self, row: Row, columns: Columns, days: DayOrder, reader: Reader) -> None:
        """Take the row, what stands in which column, and how days and numbers are read."""
        self.faults: list[RowFault] = []
        self._row = row
        self._columns = columns
        self._days = days
        self._reader = reader

    def _cell(self, name: str) -> Cell:
        """Give what stands in a column, or what holds where the row says nothing."""
        placed = self._columns.placed.get(name)
        cells = self._row.cells
        cell = cells[placed.index] if placed is not None and placed.index < len(cells) else EMPTY
        return Cell(self._columns.filled.get(name, "").strip()) if cell.is_empty else cell

    def own_currency(self, currency: str, *names: str) -> str | None:
        """Give the currency that the headers of some columns name, where it is not that of the offer."""
        placed = (self._columns.placed.get(name) for name in names)
        named = next((one.currency for one in placed if one is not None and one.currency), currency)
        return named if named != currency else None

    def says(self, *names: str) -> bool:
        """Tell whether the row says anything in one of some columns."""
        return any(not self._cell(name).is_empty for name in names)

    def text(self, name: str) -> str:
        """Read a text."""
        cell = self._cell(name)
        if cell.flaw is not None:
            self._flawed(name, cell)
        return cell.text

    def amount(self, name: str, currency: str) -> Estimate:
        """Read money in the currency of the offer, or in the one that the header names."""
        return self.estimate(name, self.own_currency(currency, name) or currency)

    def percent(self, name: str) -> Estimate:
        """Read a percentage; 0.15 is questioned unless a percent sign stands there, because it may mean 15."""
        cell, found = self._cell(name), self.estimate(name, "%")
        if isinstance(found, Decimal) and 0 < found < 1 and not cell.is_percent and "%" not in cell.text:
            self.fault(name, self._reader.say('"{text}" may mean two things; write e.g. 15 or 15%.', text=cell.text))
        return found

    def estimate(self, name: str, unit: str) -> Estimate:
        """Read a quantity; what is empty is not known."""
        cell = self._cell(name)
        if cell.flaw is not None:
            self._flawed(name, cell)
            return None
        if cell.number is not None:
            return cell.number
        found = read_estimate(cell.text, unit, self._reader, fine=name in _PRICES)
        if isinstance(found, Complaint):
            self.fault(name, found.sentence)
            return None
        return found

    def number(self, name: str, unit: str) -> Decimal | None:
        """Read a number that is either stated or left out."""
        cell = self._cell(name)
        if cell.is_empty or cell.flaw is not None or cell.number is not None:
            if cell.flaw is not None:
                self._flawed(name, cell)
            return cell.number
        found = read_number(cell.text, unit, self._reader)
        if isinstance(found, Complaint):
            self.fault(name, found.sentence)
            return None
        return found

    def period(self) -> Period:
        """Read how often the salary is paid; a year where that cannot be read, which is taken down then."""
        text = self.text("salary_per")
        period = period_of(text)
        if period is None and not text:
            self.empty("salary_per")
        elif period is None:
            allowed = "year, month, semimonth, two_weeks, week, day, hour"
            self.fault("salary_per", problem_sentence(Problem("", Fault.NOT_ALLOWED, text, allowed), self._reader))
        return period or "year"

    def date(self, name: str) -> date | None:
        """Read a day: a cell of that kind, year-month-day, or as the locale writes it where that decides."""
        cell = self._cell(name)
        if cell.day is not None or not self.text(name):
            return cell.day
        days = self._days.read(cell.text)
        if len(days) > 1:
            example = days[0].isoformat()
            self.fault(
                name,
                self._reader.say(
                    '"{text}" may mean two things; write e.g. {example}.', text=cell.text, example=example
                ),
            )
            return None
        found = days[0] if days else read_day(cell.text, self._reader)
        if isinstance(found, Complaint):
            self.fault(name, found.sentence)
            return None
        return found

    # --- What is wrong ---

    def empty(self, name: str) -> None:
        """Take down that something is missing, unless its cell is at fault already."""
        self.unsound(name, problem_sentence(Problem("", Fault.EMPTY), self._reader))

    def unsound(self, name: str, sentence: str) -> None:
        """Take down what is wrong with an offer, unless the cell it comes from is at fault already."""
        placed = self._columns.placed.get(name)
        if placed is None or all(fault.letter != placed.letter for fault in self.faults):
            self.fault(name, sentence)

    def _flawed(self, name: str, cell: Cell) -> None:
        say = self._reader.say
        if cell.flaw is Flaw.ERROR:
            self.fault(name, say('"{text}" is an error of the spreadsheet; mend it there.', text=cell.text))
        else:
            self.fault(
                name, say("A formula without its value stands here; open the table in a spreadsheet and save it again.")
            )

    def fault(self, name: str, sentence: str) -> None:
        """Take down what is wrong with a cell, once."""
        placed = self._columns.placed.get(name)
        letter, header = (placed.letter, placed.header) if placed is not None else ("", name)
        fault = RowFault(self._row.number, letter, header, sentence)
        if fault not in self.faults:
            self.faults.append(fault)
