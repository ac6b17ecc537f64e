"""What matters most as a tornado: a bar per factor around the lead at likely values."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.negotiation.tornado import Tornado, TornadoBar

_ROW, _BAR, _PAD, _RADIUS = 46, 14, 6, 3
_NAMES = 0.34
_WORDS = 17


class TornadoView(QWidget):
    """Paints the bars, a line at the lead, and a dashed one where the lead is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Tornado | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tornado(self, found: Tornado, name: str, theme: Theme) -> None:
        """Show other bars, and tell them to screen readers under a name."""
        self._found, self._theme = found, theme
        self.setAccessibleName(name)
        told = (f"{bar.name}: {bar.at_low} ({bar.low}), {bar.at_high} ({bar.high})" for bar in found.bars)
        self.setAccessibleDescription("; ".join(told))
        self.setFixedHeight(theme.px(_ROW) * len(found.bars))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(_ROW) * (len(self._found.bars) if self._found else 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        found, theme = self._found, self._theme
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self.width() * _NAMES
        lines = (
            (found.center, QPen(theme.color("text"), 1)),
            (found.level, QPen(theme.color("open"), 1, Qt.PenStyle.DashLine)),
        )
        for number, bar in enumerate(found.bars):
            top = number * theme.px(_ROW)
            self._paint(painter, bar, top, names)
            for place, pen in lines:
                painter.setPen(pen)
                across = self._across(place, names)
                painter.drawLine(
                    QPointF(across, top + 1), QPointF(across, top + 2 * theme.px(_PAD) + theme.px(_BAR) - 1)
                )
        painter.end()

    def _across(self, place: float, names: float) -> float:
        pad = self._theme.px(_PAD)
        across = names + pad + place * (self.width() - names - 2 * pad)
        return self.width() - across if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else across

    def _paint(self, painter: QPainter, bar: TornadoBar, top: float, names: float) -> None:
        """Paint a factor: its name with its two values at the left, and the leads below the ends of its bar."""
        theme, words = self._theme, self._theme.px(_WORDS)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        pad = theme.px(_PAD)
        for line, size, text, color in (
            (0, 13, bar.name, "text"), (1, 12, f"{bar.low} \N{EN DASH} {bar.high}", "muted"),
        ):  # fmt: skip
            painter.setFont(theme.font(size))
            painter.setPen(theme.color(color))
            room = QRectF(0, top + pad + line * words, names - pad, words)
            if is_mirrored:
                room.moveLeft(self.width() - room.right())
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), elided)
        ends = self._across(bar.from_place, names), self._across(bar.to_place, names)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warning" if bar.turns else "accent"))
        box = QRectF(min(ends), top + pad, max(abs(ends[1] - ends[0]), 1), theme.px(_BAR))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        self._paint_leads(painter, bar, ends, QRectF(0, top + pad + theme.px(_BAR) + 2, self.width(), words))

    def _paint_leads(self, painter: QPainter, bar: TornadoBar, ends: tuple[float, float], room: QRectF) -> None:
        """Paint the leads at both ends below the bar, the left one ending before the right one begins."""
        metrics = painter.fontMetrics()
        (left, first), (right, second) = sorted(zip(ends, (bar.at_low, bar.at_high), strict=True))
        widths = metrics.horizontalAdvance(first), metrics.horizontalAdvance(second)
        names, gap = self.width() * _NAMES, self._theme.px(_PAD)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        least, most = (0.0, self.width() - names) if is_mirrored else (names, float(self.width()))
        from_left = min(max(left, least), most - sum(widths) - gap)
        from_right = min(max(right - widths[1], from_left + widths[0] + gap), most - widths[1])
        painter.drawText(QPointF(from_left, room.top() + metrics.ascent()), first)
        painter.drawText(QPointF(from_right, room.top() + metrics.ascent()), second)
