"""Buttons beside the news that a file was saved: open it, or show it in its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from offercalc.presentation.formats.localizer import Localizer


class SavedNote(QWidget):
    """Offers the file saved last to the program that opens its kind, and its folder to the file manager."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self.open, self.folder = QPushButton(self), QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.open, self.folder):
            button.setObjectName("cancel")
            row.addWidget(button)
        self.open.clicked.connect(lambda: self._show(lambda path: path))
        self.folder.clicked.connect(lambda: self._show(lambda path: path.parent))
        self.hide()

    def show_saved(self, path: Path, localizer: Localizer) -> None:
        """Offer a file."""
        self._path = path
        for button, name in ((self.open, localizer.tr("Open")), (self.folder, localizer.tr("Show in folder"))):
            button.setText(name)
            button.setAccessibleName(f"{name}: {path.name}")
        self.show()

    def _show(self, what: Callable[[Path], Path]) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(what(self._path))))
