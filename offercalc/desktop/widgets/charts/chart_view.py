"""A chart widget: paints a drawing, and shows values under the pointer or by arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.focus_ring import FocusRing
from offercalc.desktop.widgets.charts.shape_painter import ShapePainter, sample_width
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Bar, Drawing, LegendEntry, Role, Target

Draw = Callable[[Canvas], Drawing]
Read = Callable[[Target], str]

_LEGEND_ROW = 24
_SWATCH = 11
_LEGEND_GAP = 18
_LOWEST = 80.0
_MINIMUM = QSize(220, 200)
_READING_INSET = 8.0
_READING_RADIUS = 5.0
_AIR = 6
_CLOSE = 9.0
"""How far from a value of a line that runs over bars the pointer reaches it, in points."""
_NEAREST_FIRST = 4.0
"""The weight of horizontal over vertical distance in finding the value nearest to the pointer."""


class _Spot(Struct, frozen=True):
    """A value that can be read, and its area in the drawing's points."""

    area: QRectF
    what: Bar | Target

    @property
    def is_bar(self) -> bool:
        return isinstance(self.what, Bar)

    @property
    def series(self) -> int:
        return 0 if isinstance(self.what, Bar) else self.what.series


class ChartView(QWidget):
    """Shows a chart drawn by a function for the available size; its summary is the accessible description.

    Left and right move between values, up and down between series, Home and End to the first and last value of a
    series; Escape clears the selection. `copy_wanted` is emitted by the keys that copy, `drawn` after a new layout.
    """

    copy_wanted = Signal()
    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw: Draw | None = None
        self._read: Read | None = None
        self._drawing: Drawing | None = None
        self._is_late = False
        self._spots: list[_Spot] = []
        self._legend_height = 0.0
        self._marked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, name: str, draw: Draw, theme: Theme, read: Read | None = None) -> None:
        """Show a chart; `name` is its accessible name, and `read` returns the text of a target."""
        if theme.scale != self._theme.scale:
            self.updateGeometry()
        self._theme = theme
        self._draw = draw
        self._read = read
        self._marked = None
        self.setAccessibleName(name)
        self._lay_out()

    def draw_again(self) -> None:
        """Redraw the same chart with changed data; the selected value stays."""
        self._lay_out()

    @property
    def drawing(self) -> Drawing | None:
        """Return the drawing shown."""
        if self._is_late:
            self._catch_up()
        return self._drawing

    @property
    def reading(self) -> str:
        """Return the text of the selected value, "" for none."""
        return "" if self._marked is None else self._words(self._spots[self._marked])

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
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self._catch_up()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # figures are left-to-right in every language
        shapes = ShapePainter(painter, self._theme)
        for entry, place in self._legend_places(self._drawing.legend):
            self._paint_entry(painter, entry, place)
        painter.translate(0, self._legend_height)
        painter.scale(self._theme.scale, self._theme.scale)
        for shape in self._drawing.shapes:
            shapes.paint(shape)
        if self._marked is not None:
            spot = self._spots[self._marked]
            shapes.frame(spot.area) if spot.is_bar else shapes.dot(spot.area.center(), Role.LABEL)
        painter.resetTransform()
        if self._marked is not None:
            self._paint_reading(painter, self._spots[self._marked])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._spot_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ring.place()

    @cached_property
    def ring(self) -> FocusRing:
        """Return the ring around the chart, built when it first has the focus."""
        return FocusRing(self, lambda: self._theme, (_AIR, _AIR))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(None)
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        return True if isinstance(event, QHelpEvent) else super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not needed for the first paint

        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        target = self._reached(Qt.Key(event.key()))
        leaves = event.key() == Qt.Key.Key_Escape and self._marked is not None
        if self._drawing is None or not (leaves or target is not None):
            super().keyPressEvent(event)
            return
        self._mark(target)
        self.setAccessibleDescription(self.reading or self._drawing.summary)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _reached(self, key: Qt.Key) -> int | None:
        """Return the value that a key moves to, None if the key moves to none."""
        if not self._spots:
            return None
        series = [spot.series for spot in self._spots]
        here = self._marked
        own = [place for place, one in enumerate(series) if one == series[here or 0]]
        match key:
            case Qt.Key.Key_Home:
                return own[0]
            case Qt.Key.Key_End:
                return own[-1]
            case Qt.Key.Key_Right:
                return own[0] if here is None else own[(own.index(here) + 1) % len(own)]
            case Qt.Key.Key_Left:
                return own[-1] if here is None else own[own.index(here) - 1]
            case Qt.Key.Key_Up | Qt.Key.Key_Down if here is not None and len(set(series)) > 1:
                return self._beside(here, 1 if key == Qt.Key.Key_Down else -1)
        return None

    def _beside(self, here: int, step: int) -> int:
        """Return the horizontally nearest value of the next series."""
        names = sorted({spot.series for spot in self._spots})
        name = names[(names.index(self._spots[here].series) + step) % len(names)]
        x = self._spots[here].area.center().x()
        others = (place for place, spot in enumerate(self._spots) if spot.series == name)
        return min(others, key=lambda place: abs(self._spots[place].area.center().x() - x))

    def _lay_out(self) -> None:
        """Redraw for the current size; what is not shown waits until it is, for its size changes until then."""
        self._is_late = not self.isVisible()
        if not self._is_late:
            self._catch_up()

    def _catch_up(self) -> None:
        self._is_late = False
        if self._draw is None or self.width() <= 0:
            return
        drawing = self._draw(self._room())
        rows = self._legend_places(drawing.legend)
        height = (rows[-1][1].y() + self._theme.px(_LEGEND_ROW)) if rows else 0.0
        if height != self._legend_height:
            self._legend_height = height
            drawing = self._draw(self._room())
        self._drawing = drawing
        self._spots = _spots_of(drawing)
        if self._marked is not None and self._marked >= len(self._spots):
            self._marked = None
        self.setAccessibleDescription(drawing.summary)
        self.update()
        self.drawn.emit()

    def _words(self, spot: _Spot) -> str:
        """Return the text of a value."""
        if isinstance(spot.what, Bar):
            return spot.what.tip
        return self._read(spot.what) if self._read is not None else ""

    def _room(self) -> Canvas:
        """Return the canvas below the legend, in the drawing's points."""
        scale = self._theme.scale
        return Canvas(self.width() / scale, max(_LOWEST, (self.height() - self._legend_height) / scale))

    def _spot_at(self, point: QPointF) -> int | None:
        """Return the bar under a point, or the nearest value of a line; between bars only one close to the point."""
        x, y = point.x() / self._theme.scale, (point.y() - self._legend_height) / self._theme.scale
        inside = (place for place, spot in enumerate(self._spots) if spot.is_bar and spot.area.contains(x, y))
        found = next(inside, None)
        return found if y < 0 else _value_near(self._spots, x, y, found)

    def _mark(self, index: int | None) -> None:
        if index != self._marked:
            self._marked = index
            self.update()

    def _legend_places(self, legend: tuple[LegendEntry, ...]) -> list[tuple[LegendEntry, QRectF]]:
        """Lay out the legend from the left, wrapping into rows."""
        metrics = QFontMetricsF(self._theme.font(12))
        x = y = 0.0
        places = []
        for entry in legend:
            sample = sample_width(entry, self._theme.px(_SWATCH))
            width = sample + self._theme.px(7) + metrics.horizontalAdvance(entry.label)
            if x and x + width > self.width():
                x, y = 0.0, y + self._theme.px(_LEGEND_ROW)
            places.append((entry, QRectF(x, y, width, self._theme.px(_LEGEND_ROW - 4))))
            x += width + self._theme.px(_LEGEND_GAP)
        return places

    def _paint_entry(self, painter: QPainter, entry: LegendEntry, place: QRectF) -> None:
        side = self._theme.px(_SWATCH)
        ShapePainter(painter, self._theme).sample(entry, QPointF(place.x(), place.center().y()), side)
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self._theme.font(12))
        words = place.adjusted(sample_width(entry, side) + self._theme.px(7), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, entry.label)

    def _paint_reading(self, painter: QPainter, spot: _Spot) -> None:
        """Paint the text of the selected value on a card next to it, within the chart."""
        font, words = self._theme.font(12), self._words(spot)
        inset = _READING_INSET * self._theme.scale
        room = QRectF(0, 0, self.width() * 0.7, self.height())
        size = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        card = QRectF(0, 0, size.width() + 2 * inset, size.height() + inset)
        scale = self._theme.scale
        place = QPointF(spot.area.right() * scale, spot.area.top() * scale + self._legend_height)
        x = place.x() + inset if place.x() + inset + card.width() <= self.width() else place.x() - card.width() - inset
        y = place.y() - card.height() - inset / 2
        card.moveTo(max(1.0, x), min(max(1.0, y), self.height() - card.height() - 1))
        painter.setPen(QPen(self._theme.color("input_border"), 1))
        painter.setBrush(self._theme.color("card"))
        painter.drawRoundedRect(card, _READING_RADIUS, _READING_RADIUS)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(card.adjusted(inset / 2, 0, -inset / 2, 0), flags, words)


def _value_near(spots: list[_Spot], x: float, y: float, bar: int | None) -> int | None:
    """Return the nearest value of a line; where there are bars too, only one close to the point comes before a bar."""
    points = [place for place, spot in enumerate(spots) if not spot.is_bar]
    if not points:
        return bar

    def distance(place: int) -> float:
        middle = spots[place].area.center()
        return abs(middle.x() - x) * _NEAREST_FIRST + abs(middle.y() - y)

    nearest = min(points, key=distance)
    middle = spots[nearest].area.center()
    is_close = max(abs(middle.x() - x), abs(middle.y() - y)) <= _CLOSE
    return nearest if is_close or len(points) == len(spots) else bar


def _spots_of(drawing: Drawing) -> list[_Spot]:
    """Return the values that can be read: bars, then the drawing's targets."""
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    spots = [_Spot(QRectF(bar.x, bar.y, bar.width, bar.height), bar) for bar in bars]
    return spots + [_Spot(QRectF(target.x, target.y, 0, 0), target) for target in drawing.targets]
