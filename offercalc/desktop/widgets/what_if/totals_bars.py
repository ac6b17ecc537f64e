"""The totals of offers as bars, each in the color of its offer, with how far each is behind the first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.comparison_chart import SERIES_ROLES
from offercalc.presentation.negotiation.what_if_page import TotalRow

_ROW, _BAR, _GAP, _RADIUS = 30, 12, 12, 3
_NAME_SHARE, _SIZE = 0.3, 13


class TotalsBars(QWidget):
    """Paints one row per offer: name, bar, total and distance."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[TotalRow, ...] = ()
        self._tones: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[TotalRow, ...], tones: tuple[int, ...], name: str, theme: Theme) -> None:
        """Show other totals in the colors of their offers, and tell them to screen readers under a name."""
        self._rows, self._tones, self._theme = rows, tones, theme
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{row.name}: {row.total}, {row.behind}" for row in rows))
        self.setFixedHeight(theme.px(_ROW) * max(1, len(rows)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_ROW) * max(1, len(self._rows)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            painter.end()
            return
        names, totals, behind = self._widths(painter)
        for number, row in enumerate(self._rows):
            top, height = number * self._theme.px(_ROW), self._theme.px(_ROW)
            self._paint_bar(painter, number, names, self.width() - names - totals - behind)
            texts = (
                (row.name, 0, names, "text", QFont.Weight.Normal),
                (row.total, self.width() - behind - totals, totals, "text", QFont.Weight.DemiBold),
                (row.behind, self.width() - behind, behind, "muted", QFont.Weight.Normal),
            )
            for text, left, width, color, weight in texts:
                painter.setFont(self._theme.font(_SIZE, weight))
                painter.setPen(self._theme.color(color))
                room = self._mirrored(QRectF(left, top, width, height))
                side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
                painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _widths(self, painter: QPainter) -> tuple[int, int, int]:
        """Return the widths of the names, the totals and the distances, with a gap each."""
        painter.setFont(self._theme.font(_SIZE, QFont.Weight.DemiBold))
        metrics, gap = painter.fontMetrics(), self._theme.px(_GAP)
        names, totals, behind = (
            max((metrics.horizontalAdvance(text) for text in texts), default=0) + gap
            for texts in zip(*((row.name, row.total, row.behind) for row in self._rows), strict=True)
        )
        return min(names, round(self.width() * _NAME_SHARE)), totals, behind

    def _paint_bar(self, painter: QPainter, number: int, left: int, room: int) -> None:
        theme = self._theme
        top = number * theme.px(_ROW) + (theme.px(_ROW) - theme.px(_BAR)) / 2
        bar = QRectF(left, top, max(room * self._rows[number].share, 1), theme.px(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(SERIES_ROLES[self._tones[number] % len(SERIES_ROLES)].value))
        painter.drawRoundedRect(self._mirrored(bar), _RADIUS, _RADIUS)

    def _mirrored(self, room: QRectF) -> QRectF:
        """Return a rectangle where it is in the direction of reading."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            room.moveLeft(self.width() - room.right())
        return room
