"""Paints the figures of compared offers: bars in the first row, the best figure of a row on a chip, totals in bold."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from offercalc.analysis.standing import Best
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import paint_dashes
from offercalc.desktop.widgets.charts.shape_painter import ShapePainter
from offercalc.desktop.widgets.comparison.compare_model import BARS, CompareModel, Index
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.tables.table import UNKNOWN, Amount

BARS_HEIGHT, ROW, GROUP_ROW = 150, 31, 29
_PAD = 16
_CHIP_PAD = 8
_RADIUS = 6
_BOX, _BOX_SIZE = (28, 20), 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_REMEMBERED = 5000
"""How many widths of figures are remembered."""


class FigureDelegate(QStyledItemDelegate):
    """Paints the cells of a `CompareModel`; `narrowest` is the width of its narrowest column in pixels, 0 at first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.narrowest = 0
        self._fonts: dict[tuple[Theme, bool], tuple[QFont, QFontMetrics]] = {}
        self._widths: dict[tuple[Theme, bool, str], int] = {}

    def needed(self, index: Index) -> int:
        """Return the width in which a figure is not cut off."""
        model = index.model()
        cell = model.cell(index) if isinstance(model, CompareModel) else None
        if cell is None:
            return 0
        return self._width(cell.text, is_bold=self._is_bold(index)) + 2 * self.theme.px(_PAD) + 1

    def widest(self, model: CompareModel, column: int) -> int:
        """Return the width in which no figure of an offer is cut off."""
        widths = (self._width(text, is_bold=is_bold) for text, is_bold in model.figures(column))
        return max(widths, default=0) + 2 * self.theme.px(_PAD) + 1

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.needed(index), self.theme.px(ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, rect = index.model(), option.rect
        if not isinstance(model, CompareModel) or model.sides is None:
            return
        row, column, state = index.row(), index.column(), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_group = model.is_group(row)
        if is_group:
            painter.fillRect(rect, self.theme.color("window"))
        elif model.sides.heads[column].is_baseline:
            painter.fillRect(rect, self.theme.color("baseline"))
        if state & QStyle.StateFlag.State_Selected and not is_group:
            painter.fillRect(rect, self.theme.color("accent_soft"))
        if row == BARS:
            self._bars(painter, rect, model, column)
        elif not is_group:
            self._figure(painter, rect, index, model)
        painter.setPen(self.theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not is_group:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.restore()

    def _bars(self, painter: QPainter, rect: QRect, model: CompareModel, column: int) -> None:
        scale = self.theme.scale
        canvas = Canvas(rect.width() / scale, rect.height() / scale)
        drawing = model.drawing(column, canvas, self.narrowest / scale if self.narrowest else None)
        if drawing is None:
            return
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        shapes = ShapePainter(painter, self.theme)
        for shape in drawing.shapes:
            shapes.paint(shape)
        painter.restore()

    def _figure(self, painter: QPainter, rect: QRect, index: Index, model: CompareModel) -> None:
        cell = model.cell(index)
        if cell is None:
            return
        best, is_bold = model.best(index), self._is_bold(index)
        area = rect.adjusted(0, 0, -self.theme.px(_PAD), 0)
        if cell.text == UNKNOWN or (isinstance(cell.value, Amount) and cell.value.bounds.is_unknown):
            self._unknown(painter, area)
            return
        color = "muted" if cell.muted else "text"
        if best is not Best.NO:
            self._chip(painter, area, self._width(cell.text, is_bold=is_bold), best)
            color = "best_text"
        painter.setFont(self._font(is_bold)[0])
        painter.setPen(self.theme.color(color))
        painter.drawText(area, _RIGHT, cell.text)

    def _unknown(self, painter: QPainter, area: QRect) -> None:
        """Paint the dashed question mark that stands for what is not known everywhere."""
        px = self.theme.px
        wide, high = px(_BOX[0]), px(_BOX[1])
        box = QRectF(area.right() - wide, area.center().y() - high / 2, wide, high)
        paint_dashes(painter, box, self.theme.color("open"), px(_RADIUS))
        painter.setFont(self.theme.font(_BOX_SIZE, QFont.Weight.DemiBold))
        painter.setPen(self.theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")

    def _chip(self, painter: QPainter, area: QRect, width: int, best: Best) -> None:
        """Paint what marks the best figure: filled if it is so in any case, dashed on what is known."""
        pad, px = self.theme.px(_CHIP_PAD), self.theme.px
        chip = QRectF(area.right() - width - pad, area.top() + px(4), width + 2 * pad, area.height() - px(8))
        if best is Best.IN_ANY_CASE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("best"))
        else:
            painter.setPen(QPen(self.theme.color("best_text"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, px(_RADIUS), px(_RADIUS))

    def _is_bold(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, CompareModel) and model.is_bold(index.row(), index.column())

    def _width(self, text: str, *, is_bold: bool) -> int:
        """Return the width of a figure; of hundreds of figures, one key that is typed changes a few."""
        key = self.theme, is_bold, text
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > _REMEMBERED:
                self._widths.clear()
            width = self._widths[key] = self._font(is_bold)[1].horizontalAdvance(text)
        return width

    def _font(self, is_bold: bool) -> tuple[QFont, QFontMetrics]:  # noqa: FBT001 - it is a key
        """Return the font of a figure, and its metrics."""
        key = self.theme, is_bold
        if key not in self._fonts:
            font = self.theme.font(weight=QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts = {other: of for other, of in self._fonts.items() if other[0] is self.theme}
            self._fonts[key] = font, QFontMetrics(font)
        return self._fonts[key]
