"""Papers and spreadsheets of large offers wait for their figures, which are worked out off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from offercalc.application.offers.appraisal import Asked
from offercalc.application.workbench.selection import Selection
from offercalc.desktop.state.workspace import Workspace


class FigureWaiter(QObject):
    """Calls what needs figures as soon as these are there; what changes meanwhile changes nothing of what was asked."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: list[tuple[Selection, tuple[Asked, ...], Callable[[], None]]] = []
        workspace.changed.connect(self._go_on)

    def once_there(self, selection: Selection, asked: tuple[Asked, ...], act: Callable[[], None]) -> None:
        """Call `act` when everything asked of a selection can be answered in a moment: at once, unless it is large."""
        if self._workspace.lacks(selection, asked):
            self._waiting.append((selection, asked, act))
        else:
            act()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            self.once_there(*one)
