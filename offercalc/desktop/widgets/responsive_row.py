"""Two widgets side by side, or stacked if the width is too small."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

_UNBOUNDED = 16_777_215
_SHARES = 2, 3
"""The shares of the height if a first part with a fixed width is stacked above the second."""


class ResponsiveRow(QWidget):
    """Shows the first part at a fixed width next to the second, or stacked above it at its share of the height.

    Without a fixed width both are equally wide.
    """

    def __init__(self, first: QWidget, second: QWidget, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self._wide = self._narrow = 0
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self._layout.addWidget(first)
        self._layout.addWidget(second)

    def fit(self, width: int, narrow: int) -> None:
        """Set the first part's width in pixels, 0 for none, and the total width below which the parts are stacked."""
        self._wide, self._narrow = width, narrow
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_narrow = self.width() < self._narrow
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        is_free = is_narrow or not self._wide
        self._first.setMinimumWidth(0 if is_free else self._wide)
        self._first.setMaximumWidth(_UNBOUNDED if is_free else self._wide)
        first, second = _SHARES if is_narrow and self._wide else (int(is_free), 1)
        self._layout.setStretch(0, first)
        self._layout.setStretch(1, second)
