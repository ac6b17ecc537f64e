"""A table view of figures: as tall as its rows, whose long names wrap; groups span, a rule is above each total."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.models.figures_model import Explain, FiguresModel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.spoken import spoken
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.tables.table import RowKind, Table

COPY_TABLE = N_("Copy table")
_COPY_ROWS, _LINES = N_("Copy the selected rows"), N_("Show the lines behind this figure")
_ROW = 34


class _Density(NamedTuple):
    """How close the figures stand, in points: the space beside each, the least width of names, and the text size."""

    pad: int
    label: int
    size: float
    breaks_headings: bool = True


_DENSITIES = (_Density(6, 120, 13, breaks_headings=False), _Density(2, 92, 13), _Density(2, 92, 12))
"""From the usual one to the closest, before a table scrolls."""
_ROUNDING = 1
"""Qt elides a text whose width was rounded down."""
_WRAPPED = Qt.TextFlag.TextWordWrap
_WEIGHTS = QFont.Weight.Normal, QFont.Weight.DemiBold


class _RowDelegate(QStyledItemDelegate):
    """Pads cells and paints a rule above totals."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pad = _DENSITIES[0].pad

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * self.theme.px(self.pad), self.theme.px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = option.rect
        model = index.model()
        if isinstance(model, FiguresModel) and model.row(index).kind is RowKind.TOTAL:
            painter.setPen(self.theme.color("border"))
            painter.drawLine(area.topLeft(), area.topRight())
        near = self.theme.px(_DENSITIES[0].pad)  # where headings have it; the other side has what is left of both
        far = 2 * self.theme.px(self.pad) - near
        is_name = index.column() == 0 or (isinstance(model, FiguresModel) and model.are_words)
        option.rect = area.adjusted(near if is_name else far, 0, -far if is_name else -near, 0)
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
        self._widths: dict[float, list[int]] = {}
        self._wrapped_at = -1
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
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
        self._widths, self._wrapped_at = {}, -1
        self._model.show(table, theme, explain)
        self.setAccessibleName(table.caption)
        self.clearSpans()
        for place, row in enumerate(table.rows):
            if row.kind is RowKind.GROUP:
                self.setSpan(place, 0, 1, len(table.columns) + 1)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setFixedHeight(self._height())
        self._fit()

    @property
    def table(self) -> Table:
        """Return the table shown."""
        return self._model.table

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a figure, the selected rows and the whole table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cell = self._model.cell(index) if index.isValid() else None
        if cell is not None and cell.trace is not None:
            menu.addAction(spoken(_LINES)).triggered.connect(lambda: self._want(index))
        rows = menu.addAction(spoken(_COPY_ROWS))
        rows.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        rows.setEnabled(bool(self.selectedIndexes()))
        rows.triggered.connect(self.copy_selected)
        menu.addAction(spoken(COPY_TABLE)).triggered.connect(self.copy_all)
        return menu

    def copy_selected(self) -> None:
        """Copy the selected rows for a spreadsheet; all of them if none is selected."""
        self._copy(sorted({index.row() for index in self.selectedIndexes()}))

    def copy_all(self) -> None:
        """Copy the table for a spreadsheet."""
        self._copy([])

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
            self.copy_selected()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or by key at the current figure."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        place = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_by_key else event.globalPos()
        self.menu_of(index).popup(place)

    def _copy(self, rows: list[int]) -> None:
        from offercalc.desktop.system.clipboard import copy_table  # noqa: PLC0415 - not needed for the first paint

        copy_table(self._model.table, rows)

    def _want(self, index: QModelIndex) -> None:
        cell = self._model.cell(index) if index.isValid() else None
        if cell is not None and cell.trace is not None:
            heading = self._model.table.columns[index.column() - 1]
            self.figure_wanted.emit(cell.trace, self._model.row(index).label, heading)

    def _fit(self) -> None:
        """Distribute the width over the columns; if it is too small, wrap names, then headings, and at last scroll."""
        if not self.isVisible():
            return
        room, needed = self.maximumViewportSize().width(), [0]
        for density in _DENSITIES:
            needed = self._shares(room, density)
            if sum(needed) <= room:
                break
        spare = max(0, room - sum(needed))
        for column, width in enumerate(needed):
            more = spare // max(1, len(needed) - 1) if column else 0
            self.horizontalHeader().resizeSection(column, width + more)
        if needed[0] != self._wrapped_at:
            self._wrapped_at = needed[0]
            self._wrap(needed[0], self._metrics)
        self.setFixedHeight(self._height())

    @property
    def _metrics(self) -> dict[QFont.Weight, QFontMetrics]:
        return {weight: QFontMetrics(self._theme.font(self._model.size, weight)) for weight in _WEIGHTS}

    def _shares(self, room: int, density: _Density) -> list[int]:
        """Return the width of each column in a density, in which names take what figures leave."""
        px, header = self._theme.px, self.horizontalHeader()
        self._delegate.pad, self._model.size = density.pad, density.size
        if density.size not in self._widths:  # the texts are as wide as they are at any width of the table
            metrics = self._metrics
            self._widths[density.size] = [self._needed(at, metrics) for at in range(self._model.columnCount())]
        widths = self._widths[density.size]
        lines = enumerate((min(widths[0], px(density.label)), *widths[1:])) if density.breaks_headings else ()
        self._model.break_headings({at: _broken(self._model.heading(at), width, header) for at, width in lines})
        inset = 2 * px(density.pad)
        needed = [max(width + inset, header.sectionSizeHint(column)) for column, width in enumerate(widths)]
        needed[0] = min(needed[0], max(px(density.label), room - sum(needed[1:])))
        return needed

    def _wrap(self, width: int, metrics: dict[QFont.Weight, QFontMetrics]) -> None:
        """Make rows whose name does not fit in a width several lines high."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        room = QRect(0, 0, width - 2 * (margin + self._theme.px(self._delegate.pad)), 10_000)
        for place, (text, weight) in enumerate(self._model.texts(0)):
            is_group = self.columnSpan(place, 0) > 1
            tall, line = metrics[weight].boundingRect(room, _WRAPPED, text).height(), metrics[weight].lineSpacing()
            more = 0 if is_group else max(0, round(tall / line) - 1)
            self.verticalHeader().resizeSection(place, self._theme.px(_ROW) + more * line)

    def _needed(self, column: int, metrics: dict[QFont.Weight, QFontMetrics]) -> int:
        """Return the width of the texts of a column; measured here, because Qt would query the model for every cell."""
        widths = (metrics[weight].horizontalAdvance(text) for text, weight in self._model.texts(column) if text)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        return max(widths, default=0) + 2 * margin + _ROUNDING

    def _height(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + bar + 4


def _broken(heading: str, width: int, header: QHeaderView) -> str:
    """Return a heading in lines about as wide as the figures below it, or as its longest word."""
    metrics = header.fontMetrics()
    lines: list[str] = []
    for word in heading.split(" "):
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
