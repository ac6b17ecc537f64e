"""A small drawing of when a grant vests: a bar for each year, with its percentage and its last date."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.pages.vesting_plan import VestingYear

_HEIGHT, _BAR, _TOP, _SIDE, _GAP = 82, 26, 12, 12, 4
_LINE = 14


class VestingBars(QWidget):
    """Shows the years of a grant; hidden without any."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._years: tuple[VestingYear, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_years(self, years: tuple[VestingYear, ...]) -> None:
        """Show when a grant vests."""
        self._years = years
        self.setAccessibleName(". ".join(f"{year.when}: {year.percent}" for year in years))
        self.setVisible(bool(years))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("border"))
        painter.setBrush(self._theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        room = (self.width() - 2 * px(_SIDE)) / max(1, len(self._years))
        most = max((year.share for year in self._years), default=1.0) or 1.0
        for place, year in enumerate(self._years):
            left = px(_SIDE) + place * room
            tall = max(2.0, px(_BAR) * year.share / most)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush_for(Role.EQUITY, Pattern.DOTTED, self._theme))
            bar = QRectF(left, px(_TOP) + px(_BAR) - tall, max(2.0, room - px(_GAP)), tall)
            painter.drawRoundedRect(bar, 3, 3)
            below = QRectF(left, px(_TOP + _BAR + 3), room - px(_GAP), px(_LINE))
            self._write(painter, below, year.percent, is_bold=True)
            self._write(painter, below.translated(0, px(_LINE)), year.when, is_bold=False)

    def _write(self, painter: QPainter, place: QRectF, text: str, *, is_bold: bool) -> None:
        """Write a text in the middle of a place, if there is room for it."""
        font = self._theme.font(11, QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        if QFontMetrics(font).horizontalAdvance(text) > place.width() + self._theme.px(_GAP):
            return
        painter.setFont(font)
        painter.setPen(self._theme.color("text" if is_bold else "muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
