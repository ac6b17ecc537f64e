"""Vesting terms as text, in a dialog that checks while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.presentation.formats.localizer import Localizer

CHECKED_AFTER = 150
"""In milliseconds: the delay from the last keystroke until the text is checked."""
_SIZE = 620, 520


class TermsDialog(QDialog):
    """Edits a text that `check` finds fault with, or not; `agreed` carries a text without fault."""

    agreed = Signal(str)

    def __init__(
        self, text: str, check: Callable[[str], str], theme: Theme, localizer: Localizer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        tr = localizer.tr
        self._check, self._localizer = check, localizer
        self.setWindowTitle(tr("Vesting as text"))
        hint = PlainLabel(self, tr("Terms in the Open Cap Format, as JSON."))
        hint.setObjectName("quiet")
        self.text = QPlainTextEdit(text, self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Full terms in the Open Cap Format (JSON)"))
        self.verdict = PlainLabel(self)
        self.verdict.setWordWrap(True)
        self.cancel = QPushButton(on_button(tr("Cancel")), self)
        self.apply = QPushButton(on_button(tr("Use these terms")), self)
        self.apply.setObjectName("primary")
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._agree)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECKED_AFTER)
        self._soon.timeout.connect(self.check)
        self.text.textChanged.connect(self._wait)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        for widget in (hint, self.text, self.verdict):
            column.addWidget(widget)
        column.setStretch(1, 1)
        nest(column, buttons)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))
        self.check()

    def check(self) -> None:
        """Show what is wrong with the text, or that nothing is."""
        self._soon.stop()
        fault = self._check(self.text.toPlainText())
        set_look(self.verdict, objectName="complaint" if fault else "quiet")
        self.verdict.setText(fault or self._localizer.tr("These terms are valid."))
        self.text.setAccessibleDescription(fault)
        self.apply.setEnabled(not fault)

    def _wait(self) -> None:
        self.apply.setEnabled(False)
        self._soon.start()

    def _agree(self) -> None:
        self.check()
        if self.apply.isEnabled():
            self.agreed.emit(self.text.toPlainText())
            self.accept()
