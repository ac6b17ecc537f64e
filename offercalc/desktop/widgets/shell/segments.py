"""A choice of few whose names stand side by side; the Tab key reaches the chosen one, arrows go on from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from offercalc.desktop.system.plain_text import on_button
from offercalc.desktop.widgets.layouts import show_if

_EDGE = 2


class Segments(QFrame):
    """Shows names of which one is chosen; `picked` carries the place of another one that a person picks."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_small: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setProperty("small", is_small)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._is_small = is_small
        self._group = QButtonGroup(self)
        self._chosen = -1
        self.buttons: tuple[QPushButton, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._row.setSpacing(0)

    @property
    def chosen(self) -> int:
        """Return the place of the name that is chosen, -1 before any is."""
        return self._chosen

    @property
    def stop(self) -> QWidget:
        """Return what the Tab key reaches."""
        return self.buttons[max(self._chosen, 0)]

    def show_choices(self, names: tuple[str, ...], chosen: int, question: str) -> None:
        """Show the names; a screen reader says what is chosen by them."""
        while len(self.buttons) < len(names):
            self._add()
        for place, button in enumerate(self.buttons):
            show_if(place < len(names), button)
        for name, button in zip(names, self.buttons, strict=False):
            button.setText(on_button(name))
            button.setAccessibleName(f"{question}: {name}")
        self._chosen = chosen
        if 0 <= chosen < len(names):
            self.buttons[chosen].setChecked(True)

    def _add(self) -> None:
        button = QPushButton(self)
        button.setObjectName("segment")
        button.setProperty("small", self._is_small)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.toggled.connect(partial(self._take, len(self.buttons)))
        self._group.addButton(button)
        self._row.addWidget(button)
        self.buttons = (*self.buttons, button)

    def _take(self, place: int, is_checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if is_checked and place != self._chosen:
            self._chosen = place
            self.picked.emit(place)
