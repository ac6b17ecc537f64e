"""The dialog shown after an unexpected error: what holds now, and the way to the diagnostics."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.presentation.formats.localizer import Localizer

_LINES_WIDE = 27
"""Its width in heights of a line, so that it grows with the text."""


class CrashDialog(QDialog):
    """Shows that an error was caught; `details_wanted` is emitted when the user asks for the diagnostics."""

    details_wanted = Signal()

    def __init__(self, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = localizer.tr
        self.setWindowTitle("OfferCalc")
        self.words = PlainLabel(self, tr("Something went wrong in OfferCalc. Nothing you entered is lost."))
        self.words.setObjectName("panelTitle")
        advice = PlainLabel(self, tr("You can keep working. If it happens again, restart OfferCalc."))
        log = PlainLabel(
            self, tr("The location in the program is recorded in a log on this computer, without amounts or names.")
        )
        self.details, self.close_it = QPushButton(tr("Diagnostics…"), self), QPushButton(tr("Close"), self)
        self.close_it.setObjectName("primary")
        self.close_it.setDefault(True)
        self.close_it.setFocus()
        self.details.clicked.connect(self._ask)
        self.close_it.clicked.connect(self.reject)
        buttons = QWidget(self)
        foot = QHBoxLayout(buttons)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.details)
        foot.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        for part in (self.words, advice, log):
            part.setWordWrap(True)
            column.addWidget(part)
        for part in (advice, log):
            part.setObjectName("quiet")
        column.addSpacing(4)
        column.addWidget(buttons)
        self.setFixedWidth(_LINES_WIDE * self.fontMetrics().height())

    def _ask(self) -> None:
        self.accept()
        self.details_wanted.emit()
