"""The Qt table model for every table of figures in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from offercalc.desktop.system.plain_text import plain_tip
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow, Trace

Index = QModelIndex | QPersistentModelIndex
Explain = Callable[[Trace], str]
_ROOT = QModelIndex()
_EMPTY = Table("", "", (), ())


class FiguresModel(QAbstractTableModel):
    """Shows a `Table`: labels in the first column, figures in the others."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.are_words = False
        self.size: float = 13
        self._theme = theme
        self._table = _EMPTY
        self._explain: Explain | None = None
        self._lines: dict[int, str] = {}

    @property
    def table(self) -> Table:
        """Return the table shown."""
        return self._table

    def show(self, table: Table, theme: Theme, explain: Explain | None = None) -> None:
        """Show a table in a theme; `explain` returns more detail for the tool tip of a figure by its trace."""
        self.beginResetModel()
        self._table = table
        self._lines = {}
        self._explain = explain
        self._theme = theme
        self.endResetModel()

    def heading(self, section: int) -> str:
        """Return the heading of a column in one line."""
        return self._table.columns[section - 1] if section else self._table.corner

    def break_headings(self, lines: dict[int, str]) -> None:
        """Show the headings of some columns in several lines, by column; all others in one."""
        if lines != self._lines:
            self._lines = lines
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def row(self, index: Index) -> TableRow:
        """Return the row of an index."""
        return self._table.rows[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of an index; None for labels and group rows."""
        cells = self.row(index).cells
        return cells[index.column() - 1] if index.column() and cells else None

    def texts(self, column: int) -> Iterator[tuple[str, QFont.Weight]]:
        """Yield the texts of a column with their font weights."""
        return ((_text(row, column), _weight(row)) for row in self._table.rows)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.columns) + 1

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None  # while a model is reset, a header may still have the sections of before
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines.get(section, self.heading(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section, are_words=self.are_words)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.row(index), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, self.cell(index)) if row.cells else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column, are_words=self.are_words)
            case Qt.ItemDataRole.FontRole:
                return self._theme.font(self.size, _weight(row))
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(_color(row, column))
            case _:
                return None

    def _tip(self, row: TableRow, cell: Cell | None) -> str:
        """Return a figure in full with its details, or a label in full."""
        if cell is None:
            return plain_tip(_text(row, 0))
        more = self._explain(cell.trace) if self._explain is not None and cell.trace is not None else ""
        return plain_tip("\n".join(part for part in (cell.tip, more) if part))


def _text(row: TableRow, column: int) -> str:
    if column:
        return row.cells[column - 1].text if row.cells else ""
    return f"{row.label} · {row.note}" if row.note else row.label


def _alignment(column: int, *, are_words: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column and not are_words else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _weight(row: TableRow) -> QFont.Weight:
    return QFont.Weight.Normal if row.kind is RowKind.NORMAL else QFont.Weight.DemiBold


def _color(row: TableRow, column: int) -> str:
    is_muted = column and row.cells and row.cells[column - 1].muted
    return "muted" if is_muted else "text"
