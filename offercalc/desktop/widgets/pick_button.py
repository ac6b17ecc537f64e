"""A small button that opens a list of offers to choose from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.desktop.system.theme import Theme

Choices = Callable[[], tuple[tuple[str, str], ...]]
"""Return the offers to choose from: the document and the title of each."""


class PickButton(QToolButton):
    """Emits the document of an offer that is picked."""

    picked = Signal(str)

    def __init__(self, pixels: int, parent: QWidget | None = None) -> None:
        """Take the size of the arrow in points."""
        super().__init__(parent)
        self._pixels = pixels
        self._choices: Choices = tuple
        self._current = ""
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        self.hide()

    def show_choices(self, current: str, choices: Choices, words: str) -> None:
        """Set what is offered, the document that is picked now, and the name of the button."""
        self._current, self._choices = current, choices
        self.setAccessibleName(words)
        set_tip(self, words)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        if self.isVisible():
            self._draw(theme)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._theme is not None:
            self._draw(self._theme)

    def _draw(self, theme: Theme) -> None:
        """Draw the arrow, which takes a while, once it is seen."""
        side = theme.px(self._pixels)
        self.setIcon(icon("chevron-down", theme.hex("muted")))
        self.setIconSize(QSize(side, side))

    def open(self) -> None:
        """Open the list below the button."""
        self.menu_of_offers().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_offers(self) -> QMenu:
        """Return the list of offers, of which the current one is checked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for document, title in self._choices():
            action = menu.addAction(on_button(title))
            action.setCheckable(True)
            action.setChecked(document == self._current)
            action.triggered.connect(partial(self.picked.emit, document))
        return menu
