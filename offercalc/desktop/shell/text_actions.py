"""Cut, Copy and Paste of the Edit menu: sent as keys to the widget that has the focus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from offercalc.presentation.formats.localizer import N_, Localizer

_KEYS = {"cut": Qt.Key.Key_X, "copy": Qt.Key.Key_C, "paste": Qt.Key.Key_V}
_TEXTS = {"cut": N_("Cut"), "copy": N_("Copy"), "paste": N_("Paste")}
_STANDARD = {
    "cut": QKeySequence.StandardKey.Cut,
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
}


class TextActions:
    """The three actions; their keys are shown, and handled by the widget with the focus, be it a field or a table."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.actions = {name: QAction(window) for name in _KEYS}
        for name, action in self.actions.items():
            action.setObjectName(name)
            action.setShortcut(QKeySequence(_STANDARD[name]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of the menu, which never has the focus
            action.triggered.connect(partial(self._send, name))

    def refresh(self, localizer: Localizer) -> None:
        """Name the actions in the current language."""
        for name, action in self.actions.items():
            action.setText(localizer.tr(_TEXTS[name]))

    def _send(self, name: str) -> None:
        """Press the key of an action in the widget with the focus."""
        widget = self._window.focusWidget()
        if widget is not None:
            QApplication.sendEvent(
                widget, QKeyEvent(QEvent.Type.KeyPress, _KEYS[name], Qt.KeyboardModifier.ControlModifier)
            )
