"""Creates and opens the window's dialogs; each is built on request and deleted when closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.crash_log import CrashLog
from offercalc.desktop.system.theme import load_theme
from offercalc.presentation.tables.table import Table
from offercalc.presentation.text.labels import offer_title


class ServedDialogs(Protocol):
    """Builds the dialogs that need more than the workspace; what they need is its business."""

    def assumptions(self, window: QWidget) -> QDialog:
        """Return the Assumptions dialog."""

    def history(self, document: str, window: QWidget) -> QDialog:
        """Return the history of an offer."""

    def removed(self, window: QWidget) -> QDialog:
        """Return the list of archived offers."""

    def batch(self, window: QWidget) -> QDialog:
        """Return the dialog that prints papers from a table."""

    def unkept(self, window: QWidget) -> QDialog:
        """Return the dialog that warns that changes could not be saved."""

    def diagnostics(self, log: CrashLog, window: QWidget) -> QDialog:
        """Return the Diagnostics dialog."""


class DialogFactory:
    """Opens the dialogs of a workspace."""

    def __init__(self, workspace: Workspace, served: ServedDialogs, window: QMainWindow) -> None:
        self.offer_wanted: Callable[[int], None] = lambda _place: None
        self._workspace = workspace
        self._served = served
        self._window = window
        self.log = CrashLog(Path("errors.log"))

    def settings(self) -> None:
        """Open the Settings dialog."""
        from offercalc.desktop.dialogs.settings_dialog import SettingsDialog

        _open(SettingsDialog(self._workspace, self._window))

    def assumptions(self) -> None:
        """Open the Assumptions dialog."""
        _open(self._served.assumptions(self._window))

    def history(self) -> None:
        """Open the history of the selected offer, if there is one."""
        document = self._workspace.chosen_document
        if document:
            _open(self._served.history(document, self._window))

    def removed(self) -> None:
        """Open the list of archived offers."""
        _open(self._served.removed(self._window))

    def palette(self) -> None:
        """Open the command palette with all actions and offers."""
        from offercalc.desktop.dialogs.command_palette import Command, CommandPalette, commands_of

        workspace, tr = self._workspace, self._workspace.localizer.tr
        menus = [top.menu() for top in self._window.menuBar().actions()]
        actions = [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
        offers = tuple(
            Command(
                kept.document,
                tr("Go to {offer}", offer=offer_title(kept.offer)),
                "",
                partial(self.offer_wanted, place),
            )
            for place, kept in enumerate(workspace.offers)
        )
        theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        _open(CommandPalette((*commands_of(actions), *offers), workspace.localizer, theme, self._window))

    def shortcuts(self) -> None:
        """Open the list of keyboard shortcuts."""
        from offercalc.desktop.dialogs.shortcuts_dialog import ShortcutsDialog, section_everywhere, sections_of

        localizer, settings = self._workspace.localizer, self._workspace.settings
        sections = (*sections_of(self._window.menuBar()), section_everywhere(localizer))
        _open(ShortcutsDialog(sections, localizer, load_theme(settings.theme, settings.scale), self._window))

    def trace(self, title: str, table: Table) -> None:
        """Show the dated lines behind a figure."""
        from offercalc.desktop.dialogs.trace_dialog import TraceDialog

        settings = self._workspace.settings
        theme = load_theme(settings.theme, settings.scale)
        _open(TraceDialog(title, table, theme, self._workspace.localizer, self._window))

    def batch(self) -> None:
        """Open the dialog that prints sheets from a table."""
        _open(self._served.batch(self._window))

    def unkept(self, leave: Callable[[], None]) -> None:
        """Warn that changes could not be saved; `leave` closes the window if the user confirms."""
        dialog = self._served.unkept(self._window)
        dialog.accepted.connect(leave)
        _open(dialog)

    def about(self) -> None:
        """Open the About dialog."""
        from offercalc.desktop.dialogs.about_dialog import AboutDialog

        settings = self._workspace.settings
        theme = load_theme(settings.theme, settings.scale)
        _open(AboutDialog(self._workspace.localizer, theme, self._window))

    def diagnostics(self) -> None:
        """Open the Diagnostics dialog."""
        _open(self._served.diagnostics(self.log, self._window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
