"""What stands below an entry: what is wrong with it and the way out, the last valid value, or what follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.presentation.formats.localizer import Localizer

_SHORT = 24
"""The longest value that is named where it is offered again, in characters."""


class EntryComplaint(QWidget):
    """Shows an error and a link that restores the last valid value, or else a note; hidden without either."""

    given_up = Signal()

    def __init__(self, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._localizer = localizer
        self._parts: tuple[PlainLabel, QPushButton] | None = None
        self._note: PlainLabel | None = None
        self.hide()

    def text(self) -> str:
        """Return the error."""
        return "" if self._parts is None else self._parts[0].text()

    @property
    def restore(self) -> QPushButton:
        """Return the link that restores the last valid value."""
        if self._parts is None:
            self._parts = self._lay_out()
        return self._parts[1]

    def say(self, sentence: str, value: str | None, *, is_hidden: bool = False) -> None:
        """Show an error, and offer a value: named if it is short and not hidden, open if "", not offered if None."""
        if self._parts is None and not sentence:
            return
        self.restore.setText(on_button(self._way_out(value or "", is_hidden=is_hidden)))
        self.restore.setVisible(bool(sentence) and value is not None)
        if self._parts is not None:
            self._parts[0].setText(sentence)
            self._parts[0].setVisible(bool(sentence))
        self._show()

    @property
    def note(self) -> str:
        """Return what follows from the value."""
        return "" if self._note is None else self._note.text()

    def explain(self, words: str) -> None:
        """Show what follows from the value while nothing is wrong with it."""
        if self._note is None and not words:
            return
        if self._note is None:
            self._note = PlainLabel(self)
            self._note.setObjectName("faint")
            self._note.setWordWrap(True)
            self._column().addWidget(self._note)
        self._note.setText(words)
        self._show()

    def _show(self) -> None:
        if self._note is not None:
            self._note.setVisible(bool(self.note) and not self.text())
        self.setVisible(bool(self.text() or self.note))

    def _column(self) -> QVBoxLayout:
        """Return the column of what is shown, made when there is something to show."""
        column = self.layout()
        if not isinstance(column, QVBoxLayout):
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        return column

    def _way_out(self, value: str, *, is_hidden: bool) -> str:
        """Return what the link is called."""
        tr = self._localizer.tr
        if not value and not is_hidden:
            return tr("Leave open")
        is_named = not is_hidden and len(value) <= _SHORT and "\n" not in value
        return tr("Restore {value}", value=value) if is_named else tr("Restore")

    def _lay_out(self) -> tuple[PlainLabel, QPushButton]:
        """Build the label and the link when there is something to say, because most fields never have an error."""
        words = PlainLabel(self)
        words.setObjectName("complaint")
        words.setWordWrap(True)
        restore = QPushButton(self)
        restore.setObjectName("link")
        restore.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        restore.clicked.connect(self.given_up)
        column = self._column()
        column.addWidget(words)
        column.addWidget(restore, 0, Qt.AlignmentFlag.AlignLeft)
        return words, restore
