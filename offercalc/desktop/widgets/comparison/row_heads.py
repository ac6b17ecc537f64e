"""The names of the rows of compared offers: the legend and axis beside the bars, headings that fold, and labels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.shape_painter import ShapePainter
from offercalc.desktop.widgets.comparison.compare_model import BARS, CompareModel
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import scale_texts
from offercalc.presentation.charts.drawing import LegendEntry, Role
from offercalc.presentation.tables.table import RowKind

WIDTH = 196
_PAD = 18
_SWATCH = 11
_LINE = 17
_SMALL = 12
_AXIS = 8
_ARROW = 4.0
_VERTICAL = Qt.AlignmentFlag.AlignVCenter


class RowHeads(QHeaderView):
    """Paints the vertical header of a `CompareModel`; the `folded` headings hide their rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.theme = theme
        self.folded: set[str] = set()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

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
            self._arrow(painter, QPoint(rect.left() + pad, rect.center().y()), is_folded=row.label in self.folded)
            pad += self.theme.px(_LINE)
        weight = QFont.Weight.Normal if row.kind is RowKind.NORMAL else QFont.Weight.DemiBold
        font = self.theme.font(_SMALL if is_group else 13, weight)
        area = rect.adjusted(pad, 0, -self.theme.px(_AXIS), 0)
        painter.setFont(font)
        painter.setPen(self.theme.color("muted" if is_group else "text"))
        words = f"{row.label} · {row.note}" if row.note else row.label
        text = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | _VERTICAL, text)

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
        texts = scale_texts(sides.scale, self._canvas(rect), sides.localizer)
        metrics = QFontMetrics(self.theme.font(11))
        axis = max(metrics.horizontalAdvance(text.text) for text in texts) + self.theme.px(2 * _AXIS)
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

    def _canvas(self, rect: QRect) -> Canvas:
        """Return the canvas of the axis, in the points of a drawing."""
        return Canvas(rect.width() / self.theme.scale - _AXIS, rect.height() / self.theme.scale)

    def _entry(self, painter: QPainter, area: QRect, entry: LegendEntry) -> None:
        side = self.theme.px(_SWATCH)
        start = QPointF(area.left(), area.center().y() + 1)
        if entry.role is Role.LABEL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("label"))
            painter.drawRect(area.left(), area.center().y(), side, self.theme.px(2))
        else:
            ShapePainter(painter, self.theme).sample(entry, start, side)
        font = self.theme.font(11)
        painter.setFont(font)
        painter.setPen(self.theme.color("muted"))
        words = area.adjusted(side + self.theme.px(7), 0, 0, 0)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignLeft | _VERTICAL,
            QFontMetrics(font).elidedText(entry.label, Qt.TextElideMode.ElideRight, words.width()),
        )
