"""Copy tables to the clipboard as tab-separated text and as an HTML table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from offercalc.presentation.formats.cell_text import harmless, harmless_figure
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.tables.table import RowKind, Table, TableRow


def copy_table(table: Table, chosen: Sequence[int] = ()) -> None:
    """Copy a table to the clipboard, or only the rows with the given indexes, with the headings."""
    QGuiApplication.clipboard().setMimeData(table_mime(table, chosen))


def table_mime(table: Table, chosen: Sequence[int] = ()) -> QMimeData:
    """Return a table in both formats; an empty `chosen` means all rows."""
    rows = [table.rows[place] for place in chosen] if chosen else list(table.rows)
    mime = QMimeData()
    mime.setText(plain_text(table, rows))
    mime.setHtml(html_text(table, rows))
    return mime


def plain_text(table: Table, rows: Sequence[TableRow]) -> str:
    """Return the headings and rows as tab-separated lines."""
    lines = [[_name(table.corner), *map(_name, table.columns)]]
    lines += [[_name(row.label), *(_figure(cell.text) for cell in row.cells)] for row in rows]
    return "\n".join("\t".join(cells) for cells in lines)


def html_text(table: Table, rows: Sequence[TableRow]) -> str:
    """Return the caption, headings and rows as an HTML table: figures right-aligned, totals in bold."""
    head = "".join(_cell("th", _name(heading)) for heading in (table.corner, *table.columns))
    body = "".join(_row(row, len(table.columns)) for row in rows)
    return f"<table><caption>{escape(_name(table.caption))}</caption><tr>{head}</tr>{body}</table>"


def _row(row: TableRow, columns: int) -> str:
    if row.kind is RowKind.GROUP:
        return f'<tr><th colspan="{columns + 1}" align="left">{escape(_name(row.label))}</th></tr>'
    figures = [_figure(cell.text) for cell in row.cells]
    written: Callable[[str], str] = _bold if row.kind is RowKind.TOTAL else escape
    cells = "".join(f'<td align="right">{written(figure)}</td>' for figure in figures)
    return f"<tr><td>{written(_name(row.label))}</td>{cells}</tr>"


def _cell(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _bold(text: str) -> str:
    return _cell("b", text)


def _name(text: str) -> str:
    """Return user-entered text for one cell, escaped so that a spreadsheet does not read it as a formula."""
    return harmless(single_line(text))


def _figure(text: str) -> str:
    """Return a figure for one cell, or the text shown instead of a figure."""
    return harmless_figure(single_line(text))
