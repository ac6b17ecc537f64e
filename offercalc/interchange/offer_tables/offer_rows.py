"""Reading of tables of offers: each row yields a sound offer, or its faults by row and column."""

# Nothing is guessed. An empty cell means unknown, never zero; a part of the pay or a grant without any value in a row
# is not part of its offer.

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import replace

from offercalc.application.files.guard import Guard, Unguarded
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import Mapping, OfferTable, RowFault, RowOffer, TableAsk, Worksheet
from offercalc.domain.offer.equity import GRANTS, Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    PAY_PARTS,
    Allowance,
    Bonus,
    EmployerContribution,
    Instalment,
    OneTime,
    PayPart,
    Salary,
)
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.field_spec import blank, defaults_of
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.vesting.schedule import Presets
from offercalc.interchange.offer_tables.column_habits import Habits, habits_of
from offercalc.interchange.offer_tables.column_meanings import MEANINGS, part_columns
from offercalc.interchange.offer_tables.day_order import is_day_first_for
from offercalc.interchange.offer_tables.employment_cells import (
    candidate_name,
    employment_fields,
    read_choice,
    signatories,
    time_remark,
)
from offercalc.interchange.offer_tables.layout.cell_answers import answered
from offercalc.interchange.offer_tables.layout.header_row import HeadedTable, headed
from offercalc.interchange.offer_tables.layout.row_preview import lines_of
from offercalc.interchange.offer_tables.layout.row_width import row_width_fault
from offercalc.interchange.offer_tables.offer_columns import Columns, columns_of, unused_remark
from offercalc.interchange.offer_tables.pay_cells import TIMES, clawback, other_pay, stated_months
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.interchange.offer_tables.vesting_cells import vesting_of
from offercalc.interchange.spreadsheets.cells import Row, Sheet
from offercalc.interchange.spreadsheets.spreadsheet import read_spreadsheet
from offercalc.interchange.spreadsheets.workbook import workbook_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_sentence

_UNGUARDED = Unguarded()
_SPLIT = re.compile(r"[;\r\n]+")
_BULLET = "•-*· \t"
_ANY_DAY = date(2026, 1, 1)
"""Placeholder for an unreadable start date, so that the other faults of a row are reported at once."""
_PERIODS = {Allowance: ("allowance", "per"), EmployerContribution: ("contribution_ceiling", "ceiling_per")}
"""The amounts whose header states a period, with the field of it."""
_TEXTS = ("company", "role", "level", "location", "notes")


class SheetTables:
    """Reads tables of offers from CSV files and workbooks, and writes tables of figures as a workbook."""

    def __init__(self, presets: Presets, guard: Guard = _UNGUARDED) -> None:
        """Take the vesting presets by id, and the guard for reading workbooks."""
        self._presets = presets
        self._guard = guard

    def read(self, ask: TableAsk, localizer: Localizer) -> OfferTable:
        """Read every row of a table; raises ExternalError, naming the path, if it is not a table or cannot be read."""
        sheet = read_spreadsheet(ask.path, ask.sheet, localizer, self._guard)
        if not sheet.rows:
            sentence = LazyText(N_("The table is empty."))
            raise ExternalError(N_("{path}: {reason}"), path=ask.path, reason=sentence)
        found = headed(sheet.rows, ask.header_row, localizer)
        if found is None:
            reason = LazyText(N_("Row {row} is empty; name the row with the headers."), row=ask.header_row)
            raise ExternalError(N_("{path}: {reason}"), path=ask.path, reason=reason)
        stored, found = found.rows, replace(found, rows=answered(found.rows, ask.readings))
        columns = columns_of(found.header, ask, localizer, found.rows)
        habits = habits_of(found.rows, columns, ask, localizer)
        mapping = _mapping(sheet, found, (columns, habits), ask, localizer)
        offers, faults = tuple[RowOffer, ...](), tuple[RowFault, ...]()
        if not mapping.problems:
            reading = _Reading(found.header, columns, habits, localizer)
            offers, faults = reading.offers(found.rows, self._presets)
        looked_at = {one.row for one in faults} | {one.row for one in ask.readings}
        lines = lines_of(found.rows, stored, (columns, habits), localizer, looked_at)
        return OfferTable(mapping, offers, faults, lines, ask.readings)

    def meanings(self, localizer: Localizer) -> tuple[tuple[str, str], ...]:
        """Return the names and labels of everything that a column can mean."""
        return tuple((name, localizer.tr(one.words)) for name, one in MEANINGS.items())

    def workbook(self, worksheets: tuple[Worksheet, ...]) -> bytes:
        """Return an Excel workbook of tables."""
        return workbook_of(worksheets)


