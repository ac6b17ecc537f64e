"""The button that begins an offer, with a menu of the other ways to begin one beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.layouts import show_if

_ICON = 16
_GAP = 4


class NewButton(QFrame):
    """Two buttons in one frame: `new` begins an offer, `more` opens `menu`; folded, the first alone as an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newOffer")
        self.new, self.more = QPushButton(self), QPushButton(self)
        self.menu: QMenu | None = None
        self._is_folded = False
        self.new.setObjectName("newMain")
        self.more.setObjectName("newMore")
        self.more.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.new, 1)
        row.addWidget(self.more)

    def name(self, new: str, more: str) -> None:
        """Set the name of either button in the current language."""
        self.new.setAccessibleName(new)
        self.more.setAccessibleName(more)
        set_tip(self.more, more)
        self._write()

    def fold(self, *, is_folded: bool) -> None:
        """Show the icon alone, or both buttons."""
        self._is_folded = is_folded
        show_if(not is_folded, self.more)
        for part in (self, self.new):
            set_look(part, folded=is_folded)
        self._write()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        size = QSize(theme.px(_ICON), theme.px(_ICON))
        for button, name, color in ((self.new, "plus", "text"), (self.more, "chevron-down", "muted")):
            button.setIcon(icon(name, theme.hex(color)))
            button.setIconSize(size)

    def _write(self) -> None:
        name = self.new.accessibleName()
        self.new.setText("" if self._is_folded else f" {name}")
        set_tip(self.new, name if self._is_folded else "")

    def _open(self) -> None:
        """Open the menu below the button."""
        if self.menu is not None:
            self.menu.setMinimumWidth(self.width())
            self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + _GAP)))
