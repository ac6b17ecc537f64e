"""A line of days: today, the day to send a counter-offer, and the deadlines of offers, each in its color."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.comparison_chart import SERIES_ROLES
from offercalc.presentation.negotiation.answer_days import AnswerDays, DayMark, MarkKind

_LEADER, _LINE, _CAPTION, _HEIGHT = 19, 35, 46, 66
"""Where things stand with one line of words above and below, in points."""
_ROW, _MOST_ROWS = 16, 3
_TITLE_SIZE, _CAPTION_SIZE = 13, 12
_DOT, _RING, _THICK, _TICK = 5, 6, 3, 3
_EDGE, _GAP = 6, 16
_WEEK = 7


class _Words(Struct):
    """The room of the words of a mark, and its title and caption in lines that fit into it."""

    left: float
    width: float
    title: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()


class DayLine(QWidget):
    """Shows marks on a line; `tone` is the number of the color of an offer."""

    def __init__(self, theme: Theme, tone: Callable[[int], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._days: AnswerDays | None = None
        self._above = self._below = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: AnswerDays, name: str, theme: Theme) -> None:
        """Show other days in a theme, and tell them to screen readers under a name."""
        self._days, self._theme = days, theme
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{mark.title}: {mark.caption}" for mark in days.marks))
        self._stretch()
        self.update()

    def places(self) -> list[QRectF]:
        """Return the rooms of the words of the marks, which do not overlap."""
        return [QRectF(words.left, 0, words.width, self.height()) for words in self._words()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

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
            self._paint_words(painter, words)
        painter.end()

    def _stretch(self) -> None:
        """Be as tall as the words need."""
        words = self._words()
        self._above = max((len(one.title) - 1 for one in words), default=0)
        self._below = max((len(one.caption) - 1 for one in words), default=0)
        self.setFixedHeight(self._theme.px(_HEIGHT + (self._above + self._below) * _ROW))

    def _down(self, points: int) -> int:
        """Return where something is that stands so many points down below one line of titles."""
        return self._theme.px(points + self._above * _ROW)

    def _at(self, place: float) -> float:
        edge = self._theme.px(_EDGE)
        return edge + place * (self.width() - 2 * edge)

    def _paint_line(self, painter: QPainter, days: AnswerDays) -> None:
        """Paint the whole line with a tick for each week, and the days until the next deadline in the accent color."""
        theme, middle = self._theme, self._down(_LINE)
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
        center = QPointF(self._at(mark.place), self._down(_LINE))
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
            start, end = self._down(_LEADER), self._down(_LINE - _RING)
            painter.setPen(QPen(self._theme.color("muted"), 1))
            painter.drawLine(QPointF(middle, start), QPointF(dot, end))

    def _paint_words(self, painter: QPainter, words: _Words) -> None:
        """Paint the title, which ends above the line, and the caption below it."""
        theme = self._theme
        higher = self._above + 1 - len(words.title)
        parts = (
            (theme.px(higher * _ROW), self._title_font, words.title, "text"),
            (self._down(_CAPTION), theme.font(_CAPTION_SIZE), words.caption, "muted"),
        )
        for top, font, lines, color in parts:
            painter.setFont(font)
            painter.setPen(theme.color(color))
            for row, text in enumerate(lines):
                room = QRectF(words.left, top + row * theme.px(_ROW), words.width, painter.fontMetrics().height())
                painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), text)

    def _words(self) -> list[_Words]:
        """Return where the words of the marks stand: at their dots, moved apart where they would touch."""
        if self._days is None:
            return []
        found = [self._room(mark) for mark in self._days.marks]
        gap = self._theme.px(_GAP)
        most = _widest([one.width for one in found], self.width() - gap * (len(found) - 1))
        for one, mark in zip(found, self._days.marks, strict=True):
            one.width = min(one.width, most)
            one.title = _broken(mark.title, QFontMetrics(self._title_font), one.width)
            one.caption = _broken(mark.caption, QFontMetrics(self._theme.font(_CAPTION_SIZE)), one.width)
        _spread(found, gap, self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            for one in found:
                one.left = self.width() - one.left - one.width
        return found

    @property
    def _title_font(self) -> QFont:
        return self._theme.font(_TITLE_SIZE, QFont.Weight.DemiBold)

    def _room(self, mark: DayMark) -> _Words:
        """Return the room that the words of a mark need, centered at its dot."""
        sizes = ((mark.title, self._title_font), (mark.caption, self._theme.font(_CAPTION_SIZE)))
        width = max(QFontMetrics(font).horizontalAdvance(text) for text, font in sizes) + 2.0
        return _Words(self._at(mark.place) - width / 2, width)


def _widest(widths: list[float], room: float) -> float:
    """Return the most that each may have for all to fit into the room; what a short one spares, longer ones have."""
    for place, width in enumerate(sorted(widths)):
        share = room / (len(widths) - place)
        if width > share:
            return share
        room -= width
    return max(widths, default=room)


def _broken(text: str, metrics: QFontMetrics, width: float) -> tuple[str, ...]:
    """Return a text in a few lines of a width; only the last one, or a longer word, is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1] or len(lines) == _MOST_ROWS:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width) + 1) for line in lines)


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
