"""The page of a library without offers: what can be done first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.theme import Theme
from offercalc.desktop.workspace import Workspace


class EmptyPage(QWidget):
    """Offers to begin an offer or to open files."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("page")
        self._title, self._hint = QLabel(self), QLabel(self)
        self._title.setObjectName("title")
        self._hint.setObjectName("quiet")
        self.new, self.open = QPushButton(self), QPushButton(self)
        self.new.setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (self._title, self._hint, self.new, self.open):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def refresh(self, _theme: Theme) -> None:
        """Write everything in the language in force."""
        say = self._workspace.reader.say
        self._title.setText(say("No offers yet"))
        self._hint.setText(say("Write down an offer you have, or open offer files. You can also drop files here."))
        self.new.setText(say("New offer"))
        self.open.setText(say("Open offer files…"))
