"""The menu of recently opened files; missing ones are left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from offercalc.application.settings.recent import named, still_there
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import add_words, on_button, set_tip


class RecentMenu(QMenu):
    """A menu that is filled each time it is about to be shown."""

    def __init__(self, workspace: Workspace, read: Callable[[tuple[Path, ...]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._read = read
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the files that still exist, and an action that clears the list."""
        tr = self._workspace.localizer.tr
        self.clear()
        for path, name in named(still_there(self._workspace.settings.recent)):
            action = self.addAction(on_button(name))
            set_tip(action, path)
            action.triggered.connect(partial(self._open, path))
        if self.isEmpty():
            add_words(self, tr("No recent files"))
            return
        self.addSeparator()
        self.addAction(tr("Clear list")).triggered.connect(lambda: self._workspace.set(recent=()))

    def _open(self, path: str) -> None:
        self._read((Path(path),))
