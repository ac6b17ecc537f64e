"""Paints list rows: a name at the start, muted keys at the end, and a rounded background if selected."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme

KEYS = Qt.ItemDataRole.UserRole
"""The item role of the text at the end of a row."""
_ROW = 36
_PAD = 12
_END = Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Paints a row in the theme's colors; a name that does not fit is elided."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, area = self.theme, option.rect
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(area, theme.px(8), theme.px(8))
        pad = theme.px(_PAD)
        inside = area.adjusted(pad, 0, -pad, 0)
        keys = str(index.data(KEYS) or "")
        metrics = QFontMetrics(theme.font())
        taken = metrics.horizontalAdvance(keys) + pad if keys else 0
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width() - taken)
        painter.setFont(theme.font())
        colors = _colors(index, is_marked=is_marked)
        for text, color, side in ((name, colors[0], Qt.AlignmentFlag.AlignLeft), (keys, colors[1], _END)):
            painter.setPen(theme.color(color))
            where = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(inside, where, text)
        painter.restore()


def _colors(index: QModelIndex | QPersistentModelIndex, *, is_marked: bool) -> tuple[str, str]:
    """Return the theme's color names for the name and the keys."""
    if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
        return "disabled", "disabled"
    return ("accent_text", "accent_text") if is_marked else ("text", "muted")