def _mapping(
    sheet: Sheet, found: HeadedTable, read: tuple[Columns, Habits], ask: TableAsk, localizer: Localizer
) -> Mapping:
    """Return how a table is read, with everything that is said about it."""
    columns, habits = read
    shown = columns.shown
    remarks = (
        *sheet.remarks,
        *found.remarks,
        *_remarks(sheet, localizer, is_decided=ask.days_by_locale),
        *habits.remarks,
        *time_remark(columns, found.rows, localizer),
        *unused_remark(columns, found.rows, localizer),
    )
    asked = tuple(replace(one, problems=one.problems + habits.asked.get(one.letter, ())) for one in shown.columns)
    problems = shown.problems + habits.problems
    return replace(shown, columns=asked, remarks=remarks, problems=problems, sheets=sheet.names)


class _Reading(Struct, frozen=True):
    """Reads the rows below a header."""

    header: Row
    columns: Columns
    habits: Habits
    localizer: Localizer

    def offers(self, rows: tuple[Row, ...], presets: Presets) -> tuple[tuple[RowOffer, ...], tuple[RowFault, ...]]:
        """Return the sound offers, and the faults of the other rows, each with what its row says of itself."""
        offers: list[RowOffer] = []
        faults: list[RowFault] = []
        for row in rows:
            fault = row_width_fault(row, self.header, self.columns, self.localizer)
            read = _RowReading(row, self.columns, self.habits, self.localizer)
            found = None if fault is not None else read.offer(presets)
            offers += [found] if found is not None else []
            told = [fault] if fault is not None else read.faults
            faults += [replace(one, **read.names) for one in told]
        return tuple(offers), tuple(faults)


def _remarks(sheet: Sheet, localizer: Localizer, *, is_decided: bool) -> tuple[str, ...]:
    """Return how numbers, dates and characters are read."""
    tr = localizer.tr
    locale = str(localizer.figures.locale)
    remarks = [
        tr("Numbers written as text are read like {example} ({locale}).",
            example=localizer.figures.decimal(Decimal("1234.5"), 1), locale=locale)
    ]  # fmt: skip
    if not is_decided:
        remarks.append(
            tr("Dates such as 03/04/2026 are ambiguous unless their column shows the order; use --locale to decide it.")
        )
    elif is_day_first_for(localizer):
        remarks.append(tr("Dates such as 03/04/2026 are read day first ({locale}).", locale=locale))
    else:
        remarks.append(tr("Dates such as 03/04/2026 are read month first ({locale}).", locale=locale))
    if sheet.guessed:
        remarks.append(
            tr("The file is not UTF-8; its characters are read as {encoding}. Check the names.", encoding=sheet.guessed)
        )
    return tuple(remarks)


def _lines(text: str) -> tuple[str, ...]:
    """Return the entries of a list in a cell, without their bullets."""
    return tuple(line for part in _SPLIT.split(text) if (line := part.strip(_BULLET)))


