"""A slider with marks below its groove, such as where moving it changes an order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme

HANDLE = 16
"""The width of the handle, whose middle is at the value."""
_SIDE = 4
_HEIGHT = 34


class MarkedSlider(QSlider):
    """Marks places from 0 to 1 with a triangle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._marks: tuple[float, ...] = ()
        self.setMinimumHeight(theme.px(_HEIGHT))

    def mark(self, places: tuple[float, ...], theme: Theme) -> None:
        """Mark other places, in a theme."""
        self._theme = theme
        self.setMinimumHeight(theme.px(_HEIGHT))
        if places != self._marks:
            self._marks = places
        self.update()

    def marks(self) -> Iterator[float]:
        """Yield the distances of the marks from the left edge, in pixels."""
        edge = self._theme.px(HANDLE) / 2
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place in self._marks:
            across = edge + place * (self.width() - 2 * edge)
            yield self.width() - across if is_mirrored else across

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warning"))
        side, bottom = self._theme.px(_SIDE), self.height() - 1.0
        for across in self.marks():
            tip = QPointF(across, bottom - 1.6 * side)
            painter.drawPolygon(QPolygonF([tip, QPointF(across - side, bottom), QPointF(across + side, bottom)]))
        painter.end()
