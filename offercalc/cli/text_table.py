"""Tables of figures set in fixed-width text."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from offercalc.presentation.figures_table import FiguresTable, RowKind, TableRow

_GAP = "  "


def text_table(table: FiguresTable) -> str:
    """Set a table with its caption, labels to the left and figures to the right, a rule above each total."""
    labels = [_label(row) for row in table.rows]
    first = max([_width(table.corner), *map(_width, labels)])
    columns = range(len(table.columns))
    widths = [max(_width(table.columns[at]), *(_cell_width(row, at) for row in table.rows)) for at in columns]
    full = first + sum(width + len(_GAP) for width in widths)
    lines = [table.caption, ""]
    lines.append(_line(table.corner, first, table.columns, widths))
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
    text = f"{row.label} ({row.note})" if row.note else row.label
    return text.upper() if row.kind is RowKind.GROUP else text


def _line(label: str, first: int, cells: tuple[str, ...], widths: list[int]) -> str:
    padded = [" " * (width - _width(cell)) + cell for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join([label + " " * (first - _width(label)), *padded])


def _cell_width(row: TableRow, at: int) -> int:
    return _width(row.cells[at].text) if row.cells else 0


def _width(text: str) -> int:
    """Count terminal columns: wide characters take two, combining ones none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
