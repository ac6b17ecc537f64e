"""The tile of an offer: the initial of its company in the offer's own color, which is the one of its charts."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.comparison_chart import SERIES_ROLES

SIDE = 28
_RADIUS = 7
_SIZE, _LARGE = 13, 16
"""The size of the initial, and that on a tile which is larger than in a list."""


def paint_tile(painter: QPainter, tile: QRect, name: str, tone: int, theme: Theme) -> None:
    """Paint the initial of a name; `tone` is the position of the offer among those compared."""
    number = tone % len(SERIES_ROLES) + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"tile_{number}"))
    painter.drawRoundedRect(tile, theme.px(_RADIUS), theme.px(_RADIUS))
    is_large = tile.width() > theme.px(SIDE)
    painter.setFont(theme.font(_LARGE if is_large else _SIZE, QFont.Weight.Bold))
    painter.setPen(theme.color(f"tile_text_{number}"))
    painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
