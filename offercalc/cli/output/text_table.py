"""Tables of figures as fixed-width text."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.tables.table import RowKind, Table, TableRow

_GAP = "  "
_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})


def text_table(table: Table) -> str:
    """Return a table with its caption, left-aligned labels, right-aligned figures, and a rule above each total."""
    labels = [_label(row) for row in table.rows]
    first = max([text_width(table.corner), *map(text_width, labels)])
    heads = tuple(map(single_line, table.columns))
    columns = range(len(heads))
    widths = [max(text_width(heads[at]), *(_cell_width(row, at) for row in table.rows)) for at in columns]
    full = first + sum(width + len(_GAP) for width in widths)
    lines = [table.caption, ""]
    lines.append(_line(table.corner, first, heads, widths))
    lines.append("─" * full)
    for row, label in zip(table.rows, labels, strict=True):
        if row.kind is RowKind.GROUP:
            lines += ["", label] if lines[-1] != "─" * full else [label]
            continue
        if row.kind is RowKind.TOTAL:
            lines.append("─" * full)
        lines.append(_line(label, first, tuple(cell.text for cell in row.cells), widths))
    return "\n".join(line.rstrip() for line in lines)


def _label(row: TableRow) -> str:
    text = single_line(f"{row.label} ({row.note})" if row.note else row.label)
    return text.upper() if row.kind is RowKind.GROUP else text


def _line(label: str, first: int, cells: tuple[str, ...], widths: list[int]) -> str:
    padded = [" " * (width - text_width(cell)) + cell for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join([label + " " * (first - text_width(label)), *padded])


def _cell_width(row: TableRow, at: int) -> int:
    return text_width(row.cells[at].text) if row.cells else 0


def text_width(text: str) -> int:
    """Return the width in terminal columns: wide characters take two, combining marks and joiners none."""
    return sum(0 if category(sign) in _NO_COLUMN else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)
