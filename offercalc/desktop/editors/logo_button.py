"""The button that selects the logo of a letterhead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from offercalc.desktop.system.plain_text import on_button
from offercalc.presentation.formats.localizer import Localizer


class LogoButton(QPushButton):
    """Asks for a picture, or removes the current one; `chosen` carries its path, "" for none."""

    chosen = Signal(str)

    def __init__(self, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._localizer = localizer
        self._path = ""
        self.clicked.connect(self._ask)

    def show_logo(self, path: str, localizer: Localizer) -> None:
        """Label the button: remove the picture at a path, or choose one if the path is empty."""
        self._path, self._localizer = path, localizer
        name = Path(path).name
        words = localizer.tr("Remove {name}", name=name) if name else localizer.tr("Choose a picture…")
        self.setText(on_button(words))

    def _ask(self) -> None:
        tr, path = self._localizer.tr, ""
        if not self._path:
            kinds = tr("Pictures (*.png *.jpg *.jpeg *.svg)")
            path, _kind = QFileDialog.getOpenFileName(self, tr("Choose a picture"), "", kinds)
        self.show_logo(path, self._localizer)
        self.chosen.emit(path)
