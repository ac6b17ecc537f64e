"""The menu of the ways to begin an offer: typed in, from a file, as a copy, by country, or many from a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from offercalc.desktop.shell.starter_menu import StarterMenu
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import faint, icon
from offercalc.desktop.system.text_keys import native_keys
from offercalc.presentation.formats.localizer import N_, Localizer

_ICONS = {"new": "pencil", "open": "folder-open", "duplicate": "copy", "several": "table"}
WAYS = {
    "new": N_("Type it in"),
    "open": N_("Open a file…"),
    "duplicate": N_("Copy of this offer"),
    "several": N_("Many from a spreadsheet…"),
}
"""What each action of the window is called here, where the menu already says that an offer begins."""


class Beginner(Protocol):
    """The window, as far as an offer begins in it."""

    workspace: Workspace

    def new_offer(self, region: str = "") -> None:
        """Create a new offer with the usual terms of a region, by default of the person's own."""


class NewMenu(QMenu):
    """Triggers actions of the window under shorter names; their keys are shown but belong to the actions."""

    def __init__(self, window: Beginner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("newMenu")
        self.starters = StarterMenu(window.workspace, window.new_offer, self)
        self._ways = {name: self.addAction("") for name in WAYS}
        self.insertMenu(self._ways["several"], self.starters)
        self._followed: Mapping[str, QAction] = {}
        self.aboutToShow.connect(self._draw)

    def refresh(self, actions: Mapping[str, QAction], localizer: Localizer) -> None:
        """Name everything in the current language, and disable what is not usable now."""
        if not self._followed:
            self._followed = actions
            for name, way in self._ways.items():
                way.triggered.connect(actions[name].trigger)
        self.setAccessibleName(localizer.tr("Other ways to begin"))
        self.starters.setTitle(localizer.tr("By country"))
        for name, way in self._ways.items():
            keys = native_keys(actions[name])
            way.setText(f"{localizer.tr(WAYS[name])}\t{keys}" if keys else localizer.tr(WAYS[name]))
            way.setEnabled(actions[name].isEnabled())

    def _draw(self) -> None:
        """Draw the icons, which takes a while, in the current theme."""
        for name, way in self._ways.items():
            way.setIcon(icon(_ICONS[name], faint()))
