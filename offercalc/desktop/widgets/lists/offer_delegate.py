"""Paints one offer of the list: its tile, company and days left, then first-year total and role."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.tile import SIDE, paint_tile
from offercalc.presentation.pages.offers_list import OfferEntry

_LINES = 2
_LINE = 18
_ROOM = 14
_PAD = 12
_ASIDE = 10
_RADIUS = 8
_SMALL = 12

_Half = tuple[str, QFont, str]
"""A text, its font and its color."""


class OfferDelegate(QStyledItemDelegate):
    """Paints an `OfferEntry` in two lines, in the list of offers beside its tile."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, has_tiles: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._has_tiles = has_tiles

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.theme.px(_LINES * _LINE + _ROOM))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: OfferEntry = index.data(OffersModel.ENTRY)
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), self.theme.px(_RADIUS), self.theme.px(_RADIUS))
        if self._has_tiles:
            self._write_offer(painter, option, entry, index.data(OffersModel.TONE))
        else:
            self._write(painter, option, entry, chosen=chosen)
        painter.restore()

    def _write_offer(self, painter: QPainter, option: QStyleOptionViewItem, entry: OfferEntry, tone: int) -> None:
        """Paint the tile, the name with the days left, and below them the total, what differs, and the role."""
        px, small = self.theme.px, self.theme.font(_SMALL)
        first = option.rect.adjusted(px(_ASIDE + SIDE + _ASIDE), px(_ROOM // 2), -px(_ASIDE), 0)
        first.setHeight(px(_LINE))
        tile = QRect(option.rect.left() + px(_ASIDE), 0, px(SIDE), px(SIDE))
        tile.moveTop(option.rect.top() + (option.rect.height() - tile.height()) // 2)
        paint_tile(painter, QStyle.visualRect(option.direction, option.rect, tile), entry.name, tone, self.theme)
        due = self.theme.font(_SMALL, QFont.Weight.Medium) if entry.is_urgent else small
        name = self.theme.font(weight=QFont.Weight.DemiBold)
        ends = (entry.name, name, "text"), (entry.days, due, "warning" if entry.is_urgent else "muted")
        self._halves(painter, first, ends, option)
        figure = self.theme.font(_SMALL, QFont.Weight.Medium)
        taken = QFontMetrics(figure).horizontalAdvance(entry.figure)
        rest = " · ".join(part for part in (entry.apart, entry.role) if part)
        for start, text, look in ((0, entry.figure, (figure, "text")), (taken, rest, (small, "muted"))):
            words = f" · {text}" if start and text else text
            line = first.translated(0, px(_LINE)).adjusted(start, 0, 0, 0)
            self._halves(painter, line, ((words, *look), ("", small, "muted")), option)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, entry: OfferEntry, *, chosen: bool) -> None:
        small, bold = self.theme.font(_SMALL), self.theme.font(weight=QFont.Weight.DemiBold)
        medium = self.theme.font(_SMALL, QFont.Weight.Medium)
        name = "accent_text" if chosen else "text"
        rows = (
            ((entry.name, bold, name), (entry.figure, medium, "muted")),
            ((entry.role, small, "muted"), ("", small, "muted")),
        )
        pad = self.theme.px(_PAD)
        inner = option.rect.adjusted(pad, self.theme.px(_ROOM // 2), -pad, -self.theme.px(_ROOM // 2))
        height = inner.height() // _LINES
        for place, (start, end) in enumerate(rows):
            line = QRect(inner.left(), inner.top() + place * height, inner.width(), height)
            self._halves(painter, line, (start, end), option)

    def _halves(
        self, painter: QPainter, line: QRect, halves: tuple[_Half, _Half], option: QStyleOptionViewItem
    ) -> None:
        """Paint two texts on a line; the first is elided if both do not fit."""
        mirrored = partial(QStyle.visualRect, option.direction, option.rect)
        start, end = halves
        taken = QFontMetrics(end[1]).horizontalAdvance(end[0]) + self.theme.px(_PAD) if end[0] else 0
        for (text, font, color), area, side in (
            (end, line, Qt.AlignmentFlag.AlignRight),
            (start, line.adjusted(0, 0, -taken, 0), Qt.AlignmentFlag.AlignLeft),
        ):
            where = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
            self._line(painter, mirrored(area), text, font, (color, where))

    def _line(self, painter: QPainter, area: QRect, text: str, font: QFont, look: tuple[str, Qt.AlignmentFlag]) -> None:
        """Paint a line of text, elided if too long; `look` is (color, alignment)."""
        color, side = look
        painter.setFont(font)
        painter.setPen(self.theme.color(color))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side, cut)
