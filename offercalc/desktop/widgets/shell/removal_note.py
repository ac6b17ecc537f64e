"""A note about the last removal, with an Undo button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

_WIDEST = 260


class RemovalNote(QWidget):
    """Shows what was removed; hidden once that is undone or another change is made.

    `left` is emitted when the button is used and disappears while it has the focus.
    """

    left = Signal()

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._words = PlainLabel(self)
        self.undo = QPushButton(self)
        self.undo.setObjectName("cancel")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it was
        self.undo.clicked.connect(self._take_back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addWidget(self.undo)
        stack.indexChanged.connect(self.hide)
        self.hide()

    def show_removal(self, what: str, localizer: Localizer) -> None:
        """Show that something was removed by the latest step on the undo stack."""
        words = localizer.tr("Removed: {what}", what=single_line(what))
        self._words.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST))
        set_tip(self._words, words)
        self.undo.setText(localizer.tr("Undo"))
        self.undo.setAccessibleName(f"{localizer.tr('Undo')}: {words}")
        self.show()

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._words.text()

    def _take_back(self) -> None:
        had_focus = self.undo.hasFocus()
        self._stack.undo()
        if had_focus:
            self.left.emit()
