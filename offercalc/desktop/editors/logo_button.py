"""The button that selects the logo of a letterhead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from offercalc.desktop.system.plain_text import on_button
from offercalc.presentation.formats.localizer import Reader


class LogoButton(QPushButton):
    """Asks for a picture, or removes the current one; `chosen` carries its path, "" for none."""

    chosen = Signal(str)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._path = ""
        self.clicked.connect(self._ask)

    def show_logo(self, path: str, reader: Reader) -> None:
        """Label the button: remove the picture at a path, or choose one if the path is empty."""
        self._path, self._reader = path, reader
        name = Path(path).name
        words = reader.say("Remove {name}", name=name) if name else reader.say("Choose a picture…")
        self.setText(on_button(words))

    def _ask(self) -> None:
        say, path = self._reader.say, ""
        if not self._path:
            kinds = say("Pictures (*.png *.svg)")
            path, _kind = QFileDialog.getOpenFileName(self, say("Choose a picture"), "", kinds)
        self.show_logo(path, self._reader)
        self.chosen.emit(path)
