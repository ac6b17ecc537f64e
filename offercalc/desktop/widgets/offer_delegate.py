"""Paints one offer of the list: company and first-year total above, the role below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.theme import Theme
from offercalc.presentation.offers_list import OfferEntry

_HEIGHT = 50
_PAD = 12
_RADIUS = 8
_SMALL = 12


class OfferDelegate(QStyledItemDelegate):
    """Draws an `OfferEntry` in two lines."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.theme.px(_HEIGHT))

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
        self._write(painter, option, entry, chosen=chosen)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, entry: OfferEntry, *, chosen: bool) -> None:
        pad = self.theme.px(_PAD)
        inner = option.rect.adjusted(pad, self.theme.px(7), -pad, -self.theme.px(7))
        half = inner.height() // 2
        upper, lower = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        figure = self.theme.font(_SMALL, QFont.Weight.Medium)
        width = QFontMetrics(figure).horizontalAdvance(entry.figure)
        accent = "accent_text" if chosen else "text"
        start, end = (
            QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
            for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        )
        place = partial(QStyle.visualRect, option.direction, option.rect)
        self._line(painter, place(upper), entry.figure, figure, ("muted", end))
        room = upper.adjusted(0, 0, -width - self.theme.px(8), 0)
        self._line(painter, place(room), entry.company, self.theme.font(weight=QFont.Weight.DemiBold), (accent, start))
        small = self.theme.font(_SMALL)
        metrics = QFontMetrics(small)
        due = metrics.elidedText(entry.due, Qt.TextElideMode.ElideRight, lower.width() // 2)
        self._line(painter, place(lower), due, small, ("warning" if entry.is_urgent else "muted", end))
        taken = metrics.horizontalAdvance(due) + self.theme.px(8) if due else 0
        self._line(painter, place(lower.adjusted(0, 0, -taken, 0)), entry.role, small, ("muted", start))

    def _line(self, painter: QPainter, area: QRect, text: str, font: QFont, look: tuple[str, Qt.AlignmentFlag]) -> None:
        """Write a line, cut with an ellipsis where it is too long; the look is (colour, side)."""
        color, side = look
        painter.setFont(font)
        painter.setPen(self.theme.color(color))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side, cut)
