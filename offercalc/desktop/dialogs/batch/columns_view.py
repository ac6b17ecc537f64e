"""The first rows of a table as they are read, below a header that says what each column means."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from offercalc.application.ports.offer_table import OfferTable
from offercalc.desktop.dialogs.batch.mapping_head import MappingHead
from offercalc.desktop.system.plain_text import plain_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lazy_combo_box import Choices
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EMPTY: tuple[tuple[int, tuple[str, ...]], ...] = ()
_ROW = 30
_SHOWN = 6
"""Rows that are seen without scrolling."""
_NARROWEST, _WIDEST = 132, 260


class ColumnsModel(QAbstractTableModel):
    """The cells of a table as they are read; what is wrong with one is its tool tip."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _EMPTY
        self._used: tuple[bool, ...] = ()
        self._faults: dict[tuple[int, int], str] = {}

    def show_table(self, table: OfferTable) -> None:
        """Show the rows of a table that are shown as read."""
        self.beginResetModel()
        letters = {one.letter: place for place, one in enumerate(table.mapping.columns)}
        self._rows = tuple((line.row, line.shown) for line in table.lines if line.shown)
        self._used = tuple(bool(one.name) for one in table.mapping.columns)
        self._faults = {(one.row, letters[one.letter]): one.sentence for one in table.faults if one.letter in letters}
        self.endResetModel()

    def row_of(self, index: Index) -> int:
        """Return the number of the row of a cell in the table."""
        return self._rows[index.row()][0]

    def fault(self, index: Index) -> str:
        """Return what is wrong with a cell, "" if nothing is."""
        return self._faults.get((self._rows[index.row()][0], index.column()), "")

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._used)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        # While a model is reset, a header may still have the sections of before.
        return str(self._rows[section][0]) if section < len(self._rows) else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells, column = self._rows[index.row()][1], index.column()
        fault = self.fault(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = single_line(cells[column]) if column < len(cells) else ""
                return text or ("?" if fault else "")
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color("danger" if fault else "text" if self._used[column] else "faint")
            case Qt.ItemDataRole.BackgroundRole:
                return self._theme.color("danger_soft") if fault else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return plain_tip(fault) if fault else None
            case _:
                return None


class ColumnsView(QTableView):
    """Shows how a table is read; `head` asks what each column means, and `row_chosen` carries a row's number."""

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = ColumnsModel(theme, self)
        self.head = MappingHead(theme, self)
        self.setModel(self._model)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.setHorizontalHeader(self.head)
        self.setObjectName("columnsTable")
        self.setCornerButtonEnabled(False)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)

    def show_table(self, table: OfferTable, choices: Choices, localizer: Localizer) -> None:
        """Show a table, with everything that its columns can mean."""
        self._model.show_table(table)
        self.head.show_columns(table.mapping.columns, choices, localizer)
        self.setAccessibleName(localizer.tr("How the columns are read"))
        self.resizeColumnsToContents()
        narrowest, widest = self._theme.px(_NARROWEST), self._theme.px(_WIDEST)
        for place in range(self._model.columnCount()):
            width = max(self.columnWidth(place), self.head.boxes[place].sizeHint().width() + self._theme.px(12))
            self.setColumnWidth(place, min(widest, max(narrowest, width)))
        rows = min(_SHOWN, self._model.rowCount())
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.head.sizeHint().height() + rows * self._theme.px(_ROW) + bar + 4)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self._model.row_of(index))
