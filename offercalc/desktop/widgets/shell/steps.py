"""Long work in steps, between which keys and clicks come through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_NEXT = 1
"""Milliseconds to the next step; with none, it would come before keys and clicks that wait."""


class Steps(QObject):
    """Does steps one after the other, each once what came up meanwhile is done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_NEXT)
        self._next.timeout.connect(self._go_on)

    def begin(self, *steps: Callable[[], object]) -> None:
        """Do steps, instead of those of before that have not been done."""
        self._left = list(steps)
        self._next.start()

    def finish(self) -> None:
        """Do all steps that are left at once."""
        self._next.stop()
        while self._left:
            self._left.pop(0)()

    def _go_on(self) -> None:
        step = self._left.pop(0)
        if self._left:
            self._next.start()
        step()
