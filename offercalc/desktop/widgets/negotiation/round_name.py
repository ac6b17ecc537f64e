"""The dialog that names the newest version of an offer as a round."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.localizer import Localizer

_WIDTH = 420


class RoundName(QDialog):
    """Asks for the name of a round; `agreed` carries a name that is not blank."""

    agreed = Signal(str)

    def __init__(self, name: str, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        """Take the name so far, "" for none."""
        super().__init__(parent)
        tr = localizer.tr
        self.setWindowTitle(tr("Name this round"))
        self._label = PlainLabel(self, tr("Name of this round"))
        self._label.setObjectName("fieldLabel")
        self.name = QLineEdit(name, self)
        self.name.setPlaceholderText(tr("e.g. first offer, counter, final"))
        self.name.setAccessibleName(self._label.text())
        self.name.selectAll()
        self._label.setBuddy(self.name)
        self.cancel = QPushButton(on_button(tr("Cancel")), self)
        self.apply = QPushButton(on_button(tr("Name this round")), self)
        self.apply.setObjectName("primary")
        self.apply.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._agree)
        self.name.textChanged.connect(self._follow)
        self._place()
        self._follow()
        self.setMinimumWidth(theme.px(_WIDTH))

    def _follow(self) -> None:
        self.apply.setEnabled(bool(self.name.text().strip()))

    def _agree(self) -> None:
        self.agreed.emit(self.name.text().strip())
        self.accept()

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self.name)
        layout.addSpacing(8)
        nest(layout, foot)
