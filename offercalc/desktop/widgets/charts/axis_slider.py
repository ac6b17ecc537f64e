"""A slider under the axis of a chart: each of its values is below the same value of the axis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.marked_slider import HANDLE, MarkedSlider


class AxisSlider(QWidget):
    """Holds a slider between the ends of an axis, which runs from left to right in every language."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = MarkedSlider(theme, self)
        self.slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._ends: tuple[float, float] | None = None
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def span(self, first: float, last: float, theme: Theme) -> None:
        """Put the first and the last value at these distances from the left, in pixels."""
        self._ends, self._theme = (first, last), theme
        self.updateGeometry()
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.slider.sizeHint().width(), self.slider.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.slider.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        edge = self._theme.px(HANDLE) / 2
        first, last = self._ends or (edge, self.width() - edge)
        self.slider.setGeometry(round(first - edge), 0, round(last - first + 2 * edge), self.height())
