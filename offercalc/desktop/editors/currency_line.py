"""A line edit for a currency code, with completion by code or name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import worn_by
from offercalc.domain.values.currencies import CURRENT
from offercalc.presentation.formats.currency_names import currency_choices
from offercalc.presentation.formats.localizer import Localizer

_BETWEEN = " · "


class _Codes(QCompleter):
    """Lists codes with names, and completes to the code."""

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data()).partition(_BETWEEN)[0]


class CurrencyLine(QLineEdit):
    """A `QLineEdit` that suggests currencies whose code or name contains the typed text."""

    def __init__(self, text: str, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._localizer = localizer

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            self._offer()
        super().focusInEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress_suggestions()

    def _dress_suggestions(self) -> None:
        """Put the style sheet of the window on the suggestions, which are not in it."""
        completer: QCompleter | None = self.completer()
        if completer is not None and (popup := completer.popup()) is not None:
            popup.setStyleSheet(worn_by(self))

    def _offer(self) -> None:
        """Create the completer on first focus, because listing the currencies takes a moment."""
        names = [f"{code}{_BETWEEN}{name}" for code, name in currency_choices(CURRENT, self._localizer)]
        completer = _Codes(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("suggestions")
        completer.activated.connect(self.editingFinished)
        self.setCompleter(completer)
        self._dress_suggestions()
