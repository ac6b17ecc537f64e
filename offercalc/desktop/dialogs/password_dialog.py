"""The dialog that asks for the password of a protected PDF."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import set_look
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import quoted, single_line

_LINES_WIDE = 27
"""Its width in heights of a line, so that it grows with the text."""


class PasswordDialog(QDialog):
    """Asks for a password once; `entered` carries it. After a wrong one, another dialog says so and asks again."""

    entered = Signal(str)

    def __init__(self, name: str, localizer: Localizer, parent: QWidget | None = None, *, is_again: bool) -> None:
        """Take the name of the file, and whether the password entered before was wrong."""
        super().__init__(parent)
        tr = localizer.tr
        shown = quoted(single_line(name))
        self.setWindowTitle(tr("Open {name}", name=shown))
        self.question = PlainLabel(self, tr("{name} is password-protected. Enter its password:", name=shown))
        self.question.setWordWrap(True)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(tr("Password"))
        self.complaint = PlainLabel(self, tr("The password is wrong. Check capital letters, and enter it again."))
        self.complaint.setObjectName("complaint")
        self.complaint.setWordWrap(True)
        self.complaint.setVisible(is_again)
        if is_again:
            set_look(self.line, faulty=True)
            self.line.setAccessibleDescription(self.complaint.text())
        self.cancel, self.open_it = QPushButton(tr("Cancel"), self), QPushButton(tr("Open"), self)
        self.open_it.setObjectName("primary")
        self.open_it.setDefault(True)
        self.open_it.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.open_it.setEnabled(bool(text)))
        self.open_it.clicked.connect(self._enter)
        self.cancel.clicked.connect(self.reject)
        self._place()
        self.line.setFocus()

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.open_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        for part in (self.question, self.line, self.complaint):
            column.addWidget(part)
        column.addSpacing(8)
        nest(column, foot)
        self.setFixedWidth(_LINES_WIDE * self.fontMetrics().height())

    def _enter(self) -> None:
        self.accept()
        self.entered.emit(self.line.text())
