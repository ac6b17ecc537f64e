"""Base class of a page: a column that scrolls when the window is too small for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from offercalc.desktop.system.theme import Theme

_MARGIN = 28
_GAP = 14
_WIDEST = 1680


class Page(QScrollArea):
    """A scrollable page, at most `widest` points wide; add widgets to `body`."""

    widest = _WIDEST

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget(self)
        self._content.setObjectName("pageBody")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(_MARGIN, 14, _MARGIN, 24)
        self.body.setSpacing(_GAP)
        self.setWidget(self._content)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def rescale(self, theme: Theme) -> None:
        """Limit the width, so that lines stay readable on very wide screens."""
        self._content.setMaximumWidth(theme.px(self.widest))
