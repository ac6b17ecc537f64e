"""Brushes for the fills of a drawing: solid, hatched, dotted and so on, to be told apart without color."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.charts.drawing import Pattern, Role

_TILE = 8
_SOFT_PERCENT = 42
_SHARPNESS = 2
_AT_HAND = 64
_DASH_WIDTH = 1.2
_Stroke = tuple[tuple[float, float], tuple[float, float]]
_SHIFTS, _HALVES, _OVER = (-1.0, 0.0, 1.0), (0.25, 0.75), 0.125
_Dots = tuple[tuple[tuple[float, float], ...], float]
_DOTS: dict[Pattern, _Dots] = {
    Pattern.DOTTED: (((0.25, 0.25), (0.75, 0.75)), 0.15),
    Pattern.SPOTTED: (((0.5, 0.5),), 0.3),
    Pattern.PALE: ((), 0.0),
}
"""The dots of a pattern and their radius, as shares of the side of its tile."""
_RISING: tuple[_Stroke, ...] = tuple(((at - _OVER, 1 + _OVER), (at + 1 + _OVER, -_OVER)) for at in _SHIFTS)
_FALLING: tuple[_Stroke, ...] = tuple(((at - _OVER, -_OVER), (at + 1 + _OVER, 1 + _OVER)) for at in _SHIFTS)
_STROKES: dict[Pattern, tuple[_Stroke, ...]] = {
    Pattern.HATCHED: _RISING,
    Pattern.FALLING: _FALLING,
    Pattern.CROSSED: (*_RISING, *_FALLING),
    Pattern.STRIPED: tuple(((-_OVER, at), (1 + _OVER, at)) for at in _HALVES),
    Pattern.UPRIGHT: tuple(((at, -_OVER), (at, 1 + _OVER)) for at in _HALVES),
    Pattern.CHECKED: (((-_OVER, 0.5), (1 + _OVER, 0.5)), ((0.5, -_OVER), (0.5, 1 + _OVER))),
}
"""The lines of a pattern, as shares of the side of its tile."""


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


def paint_dashes(painter: QPainter, area: QRectF, color: QColor, radius: float) -> None:
    """Paint the dashed frame of what is not known; that of a style sheet is dotted at this width."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, _DASH_WIDTH, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)


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
    if pattern in _STROKES:
        painter.setPen(QPen(color, 1.6 * _SHARPNESS))
        for stroke in _STROKES[pattern]:
            painter.drawLine(*(QPointF(x * side, y * side) for x, y in stroke))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        dots, radius = _DOTS[pattern]
        for x, y in dots:
            painter.drawEllipse(QPointF(x * side, y * side), radius * side, radius * side)
    painter.end()
    return tile
