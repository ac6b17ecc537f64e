"""Export of tables as an Excel workbook, with real numbers and without executable content."""

from __future__ import annotations

from io import BytesIO

from offercalc.presentation.formats.cell_text import harmless
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.tables.spreadsheet_table import SheetTable

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_NOT_IN_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_WIDTH, _LABEL_WIDTH = 22, 34
_FORMAT = "#,##0.##"
_WHOLE = "#,##0"


def workbook_of(tables: tuple[SheetTable, ...]) -> bytes:
    """Return a workbook with one sheet per table, in order."""
    from openpyxl import Workbook  # noqa: PLC0415 - takes 150 ms to import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    bold = Font(bold=True)
    for table in tables:
        sheet = workbook.create_sheet(_name(table.name))
        for cells in ((table.caption,), table.headings, *(row.cells for row in table.rows)):
            sheet.append([_written(cell) if isinstance(cell, str) else cell for cell in cells])
        for at, cells in enumerate(sheet.iter_rows()):
            stands_out = at < 2 or table.rows[at - 2].stands_out  # noqa: PLR2004 - the caption and the headings
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # also if it begins like a formula,
                    cell.quotePrefix = harmless(cell.value) != cell.value  # and must not become one when edited
                elif cell.value is not None:
                    cell.number_format = _WHOLE if cell.value == int(cell.value) else _FORMAT
                if stands_out:
                    cell.font = bold
                if cell.column > 1 and at:
                    cell.alignment = Alignment(horizontal="right")
        sheet.column_dimensions["A"].width = _LABEL_WIDTH
        for column in range(2, len(table.headings) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        sheet.freeze_panes = "B3"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _written(text: str) -> str:
    """Return a text without the characters that the format cannot store."""
    return visible(text).translate(_NOT_IN_XML)


def _name(name: str) -> str:
    """Return a sheet name without the characters that Excel does not allow."""
    return name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME].strip() or "OfferCalc"
