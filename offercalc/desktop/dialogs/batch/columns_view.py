"""The rows of a table as they are read, below a header that says what each column means; their cells can be changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from offercalc.application.ports.offer_table import Column, OfferTable, Reading
from offercalc.desktop.dialogs.batch.cell_editor import CellEditor
from offercalc.desktop.dialogs.batch.mapping_head import MappingHead
from offercalc.desktop.system.plain_text import plain_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lazy_combo_box import Choices
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""The number of a row in the table, and the place of a column."""
_ROOT = QModelIndex()
_EMPTY: tuple[tuple[int, tuple[str, ...]], ...] = ()
_ROW = 30
_SHOWN = 6
"""Rows that are seen without scrolling."""
_NARROWEST, _WIDEST = 132, 260


class ColumnsModel(QAbstractTableModel):
    """The cells of a table as they are read; what is wrong with one is its tool tip.

    `edited` carries the value that a person has put in place of a cell, as a reading; it is shown once the table has
    been read with it.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _EMPTY
        self._columns: tuple[Column, ...] = ()
        self._stored: dict[int, tuple[str, ...]] = {}
        self._faults: dict[Place, str] = {}
        self._said: dict[Place, Reading] = {}
        self._told = ""

    def show_table(self, table: OfferTable, localizer: Localizer) -> None:
        """Show the rows of a table that are shown as read; an editor stays open if the table has the same cells."""
        rows = tuple((line.row, line.shown) for line in table.lines if line.shown)
        shape = ([row for row, _cells in rows], len(table.mapping.columns))
        is_same = shape == ([row for row, _cells in self._rows], len(self._columns))
        if not is_same:
            self.beginResetModel()
        self._rows, self._columns = rows, table.mapping.columns
        letters = {one.letter: place for place, one in enumerate(self._columns)}
        self._stored = {line.row: line.cells for line in table.lines if line.shown}
        self._faults = {(one.row, letters[one.letter]): one.sentence for one in table.faults if one.letter in letters}
        self._said = {(one.row, letters[one.letter]): one for one in table.readings if one.letter in letters}
        self._told = localizer.tr("Changed here; the file has: {value}")
        if not is_same:
            self.endResetModel()
        elif rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))

    def row_of(self, index: Index) -> int:
        """Return the number of the row of a cell in the table."""
        return self._rows[index.row()][0]

    def name_of(self, index: Index) -> str:
        """Return the header of a cell's column and the number of its row, for whoever cannot see where it is."""
        column = self._columns[index.column()]
        return f"{single_line(column.header) or column.letter} {self.row_of(index)}"

    def fault(self, index: Index) -> str:
        """Return what is wrong with a cell, "" if nothing is."""
        return self._faults.get(self._place(index), "")

    def fault_after(self, index: Index) -> Index:
        """Return the next cell that something is wrong with, after a cell and from the top again; invalid without."""
        rows = {row: place for place, (row, _cells) in enumerate(self._rows)}
        places = sorted((rows[row], column) for row, column in self._faults if row in rows)
        if not places:
            return QModelIndex()
        here = (index.row(), index.column())
        return self.index(*next((place for place in places if place > here), places[0]))

    def _place(self, index: Index) -> Place:
        return self._rows[index.row()][0], index.column()

    def _stored_text(self, index: Index) -> str:
        cells = self._stored.get(self.row_of(index), ())
        return cells[index.column()] if index.column() < len(cells) else ""

    def _explained(self, index: Index) -> str:
        """Return what is wrong with a cell, and what the file has if its value has been changed."""
        said = self._said.get(self._place(index))
        was = self._stored_text(index)
        changed = self._told.format(value=was or "-") if said is not None and said.is_changed else ""
        return "\n".join(part for part in (self.fault(index), changed) if part)

    def _editable(self, index: Index) -> str:
        said = self._said.get(self._place(index))
        return self._stored_text(index) if said is None else said.text

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self._editable(index).strip():
            return False
        self.edited.emit(Reading(self.row_of(index), self._columns[index.column()].letter, text, is_changed=True))
        return True

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
        said = self._said.get(self._place(index))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = single_line(cells[column]) if column < len(cells) else ""
                return text or ("?" if fault else "")
            case Qt.ItemDataRole.EditRole:
                return self._editable(index)
            case Qt.ItemDataRole.ForegroundRole:
                is_changed = said is not None and said.is_changed
                usual = "text" if self._columns[column].name else "faint"
                return self._theme.color("danger" if fault else "accent_text" if is_changed else usual)
            case Qt.ItemDataRole.BackgroundRole:
                is_changed = said is not None and said.is_changed
                return self._theme.color("danger_soft" if fault else "accent_soft") if fault or is_changed else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return plain_tip(self._explained(index)) or None
            case _:
                return None


class ColumnsView(QTableView):
    """Shows how a table is read; `head` asks what each column means, and `row_chosen` carries a row's number.

    `edited` carries the value that a person has put in place of a cell.
    """

    row_chosen = Signal(int)
    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = ColumnsModel(theme, self)
        self._model.edited.connect(self.edited)
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
        self.setItemDelegate(CellEditor(self._model.name_of, self._model.fault, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)

    def show_table(self, table: OfferTable, choices: Choices, localizer: Localizer) -> None:
        """Show a table, with everything that its columns can mean."""
        self._model.show_table(table, localizer)
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

    def correct_next(self) -> None:
        """Open the editor of the next cell that something is wrong with."""
        index = self._model.fault_after(self.currentIndex())
        if index.isValid():
            self.setFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    @property
    def has_faults(self) -> bool:
        """Whether something is wrong with one of the cells that are shown."""
        return self._model.fault_after(QModelIndex()).isValid()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self._model.row_of(index))
