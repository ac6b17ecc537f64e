"""The gap between two offers as a bar that the terms of an ask fill, each in its color and pattern."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.presentation.negotiation.negotiation_page import LeverLine, NegotiationPage

_HEIGHT, _WORDS = 22, 20
_GAP, _RADIUS = 2, 3
_LEAST = 0.002
"""The smallest share that is drawn."""


class GapBar(QWidget):
    """Shows how much of the gap each term fills; what stays open is a dashed outline."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[LeverLine, ...] = ()
        self._missing = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, page: NegotiationPage, theme: Theme) -> None:
        """Show the parts of a page, and tell them to screen readers."""
        self._theme = theme
        self._parts = tuple(row for row in page.rows if row.share > _LEAST)
        self._missing = page.missing
        self.setAccessibleName(page.headline)
        self.setAccessibleDescription(", ".join(f"{part.name} {part.adds}" for part in self._parts))
        self.setVisible(bool(self._parts) or self._missing > _LEAST)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT + _WORDS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for part in self._parts:
            left += self._paint(painter, part, left)
        if self._missing > _LEAST:
            painter.setPen(QPen(self._theme.color("open"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            height = self._theme.px(_HEIGHT)
            room = self._mirrored(QRectF(left + 1, 1, self.width() * self._missing - 2, height - 2))
            painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        painter.end()

    def _paint(self, painter: QPainter, part: LeverLine, left: float) -> float:
        """Paint one part with its words below, and return its width."""
        theme, width = self._theme, self.width() * part.share
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush_for(*part.fill, theme))
        room = QRectF(left, 0, max(width - _GAP, 1), theme.px(_HEIGHT))
        painter.drawRoundedRect(self._mirrored(room), _RADIUS, _RADIUS)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        below = self._mirrored(QRectF(left, theme.px(_HEIGHT + 3), max(width - 2 * _GAP, 1), theme.px(_WORDS - 3)))
        words = f"{part.name} {part.adds.lstrip('+')}"
        if painter.fontMetrics().horizontalAdvance(words) <= below.width():
            painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)
        return width

    def _mirrored(self, room: QRectF) -> QRectF:
        """Return a rectangle where it is in the direction of reading."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            room.moveLeft(self.width() - room.right())
        return room
