"""The names of the rows of compared offers: the legend and axis beside the bars, headings that fold, and labels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.shape_painter import ShapePainter
from offercalc.desktop.widgets.comparison.compare_model import BARS, CompareModel
from offercalc.desktop.widgets.comparison.figure_delegate import BARS_HEIGHT
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import scale_texts
from offercalc.presentation.charts.drawing import LegendEntry, Role
from offercalc.presentation.pages.side_by_side import SideBySide
from offercalc.presentation.tables.table import RowKind, TableRow

WIDTH = 150
_WIDEST = 360
_WIDEST_COMPANY = 160
"""In points: the most that an endless name may take of the width of figures, one of a row and one of the legend."""
_PAD = 16
_SWATCH = 11
_LINE = 17
_NORMAL, _SMALL, _SMALLEST = 13, 12, 11
_AXIS = 6
_ARROW = 4.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowHeads(QHeaderView):
    """Paints the vertical header of a `CompareModel`, as wide as its names.

    The headings with the keys `folded` hide their rows; rows with the keys `hidden` are left out.
    `folds_changed` carries the keys of the folded headings.
    """

    folds_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.theme = theme
        self.folded: set[str] = set()
        self.hidden: frozenset[str] = frozenset()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def fold(self, key: str) -> None:
        """Fold a heading, or unfold it if it is folded."""
        self.folded ^= {key}
        self.folds_changed.emit(frozenset(self.folded))
        self.viewport().update()

    def needed(self) -> int:
        """Return the width in which no name of a row and no entry of the legend is cut, unless it is endless."""
        model, px = self.model(), self.theme.px
        if not isinstance(model, CompareModel) or model.sides is None:
            return px(WIDTH)
        names = (model.row(place) for place in range(1, model.rowCount()))
        widths = [self._name_width(row) for row in names if row is not None]
        entries = map(self._entry_width, model.sides.legend)
        sample = px(_PAD + _SWATCH + 7)
        legend = sample + max(entries, default=0) + self._axis_width(model, QSize(px(WIDTH), px(BARS_HEIGHT)))
        return min(px(_WIDEST), max(px(WIDTH), legend, *widths))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)  # as high as the table

    def _entry_width(self, entry: LegendEntry) -> int:
        width = self.theme.width(entry.label, _SMALLEST)
        return min(width, self.theme.px(_WIDEST_COMPANY)) if entry.role is Role.LABEL else width

    def _name_width(self, row: TableRow) -> int:
        is_group = row.kind is RowKind.GROUP
        inset = self.theme.px(_PAD) + (self.theme.px(_LINE) if is_group else 0) + self.theme.px(_AXIS)
        return self.theme.width(_words(row), *_size(row)) + inset + 1

    def repaint_bars(self, before: SideBySide | None, sides: SideBySide) -> None:
        """Paint the legend and the axis of the bars again, if they have changed."""
        if before is None or (before.scale, before.legend) != (sides.scale, sides.legend):
            self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if not isinstance(model, CompareModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self.theme.color("card"))
        if logicalIndex == BARS:
            self._bars(painter, rect, model)
        else:
            self._label(painter, rect, logicalIndex, model)
        painter.setPen(self.theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _label(self, painter: QPainter, rect: QRect, place: int, model: CompareModel) -> None:
        row = model.row(place)
        if row is None:
            return
        pad = self.theme.px(_PAD)
        is_group = row.kind is RowKind.GROUP
        if is_group:
            painter.fillRect(rect, self.theme.color("window"))
            self._arrow(painter, QPoint(rect.left() + pad, rect.center().y()), is_folded=row.key in self.folded)
            pad += self.theme.px(_LINE)
        area = rect.adjusted(pad, 0, -self.theme.px(_AXIS), 0)
        painter.setFont(self.theme.font(*_size(row)))
        painter.setPen(self.theme.color("muted" if is_group else "text"))
        painter.drawText(area, _LEFT, self.theme.elided(_words(row), area.width(), *_size(row)))

    def _arrow(self, painter: QPainter, middle: QPoint, *, is_folded: bool) -> None:
        size = _ARROW * self.theme.scale
        x, y = middle.x() + size, middle.y()
        points = (
            [(x - size / 2, y - size), (x + size / 2, y), (x - size / 2, y + size)]
            if is_folded
            else [(x - size, y - size / 2), (x, y + size / 2), (x + size, y - size / 2)]
        )
        painter.setPen(self.theme.color("muted"))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def _bars(self, painter: QPainter, rect: QRect, model: CompareModel) -> None:
        """Paint the legend of the bars at the left and their axis at the right."""
        sides = model.sides
        if sides is None:
            return
        pad, line = self.theme.px(_PAD), self.theme.px(_LINE)
        texts = scale_texts(sides.scale, self._canvas(rect.size()), sides.localizer)
        axis = self._axis_width(model, rect.size())
        for place, entry in enumerate(sides.legend):
            area = QRect(rect.left() + pad, rect.top() + pad // 2 + place * line, rect.width() - pad - axis, line)
            self._entry(painter, area, entry)
        scale = self.theme.scale
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        shapes = ShapePainter(painter, self.theme)
        for text in texts:
            shapes.paint(text)
        painter.restore()

    def _axis_width(self, model: CompareModel, size: QSize) -> int:
        sides = model.sides
        texts = scale_texts(sides.scale, self._canvas(size), sides.localizer) if sides is not None else ()
        return max((self.theme.width(text.text, _SMALLEST) for text in texts), default=0) + self.theme.px(2 * _AXIS)

    def _canvas(self, size: QSize) -> Canvas:
        """Return the canvas of the axis, in the points of a drawing."""
        return Canvas(size.width() / self.theme.scale - _AXIS, size.height() / self.theme.scale)

    def _entry(self, painter: QPainter, area: QRect, entry: LegendEntry) -> None:
        side = self.theme.px(_SWATCH)
        start = QPointF(area.left(), area.center().y() + 1)
        if entry.role is Role.LABEL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("label"))
            painter.drawRect(area.left(), area.center().y(), side, self.theme.px(2))
        else:
            ShapePainter(painter, self.theme).sample(entry, start, side)
        painter.setFont(self.theme.font(_SMALLEST))
        painter.setPen(self.theme.color("muted"))
        words = area.adjusted(side + self.theme.px(7), 0, 0, 0)
        painter.drawText(words, _LEFT, self.theme.elided(entry.label, words.width(), _SMALLEST))


def _words(row: TableRow) -> str:
    return f"{row.label} · {row.note}" if row.note else row.label


def _size(row: TableRow) -> tuple[int, QFont.Weight]:
    """Return the size and weight of the name of a row."""
    weight = QFont.Weight.Normal if row.kind is RowKind.NORMAL else QFont.Weight.DemiBold
    return _SMALL if row.kind is RowKind.GROUP else _NORMAL, weight
