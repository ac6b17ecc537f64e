"""A sentence that must not be missed: what could not be done, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class Notice(QFrame):
    """Shows sentences in a coloured frame, and hides while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self._label)
        self.hide()

    def say(self, sentences: tuple[str, ...]) -> None:
        """Show sentences; none hides the notice."""
        self._label.setText("\n".join(sentences))
        self.setAccessibleName(self._label.text())
        self.setVisible(bool(sentences))

    @property
    def text(self) -> str:
        """Give what it says."""
        return self._label.text()
