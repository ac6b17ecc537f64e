"""Parsing of the cells of one row by the meaning of their columns, and their faults."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from offercalc.application.ports.offer_table import RowFault
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.currencies import read_code
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.interchange.offer_tables.cell_signs import Expected, sign_fault, unit_fault, without_unit
from offercalc.interchange.offer_tables.column_habits import Habits
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.day_order import numbered_day
from offercalc.interchange.offer_tables.offer_columns import Columns
from offercalc.interchange.offer_tables.pay_periods import amount_and_period, period_of
from offercalc.interchange.spreadsheets.cells import EMPTY, Cell, Flaw, Row
from offercalc.interchange.spreadsheets.units import Beside, beside_of, is_mixed_code
from offercalc.presentation.formats.currency_signs import NO_CURRENCY
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError, read_estimate, read_number
from offercalc.presentation.parsing.dates import read_day
from offercalc.presentation.text.problem_text import problem_sentence

_PRICES = {"rsu_price", "share_price", "strike"}
"""Share prices, which often have three decimals."""
_OFTEN_PERCENT = {"bonus"}
"""Amounts that tables often state in percent of the salary."""
_MOST_PERCENT = 100
"""The largest number in place of such an amount that may be a percentage."""
_DIGITS = set("0123456789.,")
_WORDS = re.compile(r"[^\W\d_]+")
_MIDNIGHT = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?(?: ?(?:Z|UTC|\+00:?00))?$")
"""The time that exports add to a day."""


class RowCells:
    """Parses the cells of one row by the names of their columns, and collects their `faults`."""

    def __init__(self, row: Row, columns: Columns, habits: Habits, localizer: Localizer) -> None:
        """Take the row, the meanings of the columns, and their number and date formats."""
        self.faults: list[RowFault] = []
        self._row = row
        self._columns = columns
        self._habits = habits
        self._localizer = localizer

    def _cell(self, name: str) -> Cell:
        """Return the cell of a column, without the period beside a salary or the unit beside a number."""
        cell = self._whole(name)
        if cell.number is not None or cell.is_empty:
            return cell
        text = amount_and_period(cell.text)[0] if name == "salary" else without_unit(cell.text, name)
        return cell if text == cell.text else replace(cell, text=text)

    def _whole(self, name: str) -> Cell:
        """Return the cell of a column, or its default value if the cell is empty."""
        placed = self._columns.placed.get(name)
        cells = self._row.cells
        cell = cells[placed.index] if placed is not None and placed.index < len(cells) else EMPTY
        return Cell(self._columns.filled.get(name, "").strip()) if cell.is_empty else cell

    def own_currency(self, currency: str, *names: str) -> str | None:
        """Return the currency stated in the headers or cells of some columns, None if it is that of the offer."""
        placed = (self._columns.placed.get(name) for name in names)
        header = next((one.currency for one in placed if one is not None and one.currency), "")
        typed = "" if header else next((unit for name in names if (unit := self.named_unit(name, currency))), "")
        named = header or typed or currency
        return named if named != currency else None

    def named_unit(self, name: str, unit: str = NO_CURRENCY) -> str:
        """Return the currency or "%" that the text of a cell names instead of a unit, "" if it names none."""
        cell = self._cell(name)
        if cell.is_empty or cell.number is not None or cell.flaw is not None:
            return ""
        found = read_estimate(self._habits.number_text(name, cell.text, self._localizer), unit, self._localizer)
        return found.unit if isinstance(found, InputError) else ""

    def is_percentage(self, name: str) -> bool:
        """Whether a cell in a column of another unit shows a percentage, such as "15%"."""
        return self._cell(name).is_percent or self.named_unit(name, "") == "%"

    def code(self, name: str) -> str:
        """Parse a currency code; a sign, a code in mixed case or a subunit of a currency is questioned."""
        text = self.text(name)
        code = read_code(text)
        if code is not None or not text:
            return code or ""
        meant = [one for one in beside_of(text) if one.currencies]
        if meant and meant[0].text == text:
            self._strange_code(name, meant[0])
            return ""
        return text

    def says(self, *names: str) -> bool:
        """Whether the row has a value in any of some columns."""
        return any(not self._cell(name).is_empty for name in names)

    def text(self, name: str) -> str:
        """Return the text of a cell, and record its flaw if it has one."""
        cell = self._cell(name)
        if cell.flaw is not None:
            self.fault(name, _flaw_sentence(cell, self._localizer))
        return cell.text

    def amount(self, name: str, currency: str) -> Estimate:
        """Parse an amount in the currency of the offer, or in the one that the header states."""
        placed = self._columns.placed.get(name)
        money = placed.money if placed is not None else None
        if money is not None and len(money.currencies) > 1 and currency and not self._cell(name).is_empty:
            self._check_sign(name, money, currency)
        found = self.estimate(name, self.own_currency(currency, name) or currency)
        share = _share(found, self._cell(name)) if money is None and name in _OFTEN_PERCENT else None
        if share is not None:
            self._either(name, self._cell(name).text, f"{share:f}%", f"{currency} {self._cell(name).text}")
        return found

    def percent(self, name: str) -> Estimate:
        """Parse a percentage; 0.15 without a percent sign is questioned, because it may mean 15."""
        cell, found = self._cell(name), self.estimate(name, "%")
        most = found.high if isinstance(found, Range) else found
        if most is not None and 0 < most <= 1 and not (cell.is_percent or cell.signs or "%" in cell.text):
            self._either(name, cell.text, f"{most.scaleb(2).normalize():f}%", f"{most.normalize():f}%")
        return found

    def estimate(self, name: str, unit: str) -> Estimate:
        """Parse a quantity; an empty cell means unknown."""
        cell = self._cell(name)
        if not self._is_number(name, cell, unit):
            return None
        if cell.number is not None:
            return cell.number
        found = read_estimate(
            self._habits.number_text(name, cell.text, self._localizer), unit, self._localizer, fine=name in _PRICES
        )
        if isinstance(found, InputError):
            self.fault(name, found.sentence)
            return None
        return found

    def number(self, name: str, unit: str) -> Decimal | None:
        """Parse a number that may be omitted."""
        cell = self._cell(name)
        if cell.is_empty or not self._is_number(name, cell, unit):
            return None
        if cell.number is not None:
            return cell.number
        found = read_number(self._habits.number_text(name, cell.text, self._localizer), unit, self._localizer)
        if isinstance(found, InputError):
            self.fault(name, found.sentence)
            return None
        return found

    def period(self) -> Period:
        """Parse the pay period of the salary; if it cannot be read, record a fault and return "year"."""
        text, salary = self.text("salary_per"), self._whole("salary").text
        beside = amount_and_period(salary)[1]
        period = period_of(text) if text else beside
        if period is None and not text:
            self.empty("salary_per")
        elif period is None:
            allowed = "year, month, semimonth, two_weeks, week, day, hour"
            self.fault("salary_per", problem_sentence(Problem("", Fault.NOT_ALLOWED, text, allowed), self._localizer))
        elif beside not in {None, period}:
            self.fault(
                "salary_per",
                self._localizer.tr(
                    'The salary "{salary}" states another period than "{text}"; state one of them.',
                    salary=salary, text=text,
                ),
            )  # fmt: skip
        else:
            self._check_period(period, text)
        return period or "year"

    def _check_period(self, period: Period, text: str) -> None:
        """Record a fault if the header of the salary states another period than its row."""
        salary = self._columns.placed.get("salary")
        named = salary.period if salary is not None else None
        if salary is not None and named not in {None, period}:
            self.fault(
                "salary_per",
                self._localizer.tr(
                    'The header "{header}" states the period "{named}", but this cell "{text}"; '
                    'write "{named}" here, or remove the period from the header.',
                    header=salary.header, named=named, text=text,
                ),
            )  # fmt: skip

    def date(self, name: str) -> date | None:
        """Parse a date: a date cell, year-month-day, or the format of the locale if that decides."""
        cell = self._cell(name)
        if cell.day is not None or not self.text(name):
            return cell.day
        cell = replace(cell, text=_MIDNIGHT.sub("", cell.text))
        numbered = numbered_day(cell.text)
        is_day_first = self._habits.day_first.get(name)
        if numbered is not None and numbered.may_mean_two and is_day_first is None:
            self._either(name, cell.text, *(day.isoformat() for day in numbered.days))
            return None
        day = numbered.day(is_day_first=is_day_first or False) if numbered is not None else None
        found = day or read_day(cell.text, self._localizer)
        if isinstance(found, InputError):
            self.fault(name, found.sentence)
            return None
        return found

    # --- Faults ---

    def empty(self, name: str) -> None:
        """Record that a value is missing, unless its cell is at fault already."""
        self.unsound(name, problem_sentence(Problem("", Fault.EMPTY), self._localizer))

    def unsound(self, name: str, sentence: str) -> None:
        """Record a fault of the offer, unless the cell it comes from is at fault already."""
        placed = self._columns.placed.get(name)
        if placed is None or all(fault.letter != placed.letter for fault in self.faults):
            self.fault(name, sentence)

    def _is_number(self, name: str, cell: Cell, unit: str) -> bool:
        """Whether a cell can contain a number of a unit; records what contradicts that."""
        if cell.flaw is not None:
            self.fault(name, _flaw_sentence(cell, self._localizer))
            return False
        mixed = next((word for word in _WORDS.findall(cell.text) if is_mixed_code(word)), "")
        if mixed and MEANINGS[name].kind == "amount":
            self._strange_code(name, beside_of(mixed)[0])
            return False
        fault = sign_fault(cell, Expected(name, unit), self._localizer) or unit_fault(cell.text, name, self._localizer)
        if fault:
            self.fault(name, fault)
        return not fault

    def _check_sign(self, name: str, money: Beside, currency: str) -> None:
        """Record a question if a sign of several currencies in the header does not fit the currency of the row."""
        if money.fits(currency):
            return
        first = next(code for code in (*money.currencies, "USD") if code != currency)
        self.fault(
            name,
            self._localizer.tr(
                'The header says "{sign}", but the currency of the row is {currency}; write ({first}) or ({currency}) '
                "in the header.",
                sign=money.text, currency=currency, first=first,
            ),
        )  # fmt: skip

    def _strange_code(self, name: str, meant: Beside) -> None:
        """Record a question about a text that is not a code but means a currency or one hundredth of it."""
        tr = self._localizer.tr
        codes = ", ".join(meant.currencies)
        if meant.kind == "minor":
            sentence = tr(
                '"{text}" is one hundredth of a currency unit; enter the amounts in the main unit and '
                "its currency code here, e.g. {codes}.",
                text=meant.text, codes=codes,
            )  # fmt: skip
        else:
            sentence = tr('"{text}" isn\'t a currency code; write e.g. {codes}.', text=meant.text, codes=codes)
        self.fault(name, sentence)

    def _either(self, name: str, text: str, one: str, other: str) -> None:
        self.fault(
            name,
            self._localizer.tr(
                '"{text}" may mean two things; write {one} or {other}.', text=text, one=one, other=other
            ),
            (one, other),
        )

    def fault(self, name: str, sentence: str, readings: tuple[str, ...] = ()) -> None:
        """Record a fault of a cell, once; `readings` are what a cell may mean."""
        placed = self._columns.placed.get(name)
        letter, header = (placed.letter, placed.header) if placed is not None else ("", name)
        fault = RowFault(self._row.number, letter, header, sentence, readings=readings)
        if fault not in self.faults:
            self.faults.append(fault)


def _share(found: Estimate, cell: Cell) -> Decimal | None:
    """Return the percentage that a bare number may be which is too small for an amount of a year, else None."""
    number = found.high if isinstance(found, Range) else found
    if number is None or not 0 < number <= _MOST_PERCENT or cell.signs or not set(cell.text) <= _DIGITS:
        return None
    return (number.scaleb(2) if number <= 1 else number).normalize()


def _flaw_sentence(cell: Cell, localizer: Localizer) -> str:
    """Return what is wrong with a cell that has a flaw, and what to do."""
    tr = localizer.tr
    if cell.flaw is Flaw.ERROR:
        return tr('"{text}" is a spreadsheet error; fix it in the spreadsheet.', text=cell.text)
    if cell.flaw is Flaw.MERGED:
        return tr("This cell is merged with one that has a value; unmerge the cells and enter the value in every row.")
    return tr(
        "This cell contains a formula without a result; open the table in a spreadsheet program and save it again."
    )
