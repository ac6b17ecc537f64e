"""What the program is: name, version, license, and whose work it contains."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from offercalc import __version__
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer

_MARK = 44
_WIDTH = 420


class AboutDialog(QDialog):
    """Shows what the program is; nothing in it comes from the network."""

    def __init__(self, localizer: Localizer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = localizer.tr
        self.setWindowTitle(tr("About OfferCalc"))
        mark, name = PlainLabel(self), PlainLabel(self, "OfferCalc")
        mark.setPixmap(icon("scale", theme.hex("accent")).pixmap(theme.px(_MARK), theme.px(_MARK)))
        name.setObjectName("title")
        self.words = PlainLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setText("\n\n".join((
            tr("Version {version}", version=__version__),
            tr("Says what a job offer is worth: each part of it, year by year, in every currency."),
            tr("Your offers stay on this computer, or in the library that your team has set up."),
            tr("Free software under the MIT License. Contains the typefaces Inter and Noto Sans (SIL OFL) and icons of "
               "Lucide (ISC)."),
        )))  # fmt: skip
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        for part in (mark, name, self.words, buttons):
            layout.addWidget(part)
        self.setFixedWidth(theme.px(_WIDTH))
        self.words.setMinimumHeight(self.words.heightForWidth(theme.px(_WIDTH) - 2 * 24))
