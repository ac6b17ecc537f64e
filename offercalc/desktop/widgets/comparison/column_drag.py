"""Dragging the head of a column to another place: its picture follows the pointer, a line marks where it would go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme

_LINE = 3
_EDGE = 32
"""How near the pointer comes to an edge, in points, before the table scrolls."""
_STEP, _STEP_MILLISECONDS = 12, 20


class ColumnDrag(QObject):
    """Follows the pointer over the heads of a table; `dropped` carries a column and the place it was dragged to.

    Esc takes the drag back. Nothing is dragged unless `is_on`.
    """

    dropped = Signal(int, int)

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self.theme = theme
        self.is_on = True
        self._table, self._heads = table, table.horizontalHeader()
        self._pressed: QPoint | None = None
        self._column, self._x = -1, 0
        self._picture, self._line = _Picture(table), _Line(self, table)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_STEP_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll)
        for watched in (table, self._heads.viewport()):
            watched.installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        """Whether a head is being dragged."""
        return self._column >= 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if not isinstance(event, QMouseEvent) or watched is self._table:
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton and self.is_on:
                self._pressed = event.position().toPoint()
            case QEvent.Type.MouseMove if self._pressed is not None:
                return self._move(event.position().toPoint())
            case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                self._drop()
        return False  # the header itself ends the press

    def place(self) -> int:
        """Return the place that the dragged column would have."""
        others = (column for column in range(self._heads.count()) if column != self._column)
        return sum(self._middle(column) < self._x for column in others)

    def _key(self, event: QKeyEvent) -> bool:
        """Take a drag back by Esc, before a shortcut of the window takes the key."""
        if not self.is_dragging or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._end()
        event.accept()
        return True

    def _move(self, point: QPoint) -> bool:
        if not self.is_dragging:
            start = self._pressed or point
            if abs(point.x() - start.x()) < QApplication.startDragDistance():
                return True
            self._begin(self._heads.logicalIndexAt(start))
        self._x = point.x()
        self._draw()
        return True

    def _begin(self, column: int) -> None:
        heads, self._column = self._heads, column
        if not self.is_dragging:
            self._pressed = None
            return
        left, width = heads.sectionViewportPosition(column), heads.sectionSize(column)
        self._picture.show_pixmap(heads.viewport().grab(QRect(left, 0, width, heads.height())), self.theme)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        heads.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scrolling.start()
        self._picture.show()
        for part in (self._picture, self._line):
            part.raise_()

    def _draw(self) -> None:
        """Put the picture below the pointer and the line between the columns that it points between."""
        heads = self._heads
        if not self.is_dragging:
            return
        viewport, place = heads.viewport(), self.place()
        origin = viewport.mapTo(self._table, QPoint())
        width = heads.sectionSize(self._column)
        self._picture.setGeometry(origin.x() + self._x - width // 2, origin.y(), width, heads.height())
        edge = heads.sectionViewportPosition(place) + (heads.sectionSize(place) if place > self._column else 0)
        thick = self.theme.px(_LINE)
        left = min(max(origin.x() + edge - thick // 2, origin.x()), origin.x() + viewport.width() - thick)
        self._line.setGeometry(left, origin.y(), thick, heads.height() + self._table.viewport().height())
        self._line.setVisible(place != self._column)

    def _scroll(self) -> None:
        """Scroll on while the pointer is near an edge."""
        bar, width, edge = self._table.horizontalScrollBar(), self._heads.viewport().width(), self.theme.px(_EDGE)
        step = (self._x > width - edge) - (self._x < edge)
        if step:
            bar.setValue(bar.value() + step * self.theme.px(_STEP))
            self._draw()

    def _drop(self) -> None:
        column, place = self._column, self.place()
        self._end()
        if column >= 0 and place != column:
            self.dropped.emit(column, place)

    def _end(self) -> None:
        self._pressed, self._column = None, -1
        self._scrolling.stop()
        self._heads.viewport().unsetCursor()
        self._picture.hide()
        self._line.hide()

    def _middle(self, column: int) -> int:
        return self._heads.sectionViewportPosition(column) + self._heads.sectionSize(column) // 2


class _Picture(QWidget):
    """The head that is dragged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._theme: Theme | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_pixmap(self, pixmap: QPixmap, theme: Theme) -> None:
        """Show the picture of a head."""
        self._pixmap, self._theme = pixmap, theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        if self._theme is not None:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _Line(QWidget):
    """The line where the head would be dropped."""

    def __init__(self, drag: ColumnDrag, parent: QWidget) -> None:
        super().__init__(parent)
        self._drag = drag
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._drag.theme.color("accent"))
        painter.end()
