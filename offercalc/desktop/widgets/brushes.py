"""Brushes for the fills of a drawing: solid, hatched and dotted, so that certainty is visible without color."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.drawing import Pattern, Role

_TILE = 8
_SOFT_PERCENT = 42
_SHARPNESS = 2
_AT_HAND = 64


@lru_cache(maxsize=_AT_HAND)
def brush_for(role: Role, pattern: Pattern, theme: Theme) -> QBrush:
    """Return the brush of a fill in a theme's colors; a tile takes milliseconds to draw, so brushes are kept."""
    color = theme.color(role.value)
    if pattern is Pattern.SOLID:
        return QBrush(color)
    if pattern in {Pattern.OUTLINE, Pattern.FRAME}:
        return QBrush(Qt.BrushStyle.NoBrush)
    brush = QBrush(_tile(color, softened(color, theme.color("card")), pattern))
    transform = brush.transform()
    transform.scale(1 / _SHARPNESS, 1 / _SHARPNESS)
    brush.setTransform(transform)
    return brush


def faint(color: QColor, alpha: int) -> QColor:
    """Return a color that lets what is below shine through; `alpha` is from 0 to 255."""
    found = QColor(color)
    found.setAlpha(alpha)
    return found


def softened(color: QColor, ground: QColor) -> QColor:
    """Return a color blended with its background."""
    part = _SOFT_PERCENT / 100
    bands = zip(color.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple, not an object
    return QColor(*(round(band * part + below * (1 - part)) for band, below in bands))


def _tile(color: QColor, ground: QColor, pattern: Pattern) -> QPixmap:
    """Return the repeated tile of a pattern, drawn larger than shown so that it is sharp on high-DPI screens."""
    side = _TILE * _SHARPNESS
    tile = QPixmap(side, side)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if pattern is Pattern.HATCHED:
        painter.setPen(QPen(color, 1.6 * _SHARPNESS))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift - 2, side + 2), QPointF(shift + side + 2, -2))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for x, y in ((0.25, 0.25), (0.75, 0.75)):
            painter.drawEllipse(QPointF(x * side, y * side), 0.15 * side, 0.15 * side)
    painter.end()
    return tile
