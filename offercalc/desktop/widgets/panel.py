"""A card of a page: a rounded frame with a title and content."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest, show_if

_PAD = 18


class Panel(QFrame):
    """A frame with a title; add widgets to `body`, or to `head` next to the title."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._title = PlainLabel(self)
        self._title.setObjectName("panelTitle")
        self._title.setWordWrap(True)
        self._title.hide()
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, 1)
        self.body = QVBoxLayout(self)
        nest(self.body, self.head)
        self.rescale(theme)

    def set_title(self, title: str) -> None:
        """Set the title and the accessible name; without a title there is no room for one."""
        self._title.setText(title)
        show_if(bool(title), self._title)
        self.setAccessibleName(title)

    def rescale(self, theme: Theme) -> None:
        """Scale the spacing to the theme."""
        pad = theme.px(_PAD)
        self.body.setContentsMargins(pad, theme.px(14), pad, pad)
        self.body.setSpacing(theme.px(10))
