"""Input for a custom exchange rate of a pair of currencies."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.domain.exchange.rate import is_rate
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError, read_number


class OwnRateEntry(QWidget):
    """Takes a rate for the pair shown; `stated` carries the number, `refused` an error message."""

    stated = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = QLineEdit(self)
        self.button = QPushButton(self)
        self._before, self._after = PlainLabel(self), PlainLabel(self)
        self._before.setBuddy(self.entry)
        self._quote = ""
        self._localizer: Localizer | None = None
        layout = FlowLayout(self, 12)
        for widget in (self._before, self.entry, self._after, self.button):
            layout.addWidget(widget)
        self.entry.returnPressed.connect(self._state)
        self.button.clicked.connect(self._state)

    def show_pair(self, base: str, quote: str, localizer: Localizer) -> None:
        """Show a pair in the current language; disabled if both currencies are the same."""
        self._quote, self._localizer = quote, localizer
        self._before.setText(localizer.tr("Custom rate: 1 {base} =", base=base))
        self._after.setText(quote)
        self.button.setText(localizer.tr("Use from today"))
        self.entry.setAccessibleName(localizer.tr("Custom rate: 1 {base} =", base=base) + f" {quote}")
        self.setEnabled(base != quote)

    def _state(self) -> None:
        text = self.entry.text()
        if self._localizer is None or not text.strip():
            return
        value = read_number(text, self._quote, self._localizer, fine=True)
        if isinstance(value, InputError):
            self.refused.emit(value.sentence)
        elif is_rate(value):
            self.entry.clear()
            self.stated.emit(Decimal(value))
        else:
            self.refused.emit(self._localizer.tr("{value} isn't a valid exchange rate.", value=text.strip()))
