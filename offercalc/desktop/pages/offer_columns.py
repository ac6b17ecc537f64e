"""The columns of an offer's page: one in a narrow window, the document and its results, or three in a wide one."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from offercalc.desktop.widgets.layouts import nest

_NARROW, _WIDE = 720, 1800
"""The widths of the window in points below which there is one column, and from which there are three."""
_DOCUMENT, _MARGIN_COLUMN = (0.28, 600), (0.2, 440)
"""The share of the page and the largest width of the document and of the third column, in points."""
_GAP, _WIDE_GAP = 16, 20
_UNBOUNDED = 16_777_215


class Shape(IntEnum):
    """How many columns there are."""

    ONE = 1
    TWO = 2
    THREE = 3


class ColumnParts(NamedTuple):
    """What is laid out: `results` stand below the figures, `margin` at their side if there is room, else below."""

    document: QWidget
    figures: FiguresPanel
    results: tuple[QWidget, ...]
    estimate: QWidget
    questions: QWidget
    table: QWidget
    facts: QWidget


class _Columns(QBoxLayout):
    """A layout that tells when it has placed its widgets."""

    laid_out = Signal()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self.laid_out.emit()


class OfferColumns(QWidget):
    """Lays out the parts of a page that scrolls; what stands beside a longer document is kept in view."""

    painted = Signal()

    def __init__(self, parts: ColumnParts, page: QScrollArea) -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self.shape: Shape | None = None
        self._beside, self.third = QWidget(self), QWidget(self)
        self._main = _Columns(QBoxLayout.Direction.LeftToRight)
        self._results, self.margin = _column(self._beside), _column(self.third)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(_GAP)
        self._main.setSpacing(_GAP)
        for part in (parts.document, self._beside, self.third):
            self._main.addWidget(part)
        self._main.laid_out.connect(self._stick)
        nest(self._whole, self._main)
        page.verticalScrollBar().valueChanged.connect(self._stick)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return the columns."""
        return self._parts.document, self._beside, self.third

    @property
    def direction(self) -> QBoxLayout.Direction:
        """Return in which direction the document and its results follow each other."""
        return self._main.direction()

    def fit(self, theme: Theme) -> bool:
        """Arrange the columns for the width of the window; return whether their number changed."""
        width = self._page.window().width()
        shape = Shape.ONE if width < theme.px(_NARROW) else Shape.TWO if width < theme.px(_WIDE) else Shape.THREE
        is_new = shape is not self.shape
        if is_new:
            self.shape = shape
            self._arrange(shape)
        self._share(theme)
        for layout in (self._main, self._results, self.margin):
            layout.setSpacing(theme.px(_WIDE_GAP) if shape is Shape.THREE else _GAP)
        return is_new

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def _arrange(self, shape: Shape) -> None:
        parts, is_wide = self._parts, shape is Shape.THREE
        parts.figures.arrange({Shape.ONE: 1, Shape.TWO: 2, Shape.THREE: len(parts.figures.cards)}[shape])
        is_narrow = shape is Shape.ONE
        self._main.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        if is_narrow:
            self._main.insertWidget(0, parts.figures)
        else:
            self._results.insertWidget(0, parts.figures)
        results: tuple[QWidget, ...] = (parts.estimate, *parts.results, parts.questions)
        margin: tuple[QWidget, ...] = ()
        below: tuple[QWidget, ...] = (parts.table, parts.facts)
        if is_wide:
            results, below = (*parts.results, parts.table), ()
            margin = (parts.estimate, parts.questions, parts.facts)
        for layout, widgets in ((self._results, results), (self.margin, margin), (self._whole, below)):
            for widget in widgets:
                layout.addWidget(widget)
        self.third.setVisible(is_wide)
        top = Qt.AlignmentFlag(0) if is_narrow else Qt.AlignmentFlag.AlignTop
        for part in (parts.document, self._beside, self.third):
            self._main.setAlignment(part, top)

    def _share(self, theme: Theme) -> None:
        """Set the width of the document and of the third column; the results have what is left."""
        is_wide, width = self.shape is Shape.THREE, self._page.maximumViewportSize().width()
        for part, (share, most) in ((self._parts.document, _DOCUMENT), (self.third, _MARGIN_COLUMN)):
            wide = min(int(width * share), theme.px(most))
            part.setMinimumWidth(wide if is_wide else 0)
            part.setMaximumWidth(wide if is_wide else _UNBOUNDED)
        stretches = (0, 1, 0) if is_wide else (1, 1, 0)
        for part, stretch in zip((self._parts.document, self._beside, self.third), stretches, strict=True):
            self._main.setStretchFactor(part, stretch)

    def _stick(self) -> None:
        """Keep the results in view beside a document that is longer, so that what is typed and its effect are both."""
        if self.shape is None or self.shape is Shape.ONE:
            return
        for part in (self._beside, self.third):
            self._keep_in_view(part)

    def _keep_in_view(self, part: QWidget) -> None:
        top, tall = self._parts.document.y(), part.height()
        highest = max(one.height() for one in (self._parts.document, self._beside, self.third) if not one.isHidden())
        room = max(0, highest - tall)
        seen = self._page.verticalScrollBar().value() - self.y() - top + _GAP
        room_in_view = self._page.maximumViewportSize().height()  # the viewport itself has PySide load all its widgets
        beyond = max(0, tall + 2 * _GAP - room_in_view)  # of taller ones the end is kept in view
        place = top + min(room, max(0, seen - beyond))
        if place != part.y():
            part.move(part.x(), place)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    return column
