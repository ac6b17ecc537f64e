"""Tables for a spreadsheet: known amounts as numbers, others in words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.machine import in_plain
from offercalc.presentation.tables.table import RowKind, Table


class SheetRow(Struct, frozen=True):
    """A row: its cells, and whether it is emphasized as a heading or a total."""

    cells: tuple[str | Decimal, ...]
    stands_out: bool = False


class SheetTable(Struct, frozen=True):
    """One sheet of a workbook: its name, the caption above it, the headings, and the rows."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def sheet_table(name: str, lay_out: Callable[[Localizer], Table], localizer: Localizer) -> SheetTable:
    """Return a table as a sheet; `lay_out` builds the table for a given reader."""
    table, plain = lay_out(localizer), lay_out(in_plain(localizer))
    rows = []
    for row, bare in zip(table.rows, plain.rows, strict=True):
        label = f"{row.label} · {row.note}" if row.note else row.label
        figures = (
            _number(cell.text, shown.text) for cell, shown in zip(bare.cells, row.cells, strict=True)
        )  # fmt: skip
        rows.append(SheetRow((label, *figures), stands_out=row.kind is not RowKind.NORMAL))
    return SheetTable(name, table.caption, (table.corner, *table.columns), tuple(rows))


def _number(text: str, shown: str) -> str | Decimal:
    """Return an exactly known figure as a number, anything else as shown."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return shown
