"""Paints one offer of the list: its tile, company and days left, then first-year total and role."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
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
_SIZE, _SMALL = 13, 12

_MEDIUM, _PLAIN = QFont.Weight.Medium, QFont.Weight.Normal
_NAME, _FIGURE, _MUTED = (_SIZE, QFont.Weight.DemiBold, "text"), (_SMALL, _MEDIUM, "text"), (_SMALL, _PLAIN, "muted")
"""Looks of texts: their size, weight and color."""
_NOTHING = "", *_MUTED
_Half = tuple[str, float, QFont.Weight, str]
"""A text and its look."""
_Mirror = tuple[QRect, Qt.LayoutDirection]
"""The row in which places are mirrored, and the direction of the language."""


class OfferDelegate(QStyledItemDelegate):
    """Paints an `OfferEntry` in two lines, in the list of offers beside its tile."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, has_tiles: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._has_tiles = has_tiles
        self.is_behind = False  # set when an entry is painted whose figures are not worked out yet

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.theme.px(_LINES * _LINE + _ROOM))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: OfferEntry = index.data(OffersModel.ENTRY)
        self.is_behind |= not entry.figure
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
        px, around, direction = self.theme.px, option.rect, option.direction
        first = around.adjusted(px(_ASIDE + SIDE + _ASIDE), px(_ROOM // 2), -px(_ASIDE), 0)
        first.setHeight(px(_LINE))
        tile = QRect(around.left() + px(_ASIDE), 0, px(SIDE), px(SIDE))
        tile.moveTop(around.top() + (around.height() - tile.height()) // 2)
        paint_tile(painter, QStyle.visualRect(direction, around, tile), entry.name, tone, self.theme)
        due = (_SMALL, _MEDIUM, "warning") if entry.is_urgent else _MUTED
        self._halves(painter, first, ((entry.name, *_NAME), (entry.days, *due)), (around, direction))
        taken = self.theme.width(entry.figure, _SMALL, _MEDIUM)
        rest = " · ".join(part for part in (entry.apart, entry.role) if part)
        for start, text, look in ((0, entry.figure, _FIGURE), (taken, rest, _MUTED)):
            words = f" · {text}" if start and text else text
            line = first.translated(0, px(_LINE)).adjusted(start, 0, 0, 0)
            self._halves(painter, line, ((words, *look), _NOTHING), (around, direction))

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, entry: OfferEntry, *, chosen: bool) -> None:
        around, direction, pad = option.rect, option.direction, self.theme.px(_PAD)
        name = (*_NAME[:2], "accent_text") if chosen else _NAME
        rows = ((entry.name, *name), (entry.figure, _SMALL, _MEDIUM, "muted")), ((entry.role, *_MUTED), _NOTHING)
        inner = around.adjusted(pad, self.theme.px(_ROOM // 2), -pad, -self.theme.px(_ROOM // 2))
        height = inner.height() // _LINES
        for place, halves in enumerate(rows):
            line = QRect(inner.left(), inner.top() + place * height, inner.width(), height)
            self._halves(painter, line, halves, (around, direction))

    def _halves(self, painter: QPainter, line: QRect, halves: tuple[_Half, _Half], mirror: _Mirror) -> None:
        """Paint two texts on a line; the first is elided if both do not fit."""
        start, end = halves
        taken = self.theme.width(*end[:3]) + self.theme.px(_PAD) if end[0] else 0
        self._line(painter, line, end, (Qt.AlignmentFlag.AlignRight, mirror))
        self._line(painter, line.adjusted(0, 0, -taken, 0), start, (Qt.AlignmentFlag.AlignLeft, mirror))

    def _line(self, painter: QPainter, area: QRect, half: _Half, where: tuple[Qt.AlignmentFlag, _Mirror]) -> None:
        """Paint a line of text at a side of a row in the direction of its language, elided if too long."""
        text, size, weight, color = half
        if not text:
            return
        side, (around, direction) = where
        area = QStyle.visualRect(direction, around, area)
        painter.setFont(self.theme.font(size, weight))
        painter.setPen(self.theme.color(color))
        at = QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, at, self.theme.elided(text, area.width(), size, weight))
