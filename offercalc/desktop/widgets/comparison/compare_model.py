"""The Qt table model of compared offers: their bars in the first row, then the rows of the comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from offercalc.analysis.standing import Best
from offercalc.desktop.system.plain_text import plain_tip
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import compared_bars
from offercalc.presentation.charts.drawing import Drawing
from offercalc.presentation.pages.side_by_side import Head, SideBySide
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow, Trace

Index = QModelIndex | QPersistentModelIndex
Explain = Callable[[Trace], str]
BARS = 0
_TOLD = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
"""The row of the bars."""
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROOT = QModelIndex()
_SIZE = Canvas(200, 140)
_EMPTY = Table("", "", (), ())


class CompareModel(QAbstractTableModel):
    """Shows offers side by side: one column for each, the names of the rows as the vertical header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sides: SideBySide | None = None
        self._explain: Explain | None = None

    def show(self, sides: SideBySide, explain: Explain) -> None:
        """Show offers; `explain` returns more detail for the tool tip of a figure by its trace."""
        before, self._explain = self.sides, explain
        if before is None or not _are_alike(before, sides):
            self.beginResetModel()
            self.sides = sides
            self.endResetModel()
            return
        self.sides = sides
        for column in range(len(sides.heads)):
            self._emit_changes(before, sides, column)

    def _emit_changes(self, before: SideBySide, sides: SideBySide, column: int) -> None:
        """Emit a signal for the figures of an offer that have changed; a key that is typed changes a few of them."""
        then, now = ((one.bars[column], one.scale, one.ticks(column)) for one in (before, sides))
        if then != now:
            self.dataChanged.emit(self.index(BARS, column), self.index(BARS, column))
        figures = zip(_figures(before, column), _figures(sides, column), strict=True)
        changed = [place for place, (one, other) in enumerate(figures, 1) if one != other]
        if changed:
            self.dataChanged.emit(self.index(changed[0], column), self.index(changed[-1], column))

    @property
    def table(self) -> Table:
        """Return the table below the bars."""
        return _EMPTY if self.sides is None else self.sides.page.table

    def row(self, place: int) -> TableRow | None:
        """Return a row of the table by its place in the view; None for the bars."""
        return self.table.rows[place - 1] if place else None

    def cell(self, index: Index) -> Cell | None:
        """Return the figure at an index; None for bars and headings."""
        row = self.row(index.row())
        return row.cells[index.column()] if row is not None and row.cells else None

    def best(self, index: Index) -> Best:
        """Return whether the figure at an index is the best of its row."""
        if self.sides is None or not index.row():
            return Best.NO
        return self.sides.best[index.row() - 1][index.column()]

    def is_bold(self, place: int, column: int) -> bool:
        """Whether a figure stands out: a total, or the best of its row."""
        if self.sides is None or not place:
            return False
        return self.table.rows[place - 1].kind is RowKind.TOTAL or self.sides.best[place - 1][column] is not Best.NO

    def figures(self, column: int) -> Iterator[tuple[str, bool]]:
        """Yield the figures of an offer, each with whether it is bold."""
        for place, row in enumerate(self.table.rows, 1):
            if row.cells:
                yield row.cells[column].text, self.is_bold(place, column)

    def drawing(self, column: int, canvas: Canvas, narrowest: float | None = None) -> Drawing | None:
        """Return the bars of an offer; `narrowest` is the width of the narrowest column in points."""
        sides = self.sides
        if sides is None:
            return None
        return compared_bars(sides.bars[column], sides.scale, sides.ticks(column), canvas, narrowest)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.sides is None else len(self.table.rows) + 1

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.sides is None else len(self.sides.heads)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal
        if self.sides is None or role not in _TOLD or section >= (self.columnCount() if is_head else self.rowCount()):
            return None  # while a model is reset, a header may still have the sections of before
        if is_head:
            head = self.sides.heads[section]
            return head.name if role == Qt.ItemDataRole.DisplayRole else self._told(head, role)
        row = self.row(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return self.sides.bars_label if row is None else row.label

    def _told(self, head: Head, role: int) -> str | None:
        """Return a head in words; as a tip what a narrow column may cut, and why a total is not known."""
        if role != Qt.ItemDataRole.ToolTipRole:
            return head.words
        tip = "\n".join(filter(None, (head.full_name, head.about)))
        return plain_tip(tip if head.is_known else f"{tip}\n{head.difference}")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(index) if cell is None else cell.text
            case Qt.ItemDataRole.ToolTipRole if cell is not None:
                more = self._explain(cell.trace) if self._explain is not None and cell.trace is not None else ""
                return plain_tip("\n".join(part for part in (cell.tip, more) if part))
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def is_group(self, place: int) -> bool:
        """Whether a row is a heading."""
        row = self.row(place)
        return row is not None and row.kind is RowKind.GROUP

    def group_rows(self, place: int) -> range:
        """Return the rows below a heading, up to the next one."""
        end = place + 1
        while end < self.rowCount() and not self.is_group(end):
            end += 1
        return range(place + 1, end)

    def rows(self, places: range) -> tuple[TableRow, ...]:
        """Return rows of the table by their places in the view."""
        return tuple(row for row in map(self.row, places) if row is not None)

    @property
    def sections(self) -> tuple[tuple[TableRow, tuple[TableRow, ...]], ...]:
        """Return the headings, each with the rows below it."""
        groups = [place for place in range(self.rowCount()) if self.is_group(place)]
        return tuple((self.rows(range(at, at + 1))[0], self.rows(self.group_rows(at))) for at in groups)

    def _text(self, index: Index) -> str:
        """Return the bars of an offer in words; a heading has nothing beside its name."""
        drawing = self.drawing(index.column(), _SIZE) if index.row() == BARS else None
        return "" if drawing is None else drawing.summary


def _are_alike(before: SideBySide, sides: SideBySide) -> bool:
    """Whether two comparisons have the same rows and as many offers, with the baseline at the same place."""
    then, now = (
        [(row.kind, row.label, row.note, len(row.cells)) for row in one.page.table.rows] for one in (before, sides)
    )
    bases = before.comparison.baseline, sides.comparison.baseline
    return len(before.heads) == len(sides.heads) and bases[0] == bases[1] and then == now


def _figures(sides: SideBySide, column: int) -> Iterator[tuple[Cell | None, Best]]:
    """Yield the figures of an offer in the order of the rows, each with whether it is the best."""
    for row, best in zip(sides.page.table.rows, sides.best, strict=True):
        yield (row.cells[column] if row.cells else None), best[column]
