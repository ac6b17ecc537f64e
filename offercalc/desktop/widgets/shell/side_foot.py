"""The foot of the sidebar: hidden amounts, settings and help as icons, and the keys that find everything else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import show_if

_ICON = 18
_PAD = 8
_ASIDE = 12


class SideFoot(QFrame):
    """Three named icons in a row; folded, below one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideFoot")
        self.privacy, self.settings, self.help = (QToolButton(self) for _ in range(3))
        self.keys = PlainLabel(self)
        self.keys.setObjectName("faint")
        self.privacy.setCheckable(True)
        self.help.setCheckable(True)
        for button in self.buttons:
            button.setObjectName("footButton")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme: Theme | None = None
        self._is_tight = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for button in self.buttons:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.keys)

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton, QToolButton]:
        """Return the buttons in reading order."""
        return self.privacy, self.settings, self.help

    def name(self, names: tuple[str, str, str], keys: str) -> None:
        """Set the names in the current language, and the keys of the command palette."""
        for button, name in zip(self.buttons, names, strict=True):
            button.setAccessibleName(name)
            set_tip(button, name)
        self.keys.setText(keys)

    def show_private(self, *, is_private: bool) -> None:
        """Show whether amounts are hidden: the eye is open or crossed out."""
        self.privacy.setChecked(is_private)
        self._paint()

    def fold(self, *, is_folded: bool) -> None:
        """Set the icons below one another, or in a row."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_folded else along)
        show_if(not is_folded, self.keys)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.tighten(is_tight=self._is_tight)
        self._paint()

    def tighten(self, *, is_tight: bool) -> None:
        """Take little room around the icons, for a low window."""
        self._is_tight = is_tight
        if self._theme is not None:
            pad, aside = self._theme.px(1 if is_tight else _PAD), self._theme.px(_ASIDE)
            self._row.setContentsMargins(aside, pad, aside, pad)
            self._row.setSpacing(0 if is_tight else self._theme.px(4))

    def _paint(self) -> None:
        if self._theme is None:
            return
        size = self._theme.px(_ICON)
        eye = "eye-off" if self.privacy.isChecked() else "eye"
        for button, name in zip(self.buttons, (eye, "settings", "circle-help"), strict=True):
            button.setIcon(icon(name, self._theme.hex("muted"), self._theme.hex("accent_text")))
            button.setIconSize(QSize(size, size))
