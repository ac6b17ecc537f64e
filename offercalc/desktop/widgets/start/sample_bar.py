"""A slim bar above a sample: that it is one, and how to begin an own offer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.presentation.formats.localizer import Localizer

_GAP = 8


class SampleBar(QFrame):
    """Marks an offer as a sample; `new`, `open` and `remove` are buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleBar")
        self._words = PlainLabel(self)
        self.new, self.open, self.remove = QPushButton(self), QPushButton(self), QPushButton(self)
        row = QWidget(self)
        flow = FlowLayout(row, _GAP)
        flow.addWidget(self._words)
        for button in (self.new, self.open, self.remove):
            button.setObjectName("link")
            flow.addWidget(button)
        self._margins = QVBoxLayout(self)
        self._margins.addWidget(row)

    @property
    def text(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def name(self, localizer: Localizer) -> None:
        """Write everything in the current language."""
        tr = localizer.tr
        self._words.setText(tr("This is a sample to look around with."))
        self.new.setText(tr("New offer"))
        self.open.setText(tr("Open offer files…"))
        self.remove.setText(tr("Remove samples"))

    def rescale(self, theme: Theme) -> None:
        """Scale the spacing to the theme."""
        self._margins.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
