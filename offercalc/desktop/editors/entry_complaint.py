"""What is wrong with an entry, and the way out: the last valid value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.presentation.formats.localizer import Localizer

_SHORT = 24
"""The longest value that is named where it is offered again, in characters."""


class EntryComplaint(QWidget):
    """Shows an error and a link that restores the last valid value; hidden without an error."""

    given_up = Signal()

    def __init__(self, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._localizer = localizer
        self._words = PlainLabel(self)
        self._words.setObjectName("complaint")
        self._words.setWordWrap(True)
        self.restore = QPushButton(self)
        self.restore.setObjectName("link")
        self.restore.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.restore.clicked.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """Return the error."""
        return self._words.text()

    def say(self, sentence: str, value: str | None) -> None:
        """Show an error, and offer a value: named if it is short, not offered if None."""
        self._words.setText(sentence)
        is_named = value is not None and 0 < len(value) <= _SHORT and "\n" not in value
        tr = self._localizer.tr
        self.restore.setText(on_button(tr("Restore {value}", value=value) if is_named else tr("Restore")))
        self.restore.setVisible(bool(sentence) and value is not None)
        self.setVisible(bool(sentence))
