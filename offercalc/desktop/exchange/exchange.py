"""What everything that exchanges files with the window reports in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.values.lazy_text import LazyText, lazy_join


class Exchange(QObject):
    """Reports outcomes: `told` is good news, `refused` is not, a message or words; `saved` carries a written path."""

    told = Signal(str)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def _written(self, path: Path, about: str = "", notices: Sequence[str] = ()) -> None:
        """Report that a file was written, what is in it and what is to be known of it."""
        words = self._workspace.localizer.tr("Saved: {path}", path=path)
        self.told.emit(f"{words} · {about}" if about else words)
        self.saved.emit(path)
        if notices:
            self._fail(lazy_join(notices, "\n"))

    def _fail(self, sentence: LazyText) -> None:
        self.refused.emit(sentence)
