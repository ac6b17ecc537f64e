"""Tables of a Word document: widths that keep each figure on its line, and rules as on the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from offercalc.presentation.tables.table import RowKind, Table, TableRow
from offercalc.presentation.terms.term_text import Term
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.typesetting.table_widths import line_width, table_widths
from offercalc.sheets.word.word_styles import CELL, HAIRLINE, INK, QUIET, SMALL
from offercalc.sheets.word.word_xml import border, element

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as WordTable
    from docx.table import _Cell

_EM = 0.82 * SMALL
"""An em of the widths below in points: they are those of Inter, and digits of Calibri are narrower by a fifth."""
_GAP = 10.0
"""The space between two columns in points."""
_LABELS = 110.0
"""The least width of a column of labels in points, and all that it may take from many figures."""
_MOST_KEPT = 14
"""A table of more rows may go on on the next page."""
_RULE, _TOTAL_RULE = 0.6, 1.0


def add_terms(file: WordFile, heads: Sequence[str], terms: Sequence[Term], room: float) -> None:
    """Write terms as a table of two columns in words, and a third one if it has figures; `room` is in points."""
    has_figures = len(heads) > 2 and any(term.figure for term in terms)  # noqa: PLR2004 - label, words and figure
    rows = [(term.label, term.words, term.figure) if has_figures else (term.label, term.words) for term in terms]
    figures = _GAP + _EM * max(map(line_width, (*heads[2:], *(row[-1] for row in rows)))) if has_figures else 0.0
    widths = [_LABELS, room - _LABELS - figures, figures][: len(rows[0])]
    lines = [tuple(heads[: len(widths)]), *rows] if heads else rows
    table = _new(file, lines, widths, has_heads=bool(heads))
    for row in table.rows:
        _rule(row.cells, bottom=_RULE)
        if has_figures:
            _as_figure(row.cells[-1])
    _end(file, table, is_followed=False)


def add_table(file: WordFile, table: Table, room: float, *, is_followed: bool, is_worded: bool) -> None:
    """Write a table, in several parts if its figures need more than `room` points beside each other.

    A note stays with a table that it follows; a table that `is_worded` has words instead of figures.
    """
    for part, widths in [(table, _even(table, room))] if is_worded else _parts(table, room):
        _add_part(file, part, widths, is_followed=is_followed, is_worded=is_worded)


def _add_part(file: WordFile, table: Table, widths: list[float], *, is_followed: bool, is_worded: bool) -> None:
    lines = [(table.corner, *table.columns), *((_label(row), *(cell.text for cell in row.cells)) for row in table.rows)]
    made = _new(file, lines, widths, has_heads=True)
    _rule(made.rows[0].cells, bottom=_RULE)
    for row, drawn in zip(table.rows, list(made.rows)[1:], strict=True):
        cells = drawn.cells
        if row.kind is RowKind.GROUP:
            cells[0].merge(cells[-1])
        if row.kind is not RowKind.NORMAL:
            _bold(cells)
        if is_worded:
            _rule(cells, bottom=_RULE)
        elif row.kind is RowKind.TOTAL:
            _rule(cells, top=_TOTAL_RULE, color=INK)
        for cell in () if is_worded or row.kind is RowKind.GROUP else cells[1:]:
            _as_figure(cell)
    for cell in () if is_worded else made.rows[0].cells[1:]:
        _as_figure(cell)
    _end(file, made, is_followed=is_followed)


def _parts(table: Table, room: float) -> Iterator[tuple[Table, list[float]]]:
    """Yield a table, or parts of it that have room, each with the widths of its columns in points."""
    labels, *figures = (_GAP + ems * _EM for ems in table_widths(msgspec.to_builtins(table)))
    labels = min(labels, max(_LABELS, room - sum(figures)))
    if labels + sum(figures) <= room:
        spare = (room - labels - sum(figures)) / (len(figures) + 1)
        yield table, [width + spare for width in (labels, *figures)]
        return
    most = max(1, int((room - labels) // max(figures)))
    number = ceil(len(figures) / most)
    least, others = divmod(len(figures), number)
    width = (room - labels) / ceil(len(figures) / number)
    last = 0
    for place in range(number):
        first, last = last, last + least + (place < others)
        rows = tuple(replace(row, cells=row.cells[first:last]) for row in table.rows)
        yield replace(table, columns=table.columns[first:last], rows=rows), [labels, *[width] * (last - first)]


def _even(table: Table, room: float) -> list[float]:
    return [room / (len(table.columns) + 1)] * (len(table.columns) + 1)


def _label(row: TableRow) -> str:
    return f"{row.label} · {row.note}" if row.note else row.label


def _new(file: WordFile, lines: Sequence[Sequence[str]], widths: list[float], *, has_heads: bool) -> WordTable:
    """Return a table of texts without rules, its columns as wide as asked, whose rows stay whole."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table: WordTable = file.add_table(rows=len(lines), cols=len(widths))
    table.autofit = False
    table._tblPr.find(qn("w:tblLook")).addprevious(  # noqa: SLF001 - python-docx has no name for the space in cells
        element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa"))
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for place, (line, row) in enumerate(zip(lines, table.rows, strict=True)):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for this
        properties.append(element("cantSplit"))
        if has_heads and place == 0:
            properties.append(element("tblHeader"))
        cells = row.cells
        for cell, text in zip(cells, line, strict=False):
            _write(cell, text, is_quiet=has_heads and place == 0)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Pt(width)
            cell.paragraphs[0].style = CELL
        for cell in cells[:-1]:
            cell.paragraphs[0].paragraph_format.right_indent = Pt(_GAP)
    return table


def _write(cell: _Cell, text: str, *, is_quiet: bool) -> None:
    from docx.shared import RGBColor

    run = cell.paragraphs[0].add_run(printable(text))
    if is_quiet:
        run.font.color.rgb = RGBColor.from_string(QUIET)


def _as_figure(cell: _Cell) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    cell.paragraphs[0].paragraph_format.right_indent = None
    cell._tc.get_or_add_tcPr().append(element("noWrap"))  # noqa: SLF001 - python-docx has no name for this


def _bold(cells: Sequence[_Cell]) -> None:
    for run in (run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs):
        run.bold = True


def _rule(cells: Sequence[_Cell], *, top: float = 0, bottom: float = 0, color: str = HAIRLINE) -> None:
    for cell in cells:
        sides = [border(side, width, color) for side, width in (("top", top), ("bottom", bottom)) if width]
        cell._tc.get_or_add_tcPr().append(element("tcBorders", *sides))  # noqa: SLF001 - no name in python-docx


def _end(file: WordFile, table: WordTable, *, is_followed: bool) -> None:
    """Keep a short table on one page, and leave a space below it, which also parts it from a table that follows."""
    from docx.shared import Pt

    rows = list(table.rows)
    kept = rows if is_followed else rows[:-1]
    for row in kept if len(rows) <= _MOST_KEPT else rows[:1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    if not is_followed:
        space = file.add_paragraph(style=CELL).paragraph_format
        space.space_before = space.space_after = Pt(0)
