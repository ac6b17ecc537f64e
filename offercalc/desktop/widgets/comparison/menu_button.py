"""A button beside the tabs that opens a menu, named by its icon alone where there is little room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.theme import Theme

_ICON = 14


class MenuButton(QPushButton):
    """Fills its menu, `choices`, each time it is opened."""

    def __init__(self, drawing: str, fill: Callable[[], None], parent: QWidget | None = None) -> None:
        """Take the name of the icon, and what fills the menu, which is empty then."""
        super().__init__(parent)
        self._drawing = drawing
        self.setObjectName("ghost")
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._empty)
        self.choices.aboutToShow.connect(fill)
        self.setMenu(self.choices)

    def _empty(self) -> None:
        """Remove what the menu was filled with before; Qt would keep submenus and groups."""
        self.choices.clear()
        for kind in (QMenu, QActionGroup):
            for part in self.choices.findChildren(kind):
                part.deleteLater()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        ink = "muted" if self.objectName() == "ghost" else "text"
        self.setIcon(icon(self._drawing, theme.hex(ink)))
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
