"""A table view of figures: as tall as its rows, spanning group headings, a rule above each total."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.models.figures_model import Explain, FiguresModel
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.tables.table import RowKind, Table

_ROW = 34
_PAD = 6
_LEAST_LABEL = 180
_ROUNDING = 1
"""Qt elides a text whose width was rounded down."""
_WEIGHTS = QFont.Weight.Normal, QFont.Weight.DemiBold


class _RowDelegate(QStyledItemDelegate):
    """Pads cells and paints a rule above totals."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * self.theme.px(_PAD), self.theme.px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = option.rect
        model = index.model()
        if isinstance(model, FiguresModel) and model.row(index).kind is RowKind.TOTAL:
            painter.setPen(self.theme.color("border"))
            painter.drawLine(area.topLeft(), area.topRight())
        pad = self.theme.px(_PAD)
        option.rect = area.adjusted(pad, 0, -pad, 0)
        super().paint(painter, option, index)


class FiguresView(QTableView):
    """Shows a `Table`; Ctrl+C copies the selection for a spreadsheet.

    `figure_wanted` carries the trace of a figure that was clicked or activated, its row's label and its heading.
    """

    figure_wanted = Signal(object, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = FiguresModel(theme, self)
        self._delegate = _RowDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._want)

    def show_table(self, table: Table, theme: Theme, explain: Explain | None = None) -> None:
        """Show a table and fit the height; `explain` returns more detail for the tool tip of a figure."""
        self._theme = self._delegate.theme = theme
        self._model.show(table, theme, explain)
        self.setAccessibleName(table.caption)
        self.clearSpans()
        for place, row in enumerate(table.rows):
            if row.kind is RowKind.GROUP:
                self.setSpan(place, 0, 1, len(table.columns) + 1)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setFixedHeight(self._height(len(table.rows)))
        self._fit()

    def set_words(self) -> None:
        """Align all columns at the start, for a table of words without figures."""
        self._model.are_words = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            from offercalc.desktop.system.clipboard import copy_table  # noqa: PLC0415 - not needed for the first paint

            copy_table(self._model.table, sorted({index.row() for index in self.selectedIndexes()}))
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        cell = self._model.cell(index) if index.isValid() else None
        if cell is not None and cell.trace is not None:
            heading = self._model.table.columns[index.column() - 1]
            self.figure_wanted.emit(cell.trace, self._model.row(index).label, heading)

    def _fit(self) -> None:
        """Distribute the width over the columns; if it is too small, shrink the labels first, then scroll."""
        if not self.isVisible():
            return
        header = self.horizontalHeader()
        columns = range(self._model.columnCount())
        metrics = {weight: QFontMetrics(self._theme.font(weight=weight)) for weight in _WEIGHTS}
        needed = [max(self._needed(column, metrics), header.sectionSizeHint(column)) for column in columns]
        room = self.maximumViewportSize().width()
        needed[0] = min(needed[0], max(self._theme.px(_LEAST_LABEL), room - sum(needed[1:])))
        spare = max(0, room - sum(needed))
        for column, width in enumerate(needed):
            header.resizeSection(column, width + (spare // max(1, len(needed) - 1) if column else 0))

    def _needed(self, column: int, metrics: dict[QFont.Weight, QFontMetrics]) -> int:
        """Return the width a column needs; measured here, because Qt would query delegate and model for every cell."""
        widths = (metrics[weight].horizontalAdvance(text) for text, weight in self._model.texts(column) if text)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        return max(widths, default=0) + 2 * (margin + self._theme.px(_PAD)) + _ROUNDING

    def _height(self, rows: int) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows * self._theme.px(_ROW) + bar + 4
