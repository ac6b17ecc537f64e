"""A sentence that must not be missed: what could not be done, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class Notice(QFrame):
    """Shows sentences in a coloured frame, and hides while there are none; `closing` puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closing = QToolButton(self)
        self.closing.setText("\N{MULTIPLICATION SIGN}")
        self.closing.clicked.connect(lambda: self.say(()))
        self.closing.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def make_closable(self, name: str) -> None:
        """Let people put the notice away; `name` is what the button for it is called."""
        self.closing.setAccessibleName(name)
        self.closing.setToolTip(name)
        self.closing.show()

    def say(self, sentences: tuple[str, ...]) -> None:
        """Show sentences; none hides the notice."""
        self._label.setText("\n".join(sentences))
        self.setAccessibleName(self._label.text())
        self.setVisible(bool(sentences))

    @property
    def text(self) -> str:
        """Give what it says."""
        return self._label.text()
