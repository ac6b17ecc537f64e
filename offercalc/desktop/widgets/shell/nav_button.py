"""A button of the sidebar that turns to a page, with a count at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme

_ICON = 17


class NavButton(QPushButton):
    """Shows the icon and the name of a page; folded, the icon alone with the name as its tip."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setCheckable(True)
        self._icon = icon_name
        self._is_folded = False
        self.count = PlainLabel(self)
        self.count.setObjectName("navCount")
        self.count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self.count)
        self.count.hide()

    def name(self, name: str) -> None:
        """Set the name of the page in the current language."""
        self.setAccessibleName(name)
        self._write()

    def show_count(self, count: int, spoken: str) -> None:
        """Show how many there are, nothing for none; `spoken` says it in words."""
        self.count.setText(str(count) if count else "")
        self.setAccessibleDescription(spoken if count else "")
        self._write()

    def fold(self, *, is_folded: bool) -> None:
        """Show the icon alone, or the name beside it."""
        self._is_folded = is_folded
        self._write()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        size = theme.px(_ICON)
        self.setIcon(icon(self._icon, theme.hex("muted"), theme.hex("accent_text")))
        self.setIconSize(QSize(size, size))

    def _write(self) -> None:
        name = self.accessibleName()
        self.setText("" if self._is_folded else f" {name}")
        set_tip(self, name if self._is_folded else "")
        self.count.setVisible(bool(self.count.text()) and not self._is_folded)