class _RowReading:
    """Reads one row and collects its faults."""

    def __init__(self, row: Row, columns: Columns, habits: Habits, localizer: Localizer) -> None:
        self._row = row
        self._columns = columns
        self._habits = habits
        self._localizer = localizer
        self._cells = RowCells(row, columns, habits, localizer)
        self._places: dict[str, str] = {}

    def offer(self, presets: Presets) -> RowOffer | None:
        """Return the offer of the row, or None if the row has faults."""
        currency = self._cells.code("currency") or self._cells.named_unit("salary")
        fields: dict[str, Any] = {name: self._cells.text(name) for name in _TEXTS}
        for name in ("company", "role"):
            if not fields[name]:
                self._cells.empty(name)
        start, expiry = self._cells.date("start_date"), self._cells.date("expiry_date")
        fields["end_date"] = self._cells.date("end_date")
        hours = self._cells.number("hours_per_week", "")
        if hours is not None:
            fields["hours_per_week"] = hours
        fields |= employment_fields(self._cells, self._localizer)
        for name in ("responsibilities", "requirements"):
            fields[name] = _lines(self._cells.text(name))
        pay, equity = self._taxed(self._pay(currency)), self._equity(currency, presets)
        if start is None:
            self._cells.empty("start_date")
        offer = Offer(
            currency=currency, start_date=start or _ANY_DAY, expiry_date=expiry, pay=pay, equity=equity, **fields
        )
        for problem in soundness(offer, presets):
            self._unsound(problem)
        if self._cells.faults:
            return None
        return RowOffer(
            self._row.number, offer, candidate_name(self._cells), self._cells.text("reports_to"),
            _lines(self._cells.text("conditions")), signatories(self._cells),
        )  # fmt: skip

    @property
    def names(self) -> dict[str, str]:
        """Return what the row says of its candidate, company and role."""
        cells = RowCells(self._row, self._columns, self._habits, self._localizer)
        return {"candidate": candidate_name(cells), "company": cells.text("company"), "role": cells.text("role")}

    @property
    def faults(self) -> list[RowFault]:
        """Return the faults of the row, from left to right."""
        return sorted(self._cells.faults, key=lambda fault: (len(fault.letter), fault.letter))

    # --- Parts of the offer ---

    def _pay(self, currency: str) -> tuple[PayPart, ...]:
        """Return the parts of the pay that have a value in the row; a salary with a column is always included."""
        parts: list[PayPart] = []
        for kind in PAY_PARTS:
            columns = part_columns(kind)
            is_placed = kind is Salary and ("salary" in self._columns.placed or "salary" in self._columns.filled)
            if kind is OneTime:
                parts += self._one_time_parts(currency, len(parts))
            elif is_placed or self._cells.says(*columns.values()):
                columns, share = self._share_of_salary(kind, columns)
                money = (name for name in columns.values() if MEANINGS[name].kind == "amount")
                fields = self._fields(kind, columns, currency) | share
                own = self._cells.own_currency(currency, *money)
                parts.append(replace(blank(kind), currency=own, **fields))
                self._place(f"$.pay[{len(parts) - 1}]", columns | dict.fromkeys(share, "bonus"))
        for part, names in other_pay(self._cells, self._columns, currency, self._localizer):
            parts.append(part)
            self._place(f"$.pay[{len(parts) - 1}]", names)
        return tuple(parts)

    def _share_of_salary(
        self, kind: type[PayPart], columns: dict[str, str]
    ) -> tuple[dict[str, str], dict[str, object]]:
        """Return the columns of a part without the amount of a bonus if that is a percentage, and this as its field."""
        if kind is not Bonus or not self._cells.is_percentage("bonus") or self._cells.says("bonus_percent"):
            return columns, {}
        rest = {field: name for field, name in columns.items() if name not in {"bonus", "bonus_percent"}}
        return rest, {"percent_of_salary": self._cells.percent("bonus")}

    def _fields(self, kind: type[PayPart], columns: dict[str, str], currency: str) -> dict[str, Any]:
        """Return the fields of a part that have columns; what the row does not say keeps a default that is known."""
        defaults = defaults_of(kind)
        fields = {
            field: self._value(name, currency)
            for field, name in columns.items()
            if field not in TIMES and (field == "per" or defaults[field] in {None, NODEFAULT} or self._cells.says(name))
        }
        times = {field: name for field, name in columns.items() if field in TIMES}
        return fields | stated_months(times, self._cells, self._localizer) | self._per(kind)

    def _per(self, kind: type[PayPart]) -> dict[str, Any]:
        """Return the period in the header of an amount: of an allowance, or of the ceiling of contributions."""
        name, field = _PERIODS.get(kind, ("", ""))
        column = self._columns.placed.get(name)
        if column is None or (kind is EmployerContribution and not self._cells.says(name)):
            return {}
        if kind is EmployerContribution and column.period not in {"month", "year"}:
            allowed = "year, month"
            sentence = problem_sentence(Problem("", Fault.NOT_ALLOWED, str(column.period), allowed), self._localizer)
            self._cells.fault(name, sentence)
            return {}
        return {field: column.period}

    def _taxed(self, pay: tuple[PayPart, ...]) -> tuple[PayPart, ...]:
        """Return the pay with the salary before tax or net of it, as the row states."""
        basis = read_choice("salary_tax", self._cells, self._localizer)
        return tuple(replace(part, tax=basis) if basis and isinstance(part, Salary) else part for part in pay)

    def _one_time_parts(self, currency: str, first: int) -> list[OneTime]:
        """Return a part for each column of one-time pay that has a value; its label is that of the column."""
        parts: list[OneTime] = []
        for name in ("sign_on", "relocation"):
            if self._cells.says(name):
                after = stated_months({"after_months": f"{name}_after"}, self._cells, self._localizer)
                instalment = Instalment(amount=self._cells.amount(name, currency), **after)
                label = self._localizer.tr(MEANINGS[name].words)
                own = self._cells.own_currency(currency, name)
                due = clawback(self._cells) if name == "sign_on" else None
                parts.append(OneTime(label=label, instalments=(instalment,), currency=own, clawback=due))
                self._place(f"$.pay[{first + len(parts) - 1}]", {"instalments": name, "clawback": "clawback_months"})
                self._place(f"$.pay[{first + len(parts) - 1}].instalments[0]", {"after_months": f"{name}_after"})
        return parts

    def _value(self, name: str, currency: str) -> object:
        """Return the value of a cell by the kind of its column; amounts are in the currency."""
        match MEANINGS[name].kind:
            case "amount":
                return self._cells.amount(name, currency)
            case "percent":
                return self._cells.percent(name)
            case "period":
                return self._cells.period()
            case _:
                return self._cells.estimate(name, "")

    def _equity(self, currency: str, presets: Presets) -> tuple[Grant, ...]:
        """Return the grants that have a value in the row."""
        stakes: list[Grant] = []
        for kind in GRANTS:
            names = part_columns(kind)
            if not self._cells.says(*names.values()):
                continue
            own = self._shares_currency(currency, tuple(names.values()))
            shares = own or currency
            names, sized = self._sized(names)
            fields = {field: self._value(name, shares) for field, name in names.items()} | sized
            stakes.append(
                replace(kind(), currency=own, vesting=vesting_of(self._cells.text("vesting"), presets), **fields)
            )
            self._place(f"$.equity[{len(stakes) - 1}]", {**names, "vesting": "vesting", "currency": "equity_currency"})
        return tuple(stakes)

    def _sized(self, names: dict[str, str]) -> tuple[dict[str, str], dict[str, object]]:
        """Return the columns of a grant without that of its units if they are a percentage, and this as its ownership.

        A text such as "0.15%" in place of a number of units is a share of the company.
        """
        units = names.get("units", "")
        if not units or not self._cells.is_percentage(units):
            return names, {}
        rest = {field: name for field, name in names.items() if field != "units"}
        return rest, {"ownership_percent": self._cells.estimate(units, "%")}

    def _shares_currency(self, currency: str, names: tuple[str, ...]) -> str | None:
        """Return the currency of a grant, None if it is that of the offer; several currencies are a fault."""
        stated = self._cells.code("equity_currency") if self._cells.says("equity_currency") else ""
        named = {
            name: self._cells.own_currency(currency, name) or stated or currency
            for name in names
            if MEANINGS[name].kind == "amount" and self._cells.says(name)
        }
        found = stated or next(iter(named.values()), currency)
        for name, code in named.items():
            if found and code != found:
                self._cells.fault(
                    name,
                    self._localizer.tr(
                        "The amounts of a grant must be in one currency, but these are in {first} and "
                        "{second}; state one currency in all of their headers, or in the row.",
                        first=found, second=code,
                    ),
                )  # fmt: skip
        return found if found and found != currency else None

    # --- Faults ---

    def _place(self, path: str, names: dict[str, str]) -> None:
        """Record the columns of the fields of a part."""
        self._places |= {f"{path}.{field}": name for field, name in names.items()}

    def _unsound(self, problem: Problem) -> None:
        """Record a problem with the offer as a fault of the column it comes from."""
        found = [place for place in self._places if problem.path.startswith(place)]
        name = self._places[max(found, key=len)] if found else problem.path.removeprefix("$.").split("[")[0]
        sentence = problem_sentence(problem, self._localizer)
        if not found and name not in MEANINGS:
            self._cells.faults.append(RowFault(self._row.number, "", "", sentence))
        else:
            self._cells.unsound(name, sentence)
