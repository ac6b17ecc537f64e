"""The columns of the Documents page: options or clauses, the pages, and the fields of a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.responsive_row import ResponsiveRow

_OPTIONS_WIDTH = 330
_NARROW = 640
_WIDE = 900
"""The width of the page from which the fields of a letter have a column of their own, in points."""
_CLAUSES_WIDTH, _FIELDS_WIDTH = 264, 262
_SCROLL_BAR = 12
_GAP = 16
_INSIDE = 16, 14, 16, 16


class DocumentColumns(QWidget):
    """Shows options beside the pages; of a letter, its clauses, and the options at the other side if there is room."""

    def __init__(self, clauses: QWidget, options: QWidget, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clauses, self._options = clauses, options
        options.setObjectName("optionsPanel")
        options.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme: Theme | None = None
        self._is_letter = False
        self._near, self._far = _area(self), _area(self)
        self._near_column, self._far_column = _column(self._near), _column(self._far)
        self._near_column.addWidget(clauses)
        self._near_column.addWidget(options)
        self._near_column.addStretch(1)
        self._halves = ResponsiveRow(self._near, pages, _GAP, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._halves, 1)
        row.addWidget(self._far)
        self._far.hide()
        clauses.hide()

    def fit(self, theme: Theme, *, is_letter: bool) -> None:
        """Arrange the columns for a theme and its scale."""
        self._theme, self._is_letter = theme, is_letter
        layout = self._options.layout()
        if layout is not None:
            layout.setContentsMargins(*(theme.px(side) for side in _INSIDE))
        self._clauses.setVisible(is_letter)
        self._turn()

    @property
    def is_wide(self) -> bool:
        """Whether the options of a letter have a column of their own."""
        return self._is_letter and self._theme is not None and self.width() >= self._theme.px(_WIDE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        theme = self._theme
        if theme is None:
            return
        is_wide = self.is_wide
        is_apart = self._options.parentWidget() is self._far.widget()
        if is_wide and not is_apart:
            self._far_column.insertWidget(0, self._options)
        elif is_apart and not is_wide:
            self._near_column.insertWidget(1, self._options)
        self._options.show()
        self._far.setVisible(is_wide)
        least = self._options.minimumSizeHint().width() + theme.px(_SCROLL_BAR)  # nothing is cut, in any language
        self._far.setFixedWidth(max(theme.px(_FIELDS_WIDTH), least))
        self._halves.fit(theme.px(_CLAUSES_WIDTH if is_wide else _OPTIONS_WIDTH), theme.px(_NARROW))


def _area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setObjectName("formScroll")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _column(area: QScrollArea) -> QVBoxLayout:
    form = QWidget(area)
    form.setObjectName("form")
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    area.setWidget(form)
    return column
