"""Paints the shapes of a drawing in a theme's colors, at the resolution of the screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from offercalc.desktop.system.theme import FONT, Theme
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.presentation.charts.drawing import (
    Anchor,
    Area,
    Bar,
    Dash,
    Dot,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Rule,
    Shape,
    Text,
)

_RADIUS = 3.0
_LINE = 2.0
_EDGE = 5.0
_DOT = 3.4
_BAR_RADIUS = 4.0
_FRAMED = frozenset({Pattern.OUTLINE, Pattern.FRAME})
_DASHES = {
    Dash.SOLID: [],
    Dash.DASHED: [5.0, 2.2],
    Dash.DOTTED: [1.0, 1.6],
    Dash.DASH_DOTTED: [5.0, 1.6, 1.0, 1.6],
}
"""Dash lengths in multiples of the line width."""


class ShapePainter:
    """Paints with a `QPainter` whose unit is a point of the drawing."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        """Take the painter and the theme."""
        self._painter = painter
        self._theme = theme
        self._brushes: dict[tuple[Role, Pattern], QBrush] = {}

    def paint(self, shape: Shape) -> None:
        """Paint one shape."""
        painter = self._painter
        match shape:
            case Bar():
                area = QRectF(shape.x, shape.y, shape.width, max(shape.height - 1, 1))
                if shape.pattern in _FRAMED:
                    self._fill(area, shape.role, shape.pattern)
                else:
                    self._pile(area, shape)
            case Rule():
                dash = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(self._theme.color(shape.role.value), 1, dash))
                painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
            case Text():
                self._text(shape)
            case Line():
                if shape.is_edged:
                    self._line(shape.points, self._theme.color("card"), Dash.SOLID, _EDGE)
                self._line(shape.points, self._theme.color(shape.role.value), shape.dash)
            case Area():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color(shape.role.value))
                painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
            case Dot():
                self.dot(QPointF(shape.x, shape.y), shape.role)

    def dot(self, point: QPointF, role: Role) -> None:
        """Paint a ring filled with the background color."""
        self._painter.setPen(QPen(self._theme.color(role.value), _LINE))
        self._painter.setBrush(self._theme.color("card"))
        self._painter.drawEllipse(point, _DOT, _DOT)

    def frame(self, area: QRectF) -> None:
        """Paint a frame around the selected value."""
        self._painter.setPen(QPen(self._theme.color("text"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area.adjusted(-1, -1, 1, 0), _RADIUS, _RADIUS)

    def sample(self, entry: LegendEntry, place: QPointF, side: float) -> None:
        """Paint the sample of a legend entry; `place` is the middle of its left edge."""
        if entry.dash is None:
            self._fill(QRectF(place.x() + 0.5, place.y() - side / 2, side, side), entry.role, entry.pattern)
            return
        ends = (place.x(), place.y()), (place.x() + sample_width(entry, side), place.y())
        self._line(ends, self._theme.color(entry.role.value), entry.dash)
        if entry.has_dot:
            self.dot(QPointF((ends[0][0] + ends[1][0]) / 2, place.y()), entry.role)

    def _fill(self, area: QRectF, role: Role, pattern: Pattern) -> None:
        if pattern in _FRAMED:
            dash = Qt.PenStyle.DashLine if pattern is Pattern.OUTLINE else Qt.PenStyle.SolidLine
            self._painter.setPen(QPen(self._theme.color(role.value), 1.2, dash))
            area = area.adjusted(0.6, 0.6, -0.6, -0.6)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        is_open = pattern is Pattern.OUTLINE  # no line of the grid runs through its sign
        self._painter.setBrush(self._theme.color("card") if is_open else self._brush(role, pattern))
        self._painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _pile(self, area: QRectF, bar: Bar) -> None:
        """Fill a bar that stands on the axis or on another one: only its upper corners are round, if it is the top."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._brush(bar.role, bar.pattern))
        if not bar.is_top:
            shape = QPainterPath()
            shape.addRect(area)
            self._painter.drawPath(shape)
            return
        radius = min(_BAR_RADIUS, area.height(), area.width() / 2)
        shape = QPainterPath(area.bottomLeft())
        shape.lineTo(area.left(), area.top() + radius)
        shape.quadTo(area.topLeft(), QPointF(area.left() + radius, area.top()))
        shape.lineTo(area.right() - radius, area.top())
        shape.quadTo(area.topRight(), QPointF(area.right(), area.top() + radius))
        shape.lineTo(area.bottomRight())
        shape.closeSubpath()
        self._painter.drawPath(shape)

    def _brush(self, role: Role, pattern: Pattern) -> QBrush:
        if (role, pattern) not in self._brushes:
            self._brushes[role, pattern] = brush_for(role, pattern, self._theme)
        return self._brushes[role, pattern]

    def _line(self, points: tuple[tuple[float, float], ...], color: QColor, dash: Dash, width: float = _LINE) -> None:
        pen = QPen(color, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if dash is Dash.SOLID else Qt.PenCapStyle.FlatCap)
        if _DASHES[dash]:
            pen.setDashPattern(_DASHES[dash])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def _text(self, text: Text) -> None:
        font, metrics = _font(round(text.size), text.bold)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color("muted" if text.role is Role.TEXT else text.role.value))
        width = 0.0 if text.anchor is Anchor.START else metrics.horizontalAdvance(text.text)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
        self._painter.drawText(QPointF(text.x - shift, text.y), text.text)


@lru_cache(maxsize=32)
def _font(pixels: int, is_bold: bool) -> tuple[QFont, QFontMetricsF]:  # noqa: FBT001 - it is a key
    """Return the font of texts in a drawing, whose points the painter scales, and its metrics."""
    font = QFont(FONT)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font, QFontMetricsF(font)


def sample_width(entry: LegendEntry, side: float) -> float:
    """Return the width of a legend entry's sample; `side` is the side of a fill's square sample."""
    return side if entry.dash is None else 2 * side
