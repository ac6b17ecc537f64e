"""A line for a currency: its code, found by the code or by what the currency is called."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from offercalc.domain.currencies import CURRENT
from offercalc.presentation.currency_names import currency_choices
from offercalc.presentation.reader import Reader

_BETWEEN = " · "


class _Codes(QCompleter):
    """Offers codes with names, and completes to the code."""

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data()).partition(_BETWEEN)[0]


class CurrencyLine(QLineEdit):
    """A `QLineEdit` that offers the currencies with what is typed in their code or name."""

    def __init__(self, text: str, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._reader = reader

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            self._offer()
        super().focusInEvent(event)

    def _offer(self) -> None:
        """List the currencies, which takes a moment and is not needed before somebody types."""
        names = [f"{code}{_BETWEEN}{name}" for code, name in currency_choices(CURRENT, self._reader)]
        completer = _Codes(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("suggestions")
        completer.activated.connect(self.editingFinished)
        self.setCompleter(completer)
