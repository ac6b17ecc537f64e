"""A chart on screen: paints a drawing, says what is under the pointer, and can be read with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from offercalc.desktop.plain_tip import plain_tip
from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.fills import brush_for
from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.drawing import Anchor, Bar, Drawing, LegendEntry, Pattern, Rule, Text

Draw = Callable[[Canvas], Drawing]

_LEGEND_ROW = 24
_SWATCH = 11
_LEGEND_GAP = 18
_RADIUS = 3.0
_LOWEST = 80.0
_MINIMUM = QSize(320, 240)


class ChartView(QWidget):
    """Shows what a function draws for the room there is; the drawing's summary is its accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw: Draw | None = None
        self._drawing: Drawing | None = None
        self._legend_height = 0.0
        self._marked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, name: str, draw: Draw, theme: Theme) -> None:
        """Show another chart; `name` is what a screen reader calls it."""
        self._theme = theme
        self._draw = draw
        self._marked = None
        self.setAccessibleName(name)
        self._lay_out()

    @property
    def drawing(self) -> Drawing | None:
        """Give the drawing on show."""
        return self._drawing

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_MINIMUM.width()), self._theme.px(_MINIMUM.height()))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, place in self._legend_places(self._drawing.legend):
            self._paint_entry(painter, entry, place)
        painter.translate(0, self._legend_height)
        painter.scale(self._theme.scale, self._theme.scale)
        bars = 0
        for shape in self._drawing.shapes:
            match shape:
                case Bar():
                    self._paint_bar(painter, shape, marked=bars == self._marked)
                    bars += 1
                case Rule():
                    painter.setPen(QPen(self._theme.color(shape.role.value), 1))
                    painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
                case Text():
                    self._paint_text(painter, shape)
        if self.hasFocus():
            self._paint_focus(painter)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._bar_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(None)
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            if self._marked is not None:
                QToolTip.showText(event.globalPos(), plain_tip(self._bars()[self._marked].tip), self)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        count = len(self._bars())
        if step is None or not count:
            super().keyPressEvent(event)
            return
        start = -1 if step > 0 else 0
        self._mark(((start if self._marked is None else self._marked) + step) % count)
        self._tell()

    def _lay_out(self) -> None:
        """Draw anew for the room there is."""
        if self._draw is None or self.width() <= 0:
            return
        drawing = self._draw(self._room())
        rows = self._legend_places(drawing.legend)
        height = (rows[-1][1].y() + self._theme.px(_LEGEND_ROW)) if rows else 0.0
        if height != self._legend_height:
            self._legend_height = height
            drawing = self._draw(self._room())
        self._drawing = drawing
        self.setAccessibleDescription(drawing.summary)
        self.update()

    def _room(self) -> Canvas:
        """Give the room below the legend, in the drawing's points."""
        scale = self._theme.scale
        return Canvas(self.width() / scale, max(_LOWEST, (self.height() - self._legend_height) / scale))

    def _bars(self) -> list[Bar]:
        shapes = self._drawing.shapes if self._drawing is not None else ()
        return [shape for shape in shapes if isinstance(shape, Bar)]

    def _bar_at(self, point: QPointF) -> int | None:
        x, y = point.x() / self._theme.scale, (point.y() - self._legend_height) / self._theme.scale
        places = (QRectF(bar.x, bar.y, bar.width, bar.height).contains(x, y) for bar in self._bars())
        return next((index for index, is_there in enumerate(places) if is_there), None)

    def _mark(self, index: int | None) -> None:
        if index != self._marked:
            self._marked = index
            self.update()

    def _tell(self) -> None:
        """Show the tip of the marked bar beside it."""
        if self._marked is not None:
            bar = self._bars()[self._marked]
            corner = QPointF(bar.x + bar.width, bar.y) * self._theme.scale + QPointF(0, self._legend_height)
            QToolTip.showText(self.mapToGlobal(corner.toPoint() + QPoint(8, 0)), plain_tip(bar.tip), self)

    def _legend_places(self, legend: tuple[LegendEntry, ...]) -> list[tuple[LegendEntry, QRectF]]:
        """Set the legend from the left, in as many rows as it needs."""
        metrics = QFontMetricsF(self._theme.font(12))
        x = y = 0.0
        places = []
        for entry in legend:
            width = self._theme.px(_SWATCH + 7) + metrics.horizontalAdvance(entry.label)
            if x and x + width > self.width():
                x, y = 0.0, y + self._theme.px(_LEGEND_ROW)
            places.append((entry, QRectF(x, y, width, self._theme.px(_LEGEND_ROW - 4))))
            x += width + self._theme.px(_LEGEND_GAP)
        return places

    def _paint_entry(self, painter: QPainter, entry: LegendEntry, place: QRectF) -> None:
        side = self._theme.px(_SWATCH)
        swatch = QRectF(place.x() + 0.5, place.center().y() - side / 2, side, side)
        self._fill(painter, swatch, entry)
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self._theme.font(12))
        painter.drawText(place.adjusted(side + self._theme.px(7), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, entry.label)

    def _paint_bar(self, painter: QPainter, bar: Bar, *, marked: bool) -> None:
        area = QRectF(bar.x, bar.y, bar.width, max(bar.height - 1, 1))
        self._fill(painter, area, bar)
        if marked:
            painter.setPen(QPen(self._theme.color("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)

    def _fill(self, painter: QPainter, area: QRectF, fill: Bar | LegendEntry) -> None:
        if fill.pattern is Pattern.OUTLINE:
            painter.setPen(QPen(self._theme.color(fill.role.value), 1.2, Qt.PenStyle.DashLine))
            area = area.adjusted(0.6, 0.6, -0.6, -0.6)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush_for(fill.role, fill.pattern, self._theme))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _paint_text(self, painter: QPainter, text: Text) -> None:
        font = QFont(self._theme.font())
        font.setPixelSize(round(text.size))
        font.setWeight(QFont.Weight.DemiBold if text.bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted" if text.role.value == "text" else text.role.value))
        width = QFontMetricsF(font).horizontalAdvance(text.text)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
        painter.drawText(QPointF(text.x - shift, text.y), text.text)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.resetTransform()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
