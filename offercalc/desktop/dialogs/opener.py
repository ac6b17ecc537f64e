"""Opens the dialogs beside the window; each is built when it is asked for and gone when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from offercalc.desktop.tasks import Tasks
from offercalc.desktop.workspace import Workspace


class Dialogs:
    """Opens dialogs on a workspace."""

    def __init__(self, workspace: Workspace, tasks: Tasks, window: QWidget) -> None:
        self._workspace = workspace
        self._tasks = tasks
        self._window = window

    def settings(self) -> None:
        """Open the settings."""
        from offercalc.desktop.dialogs.settings_dialog import SettingsDialog

        _open(SettingsDialog(self._workspace, self._window))

    def history(self) -> None:
        """Open the history of the chosen offer, where there is one."""
        from offercalc.desktop.dialogs.history_dialog import HistoryDialog

        document = self._workspace.chosen_document
        if document:
            _open(HistoryDialog(self._workspace, self._tasks, document, self._window))

    def removed(self) -> None:
        """Open the list of what was put away."""
        from offercalc.desktop.dialogs.removed_dialog import RemovedDialog

        _open(RemovedDialog(self._workspace, self._tasks, self._window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
