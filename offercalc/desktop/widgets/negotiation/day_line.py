"""A line of days: today, the day to send a counter-offer, and the deadlines of offers, each in its color."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.comparison_chart import SERIES_ROLES
from offercalc.presentation.negotiation.answer_days import AnswerDays, DayMark, MarkKind

_TITLE, _LEADER, _LINE, _CAPTION, _HEIGHT = 0, 19, 35, 46, 66
_TITLE_SIZE, _CAPTION_SIZE = 13, 12
_DOT, _RING, _THICK, _TICK = 5, 6, 3, 3
_EDGE, _GAP = 6, 16
_WEEK = 7
_PLAIN, _BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold


class _Words(Struct):
    """The room of the two lines of a mark."""

    left: float
    width: float


class DayLine(QWidget):
    """Shows marks on a line; `tone` is the number of the color of an offer."""

    def __init__(self, theme: Theme, tone: Callable[[int], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._days: AnswerDays | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: AnswerDays, name: str, theme: Theme) -> None:
        """Show other days in a theme, and tell them to screen readers under a name."""
        self._days, self._theme = days, theme
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{mark.title}: {mark.caption}" for mark in days.marks))
        self.setFixedHeight(theme.px(_HEIGHT))
        self.update()

    def places(self) -> list[QRectF]:
        """Return the rooms of the words of the marks, which do not overlap."""
        return [QRectF(words.left, 0, words.width, self.height()) for words in self._words()]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        days = self._days
        if days is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._paint_line(painter, days)
        for mark in days.marks:
            self._paint_dot(painter, mark)
        painter.resetTransform()
        for mark, words in zip(days.marks, self._words(), strict=True):
            self._paint_leader(painter, mark, words)
            self._paint_words(painter, mark, words)
        painter.end()

    def _at(self, place: float) -> float:
        edge = self._theme.px(_EDGE)
        return edge + place * (self.width() - 2 * edge)

    def _paint_line(self, painter: QPainter, days: AnswerDays) -> None:
        """Paint the whole line with a tick for each week, and the days until the next deadline in the accent color."""
        theme, middle = self._theme, self._theme.px(_LINE)
        painter.setPen(QPen(theme.color("border"), theme.px(_THICK) - 1))
        painter.drawLine(QPointF(self._at(0), middle), QPointF(self._at(1), middle))
        for day in range(_WEEK, days.days, _WEEK):
            across, tick = self._at(day / days.days), theme.px(_TICK)
            painter.drawLine(QPointF(across, middle - tick), QPointF(across, middle + tick))
        first = next((mark for mark in days.marks if mark.kind is MarkKind.ANSWER), None)
        if first is not None:
            painter.setPen(QPen(theme.color("accent"), theme.px(_THICK)))
            painter.drawLine(QPointF(self._at(0), middle), QPointF(self._at(first.place), middle))

    def _paint_dot(self, painter: QPainter, mark: DayMark) -> None:
        theme = self._theme
        center = QPointF(self._at(mark.place), theme.px(_LINE))
        if mark.kind is MarkKind.SEND:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(center, theme.px(_RING), theme.px(_RING))
            return
        role = SERIES_ROLES[self._tone(mark.offer) % len(SERIES_ROLES)].value if mark.offer >= 0 else "text"
        painter.setPen(QPen(theme.color("card"), 2))
        painter.setBrush(theme.color(role))
        painter.drawEllipse(center, theme.px(_DOT) + 1, theme.px(_DOT) + 1)

    def _paint_leader(self, painter: QPainter, mark: DayMark, words: _Words) -> None:
        """Lead from words that had to move aside to their dot."""
        dot = self._at(mark.place)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            dot = self.width() - dot
        middle = words.left + words.width / 2
        if abs(dot - middle) > words.width / 4:
            start, end = self._theme.px(_LEADER), self._theme.px(_LINE - _RING)
            painter.setPen(QPen(self._theme.color("muted"), 1))
            painter.drawLine(QPointF(middle, start), QPointF(dot, end))

    def _paint_words(self, painter: QPainter, mark: DayMark, words: _Words) -> None:
        theme = self._theme
        lines = ((_TITLE, _TITLE_SIZE, mark.title, "text"), (_CAPTION, _CAPTION_SIZE, mark.caption, "muted"))
        for top, size, text, color in lines:
            painter.setFont(theme.font(size, _BOLD if color == "text" else _PLAIN))
            painter.setPen(theme.color(color))
            metrics = painter.fontMetrics()
            room = QRectF(words.left, theme.px(top), words.width, metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width) + 1)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), shown)

    def _words(self) -> list[_Words]:
        """Return where the words of the marks stand: at their dots, moved apart where they would touch."""
        if self._days is None:
            return []
        found = [self._room(mark) for mark in self._days.marks]
        gap = self._theme.px(_GAP)
        if sum(one.width for one in found) + gap * (len(found) - 1) > self.width():
            most = (self.width() - gap * (len(found) - 1)) / len(found)
            for one in found:
                one.width = min(one.width, most)
        _spread(found, gap, self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            for one in found:
                one.left = self.width() - one.left - one.width
        return found

    def _room(self, mark: DayMark) -> _Words:
        """Return the room that the words of a mark need, centered at its dot."""
        sizes = ((mark.title, self._theme.font(_TITLE_SIZE, _BOLD)), (mark.caption, self._theme.font(_CAPTION_SIZE)))
        width = max(QFontMetrics(font).horizontalAdvance(text) for text, font in sizes) + 2.0
        return _Words(self._at(mark.place) - width / 2, width)


def _spread(found: list[_Words], gap: float, width: float) -> None:
    """Move rooms to the right until they do not touch, and back to the left until they are within the width."""
    least = 0.0
    for one in found:
        one.left = max(one.left, least)
        least = one.left + one.width + gap
    most = width
    for one in reversed(found):
        one.left = min(one.left, most - one.width)
        most = one.left - gap
