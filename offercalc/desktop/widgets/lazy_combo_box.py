"""A combo box that lists its choices only when opened or focused, because there may be many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from offercalc.desktop.widgets.choice_box import ChoiceBox

Choices = Iterable[tuple[str, str]]


class LazyComboBox(ChoiceBox):
    """Shows the current choice, and lists all of them when opened or focused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: Callable[[], Choices] | None = None

    def show_choice(self, value: str, words: str, every: Callable[[], Choices]) -> None:
        """Show the current choice; `every` returns the values and labels of all choices."""
        self._list = every
        self.clear()
        self.addItem(words, value)
        if self.hasFocus() or self.view().isVisible():
            self.list_all()

    def list_all(self) -> None:
        """List every choice and select the current one."""
        if self._list is None:
            return
        chosen, every = self.currentData(), tuple(self._list())
        self._list = None
        self.clear()
        for value, words in every:
            self.addItem(words, value)
        self.setCurrentIndex(self.findData(chosen))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.list_all()
        super().focusInEvent(event)

    @override
    def showPopup(self) -> None:
        self.list_all()
        super().showPopup()
