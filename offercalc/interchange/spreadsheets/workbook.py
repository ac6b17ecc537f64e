"""Export of tables as an Excel workbook, with real numbers and dates and without executable content."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

from offercalc.application.ports.offer_table import Worksheet
from offercalc.domain.values.money import EXACT
from offercalc.presentation.formats.cell_text import harmless
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.tables.table import Amount, Cell, Percentage, RowKind, TableRow

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_NOT_IN_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_WIDTH, _LABEL_WIDTH = 22, 34
_HUNDRED = Decimal(100)
_WHOLE, _MOST_PLACES = "#,##0", 9
_DAY = "mm-dd-yy"
"""The format that spreadsheet programs show as a short date of the reader's own locale."""
_TEXT = "General"

_Content: TypeAlias = str | Decimal | date
_Stored: TypeAlias = tuple[_Content, str]
"""What a cell stores, and its number format."""


def workbook_of(worksheets: tuple[Worksheet, ...]) -> bytes:
    """Return a workbook of tables, in order."""
    from openpyxl import Workbook  # noqa: PLC0415 - takes 150 ms to import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    bold, right = Font(bold=True), Alignment(horizontal="right")
    for worksheet in worksheets:
        table = worksheet.table
        sheet = workbook.create_sheet(_name(worksheet.name))
        headings = tuple(map(_text, (table.corner, *table.columns)))
        lines = [(_text(table.caption),), headings, *map(_stored_row, table.rows)]
        kinds = RowKind.GROUP, RowKind.GROUP, *(row.kind for row in table.rows)
        for at, (line, kind) in enumerate(zip(lines, kinds, strict=True), start=1):
            for column, (content, number_format) in enumerate(line, start=1):
                cell = sheet.cell(at, column, content)
                cell.number_format = number_format
                if isinstance(content, str):
                    cell.data_type = "s"  # also if it begins like a formula,
                    cell.quotePrefix = harmless(content) != content  # and must not become one when edited
                if kind is not RowKind.NORMAL:
                    cell.font = bold
                if column > 1:
                    cell.alignment = right
        sheet.column_dimensions["A"].width = _LABEL_WIDTH
        for column in range(2, len(headings) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        sheet.freeze_panes = "B3"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _stored_row(row: TableRow) -> tuple[_Stored, ...]:
    label = _text(f"{row.label} · {row.note}" if row.note else row.label) if row.day is None else (row.day, _DAY)
    return (label, *map(_stored, row.cells))


def _stored(cell: Cell) -> _Stored:
    """Return a known figure as a number or a date, anything else as its text."""
    match cell.value:
        case Amount(bounds=bounds, digits=digits) if bounds.is_exact:
            return bounds.likely, _with_places(digits)
        case Percentage(hundredths=hundredths):
            return EXACT.divide(hundredths, _HUNDRED), f"{_with_places(_places(hundredths))}%"
        case Decimal() as number:
            return number, _with_places(_places(number))
        case date() as day:
            return day, _DAY
        case _:
            return _text(cell.text)


def _places(number: Decimal) -> int:
    exponent = number.normalize(EXACT).as_tuple().exponent
    return min(_MOST_PLACES, max(0, -int(exponent)))


def _with_places(places: int) -> str:
    return f"{_WHOLE}.{'0' * places}" if places else _WHOLE


def _text(text: str) -> _Stored:
    """Return a text without the characters that the format cannot store."""
    return visible(text).translate(_NOT_IN_XML), _TEXT


def _name(name: str) -> str:
    """Return a sheet name without the characters that Excel does not allow."""
    return name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME].strip() or "OfferCalc"
