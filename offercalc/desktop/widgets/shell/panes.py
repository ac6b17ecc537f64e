"""The keys that lead from one part of the window to the next: sidebar, document, results, status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_KEYS = {"F6": 1, "Shift+F6": -1}


class Panes(QObject):
    """Moves the focus between parts of a window, to the widget that had it there last."""

    def __init__(self, window: QWidget, panes: Callable[[], Sequence[QWidget]]) -> None:
        """Take what returns the parts in reading order."""
        super().__init__(window)
        self._panes = panes
        self._last: dict[QWidget, QWidget] = {}
        for keys, step in _KEYS.items():
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self.turn, step))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

    def turn(self, step: int) -> None:
        """Focus the next part, or the previous one, that can have the focus."""
        focus = QApplication.focusWidget()
        panes = [pane for pane in self._panes() if pane.isVisible()]
        here = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1 if step > 0 else 0)
        for distance in range(1, len(panes) + 1):
            pane = panes[(here + step * distance) % len(panes)]
            target = self._target(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _target(self, pane: QWidget) -> QWidget | None:
        last = self._last.get(pane)
        if last is not None and isValid(last) and last.isVisible() and pane.isAncestorOf(last):
            return last
        return next(_focusable(pane), None)

    def _note(self, before: QWidget | None, _now: QWidget | None) -> None:
        """Remember which widget of a part had the focus."""
        if before is None or not isValid(before):
            return
        for pane in self._panes():
            if _holds(pane, before):
                self._last[pane] = before
                return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _focusable(pane: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a part that the Tab key reaches, in its order."""
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        is_on = pane.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
        if is_on and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()
