"""The table of compared offers: frozen heads and row names, sections that fold, and the baseline in the corner."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QMenu, QTableView, QWidget
from typing_extensions import override

from offercalc.desktop.system.clipboard import copy_table
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.comparison.column_drag import ColumnDrag
from offercalc.desktop.widgets.comparison.column_menu import ColumnMenu
from offercalc.desktop.widgets.comparison.compare_model import BARS, CompareModel, Explain
from offercalc.desktop.widgets.comparison.figure_delegate import BARS_HEIGHT, GROUP_ROW, ROW, FigureDelegate
from offercalc.desktop.widgets.comparison.head_view import COMPACT, FULL, HeadView
from offercalc.desktop.widgets.comparison.row_heads import RowHeads
from offercalc.desktop.widgets.comparison.table_corner import TableCorner
from offercalc.presentation.pages.side_by_side import SideBySide
from offercalc.presentation.tables.table import TableRow

_NARROWEST = 204
_LOWEST = 340
"""The height of the table in points at least: its heads, the bars and two rows; the page scrolls in a lower window."""
_SINGLE = 600
"""The width in points below which one offer is shown against the baseline."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_QUEUED = Qt.ConnectionType.QueuedConnection
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CompareTable(QTableView):
    """Shows a `SideBySide`.

    `figure_wanted` carries the trace of a figure that was clicked or activated, its row's label and its heading;
    `baseline_wanted` and `removal_wanted` carry the index of an offer in the comparison as it is listed, `order_wanted`
    the index of each of them in the order that the columns shall have, and that of the one which was moved.
    """

    figure_wanted = Signal(object, str, str)
    baseline_wanted = Signal(int)
    removal_wanted = Signal(int)
    order_wanted = Signal(object, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model, self._delegate = CompareModel(self), FigureDelegate(theme, self)
        self._heads, self._rows = HeadView(theme, self), RowHeads(theme, self)
        self._corner = TableCorner(self)
        self.baseline, self.turner = self._corner.baseline, self._corner.turner
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._rows)
        self.drag, self.folds_changed = ColumnDrag(self, theme), self._rows.folds_changed
        self._set_up()

    @property
    def theme(self) -> Theme:
        """Return the theme in which the offers are shown."""
        return self._theme

    @property
    def sides(self) -> SideBySide | None:
        """Return what is shown."""
        return self._model.sides

    def show_sides(self, sides: SideBySide, theme: Theme, explain: Explain) -> None:
        """Show offers; `explain` returns more detail for the tool tip of a figure by its trace."""
        for part in (self._delegate, self._heads, self._rows, self.drag):
            part.theme = theme
        before, self._theme = self._theme, theme
        current, order = self._current_cell(), () if self.sides is None else self.sides.order
        scrolled = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.setMinimumHeight(theme.px(_LOWEST))
        self._rows.repaint_bars(self.sides, sides)
        self._heads.show_sides(sides)
        self._model.show(sides, explain)
        self.setAccessibleName(sides.page.table.caption)
        self._corner.show_sides(sides)
        for button in self.findChildren(QAbstractButton, options=_DIRECT):
            button.setAccessibleName(self.baseline.accessibleName())  # Qt's own lies below the corner, without a use
        self._return_to(*current)
        self._size_rows()
        self._fit()
        for view in (self, self._heads, self._rows) if theme is not before else ():
            view.viewport().update()
        self.verticalScrollBar().setValue(scrolled[0])
        self.horizontalScrollBar().setValue(scrolled[1])
        if sides.order != order and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._want(self.currentIndex())
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT and event.key() in _STEPS:
            column = self.currentIndex().column()
            self.move_column(column, column + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """Copy the selected rows for a spreadsheet; all of them if none is selected."""
        copy_table(self._model.table, sorted({index.row() - 1 for index in self.selectedIndexes() if index.row()}))

    def copy_all(self) -> None:
        """Copy the table for a spreadsheet."""
        copy_table(self._model.table, list(range(len(self._model.table.rows))))

    def move_column(self, column: int, place: int) -> None:
        """Ask for another order, with a column at another place; nothing happens if there is no such place."""
        sides = self.sides
        if sides is not None and self.can_move(column, place):
            order = list(sides.order)
            moved = order.pop(column)
            order.insert(place, moved)
            self.order_wanted.emit(tuple(order), moved)

    def can_move(self, column: int, place: int) -> bool:
        """Whether a column can be moved to another place: not where one offer is shown at a time."""
        count = self._model.columnCount()
        return 0 <= column < count and 0 <= place < count and column != place and self.turner.isHidden()

    def fold(self, place: int) -> None:
        """Fold or unfold the rows below a heading."""
        row = self._model.row(place)
        if row is None or not self._model.is_group(place):
            return
        self._rows.fold(row.key)
        self._size_rows()

    @property
    def sections(self) -> tuple[tuple[TableRow, tuple[TableRow, ...]], ...]:
        """Return the headings, each with the rows below it."""
        return self._model.sections

    def hide_rows(self, keys: Iterable[str], folded: Iterable[str] = ()) -> None:
        """Leave out the rows with these keys, and headings without any row left; fold more headings."""
        self._rows.hidden, self._rows.folded = frozenset(keys), self._rows.folded.union(folded)
        self._size_rows()

    def _want(self, index: QModelIndex) -> None:
        """Ask for what is behind a figure, or fold the section of a heading."""
        if not index.isValid() or index.row() == BARS:
            return
        cell, row = self._model.cell(index), self._model.row(index.row())
        if cell is None:
            self.fold(index.row())
        elif cell.trace is not None and row is not None:
            self.figure_wanted.emit(cell.trace, row.label, self._model.table.columns[index.column()])

    def _set_up(self) -> None:
        self.setObjectName("compareTable")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._want)
        self.turner.turned.connect(self._fit)
        self._rows.sectionClicked.connect(self.fold)
        self._heads.customContextMenuRequested.connect(self._offer_head)
        self.customContextMenuRequested.connect(self._offer_cell)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.baseline.activated.connect(lambda place: self.baseline_wanted.emit(self.baseline.itemData(place)))
        self.drag.dropped.connect(self.move_column, _QUEUED)  # the header ends its press first

    def _current_cell(self) -> tuple[str, int]:
        """Return the key of the current row and the index of the current offer as it is listed; -1 if there is none."""
        index, sides = self.currentIndex(), self.sides
        if sides is None or not index.isValid():
            return "", -1
        row = self._model.row(index.row())
        return "" if row is None else row.key, sides.order[index.column()]

    def _return_to(self, key: str, place: int) -> None:
        """Make a cell the current one again, wherever its row and its column are now."""
        sides = self.sides
        if sides is None or place not in sides.order:
            return
        rows = (at for at, row in enumerate(self._model.table.rows, 1) if row.key == key)
        index = self._model.index(next(rows, BARS), sides.order.index(place))
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _size_rows(self) -> None:
        """Set the height of each row, and hide those of folded sections and those that are left out."""
        is_folded, hidden = False, self._rows.hidden
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if self._model.is_group(place) and row is not None:
                is_folded = row.key in self._rows.folded
                keys = [one.key for one in self._model.rows(self._model.group_rows(place))]
                self.setRowHidden(place, bool(keys) and hidden.issuperset(keys))
                height = GROUP_ROW
            else:
                self.setRowHidden(place, is_folded or (row is not None and row.key in hidden))
                height = BARS_HEIGHT if place == BARS else ROW
            self._rows.resizeSection(place, self._theme.px(height))

    def _fit(self) -> None:
        """Set each offer to the width of its longest figure, and share what is left; beyond it the table scrolls."""
        before, names = self._sizes(), self._rows.needed()
        self._rows.setFixedWidth(names)
        columns = self._choose_columns()
        needed = [self._needed(column) for column in columns]
        room = self.width() - names - 2 * self.frameWidth() - self._scroll_bar_width()
        spare = max(0, room - sum(needed)) // max(1, len(needed))
        for column, width in zip(columns, needed, strict=True):
            self._heads.resizeSection(column, width + spare)
        self._delegate.narrowest = min(needed, default=0) + spare
        self._heads.setFixedHeight(self._heads.sizeHint().height())  # names take a second line in narrow columns
        if self._sizes() != before:  # it paints all of the table
            self.updateGeometries()
        self._corner.stand(names, self._heads.height(), self._theme, is_compact=self._heads.is_compact)

    def _sizes(self) -> tuple[int, ...]:
        """Return what the table is laid out by: the sizes of its heads, and the width of each offer."""
        widths = (self._heads.sectionSize(column) for column in range(self._heads.count()))
        return self._rows.minimumWidth(), self._heads.minimumHeight(), *widths

    def _choose_columns(self) -> list[int]:
        """Hide all offers but one where there is no room for a second, and return those that are shown."""
        sides, every = self.sides, list(range(self._model.columnCount()))
        others = [place for place in every if sides is None or not sides.heads[place].is_baseline]
        is_single = len(every) > 1 and self.width() < self._theme.px(_SINGLE)
        if sides is not None and is_single:
            self.turner.show_count(len(others), sides.localizer, self._theme)
        shown = [others[self.turner.place]] if is_single else every
        for place in every:
            self.setColumnHidden(place, place not in shown)
        self.turner.setVisible(is_single)
        self.drag.is_on = len(shown) > 1
        return shown

    def _scroll_bar_width(self) -> int:
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() > 0 else 0

    def _needed(self, column: int) -> int:
        figures = self._delegate.widest(self._model, column)
        return max(self._theme.px(_NARROWEST), self._heads.needed(column), figures)

    def _scrolled(self, value: int) -> None:
        """Make the heads one line high while the table is scrolled, if it stays scrolled with lower heads."""
        saved = self._theme.px(FULL) - self._theme.px(COMPACT)
        is_compact = value > 0 and (self._heads.is_compact or self.verticalScrollBar().maximum() > saved)
        if is_compact != self._heads.is_compact:
            self._heads.is_compact = is_compact
            self._fit()

    def _offer_head(self, point: QPoint) -> None:
        self.menu_of(self._heads.logicalIndexAt(point)).popup(self._heads.mapToGlobal(point))

    def _offer_cell(self, point: QPoint) -> None:
        self.menu_of(self.columnAt(point.x())).popup(self.viewport().mapToGlobal(point))

    def menu_of(self, column: int) -> QMenu:
        """Return the menu of an offer: its place in the comparison, and the table for a spreadsheet."""
        menu = ColumnMenu(self)
        if self.sides is not None:
            menu.list_acts(self.sides, column, self.can_move)
        menu.baseline_wanted.connect(self.baseline_wanted)
        menu.removal_wanted.connect(self.removal_wanted)
        menu.move_wanted.connect(self.move_column)
        menu.copy_wanted.connect(self.copy_all)
        return menu
