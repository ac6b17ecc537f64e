"""What matters most as a tornado: a bar per factor around the lead at likely values."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.negotiation.tornado import Tornado, TornadoBar

_ROW, _BAR, _PAD, _RADIUS = 46, 22, 6, 3
_NAMES = 0.34
_WORDS = 17
_SIZE = 12


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
        for number, bar in enumerate(found.bars):
            self._paint(painter, bar, number * theme.px(_ROW))
        for place, pen in (
            (found.center, QPen(theme.color("text"), 1)),
            (found.level, QPen(theme.color("open"), 1, Qt.PenStyle.DashLine)),
        ):
            painter.setPen(pen)
            across = self._across(place)
            painter.drawLine(QPointF(across, 1), QPointF(across, self.height() - theme.px(_PAD)))
        painter.end()

    @property
    def _leads(self) -> int:
        """Return the width of the longest lead, for which there is room at both ends of the bars."""
        metrics = QFontMetrics(self._theme.font(_SIZE, QFont.Weight.DemiBold))
        bars = self._found.bars if self._found is not None else ()
        return max((metrics.horizontalAdvance(text) for bar in bars for text in (bar.at_low, bar.at_high)), default=0)

    def _across(self, place: float) -> float:
        names, room = self.width() * _NAMES, self._leads + 2 * self._theme.px(_PAD)
        across = names + room + place * max(self.width() - names - 2 * room, 1.0)
        return self.width() - across if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else across

    def _paint(self, painter: QPainter, bar: TornadoBar, top: float) -> None:
        """Paint a factor: its name with its two values at the left, and the leads at the ends of its bar."""
        theme, words, names = self._theme, self._theme.px(_WORDS), self.width() * _NAMES
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        pad = theme.px(_PAD)
        for line, size, text, color in (
            (0, 13, bar.name, "text"), (1, _SIZE, f"{bar.low} \N{EN DASH} {bar.high}", "muted"),
        ):  # fmt: skip
            painter.setFont(theme.font(size))
            painter.setPen(theme.color(color))
            room = QRectF(0, top + pad + line * words, names - pad, words)
            if is_mirrored:
                room.moveLeft(self.width() - room.right())
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), elided)
        first, last = sorted((self._across(bar.from_place), self._across(bar.to_place)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("series_3" if bar.turns else "base"))
        box = QRectF(first, top + pad + words - theme.px(_BAR) / 2, max(last - first, 1), theme.px(_BAR))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        self._paint_leads(painter, bar, box)

    def _paint_leads(self, painter: QPainter, bar: TornadoBar, box: QRectF) -> None:
        """Paint the leads beside the ends of a bar."""
        is_turned = self._across(bar.from_place) > self._across(bar.to_place)
        left, right = (bar.at_high, bar.at_low) if is_turned else (bar.at_low, bar.at_high)
        pad, room = self._theme.px(_PAD), self._leads + 1
        painter.setFont(self._theme.font(_SIZE, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        before = QRectF(box.left() - pad - room, box.top(), room, box.height())
        after = QRectF(box.right() + pad, box.top(), room, box.height())
        painter.drawText(before, int(Qt.AlignmentFlag.AlignRight | middle), left)
        painter.drawText(after, int(Qt.AlignmentFlag.AlignLeft | middle), right)
