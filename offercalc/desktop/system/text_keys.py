"""Key handling in text editors, whose editing keys come before shortcuts, and of Enter on buttons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

TextEditor: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit
_Key, _Held, _Standard = Qt.Key, Qt.KeyboardModifier, QKeySequence.StandardKey

_ALWAYS = frozenset({_Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Insert})
"""Keys that edit text on some platform, with any modifiers."""
_EDITING = (
    _Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.SelectAll, _Standard.Backspace,
    _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord, _Standard.DeleteCompleteLine, _Standard.InsertLineSeparator,
)  # fmt: skip
"""The platform's standard editing keys.

Qt's Emacs bindings on Linux, Delete (Ctrl+D) and DeleteEndOfLine (Ctrl+K), are left out: few users know them, and the
window uses these keys for shortcuts that lose no data.
"""
_COMMAND = _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier
_ALT_GRAPH = _Held.ControlModifier | _Held.AltModifier
"""The modifiers Windows reports for AltGr, which types characters."""
_BESIDE = _Held.KeypadModifier | _Held.GroupSwitchModifier


def undo_keys() -> list[QKeySequence]:
    """Return the keys for undo: the platform's, and Ctrl+Z everywhere."""
    return _with(_Standard.Undo, "Ctrl+Z")


def redo_keys() -> list[QKeySequence]:
    """Return the keys for redo: the platform's, and Ctrl+Shift+Z and Ctrl+Y everywhere."""
    return _with(_Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y")


def presses(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a key press is Enter on a button outside dialogs, where Qt lets only the space bar press it."""
    is_button = isinstance(widget, QPushButton | QToolButton) and not isinstance(widget.window(), QDialog)
    is_plain = not event.modifiers() & ~_Held.KeypadModifier and not event.isAutoRepeat()
    return is_button and is_plain and event.key() in {_Key.Key_Return, _Key.Key_Enter}


def native_keys(action: QAction) -> str:
    """Return the shortcut of an action in the platform's notation."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def text_editor(widget: QWidget | None) -> TextEditor | None:
    """Return a widget's writable text editor: itself or the line edit of a spin or combo box; None if it has none."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        widget = widget.lineEdit()
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return None
    return None if widget.isReadOnly() else widget


def edits_text(event: QKeyEvent) -> bool:
    """Whether a key press would edit text: type, delete, paste or undo."""
    if event.key() in _ALWAYS or any(event.matches(standard) for standard in _EDITING):
        return True
    held = event.modifiers() & _COMMAND
    is_typed = event.text().isprintable() and held in {_Held.NoModifier, _ALT_GRAPH}
    return (bool(event.text()) and is_typed) or _is_one_of(event, undo_keys()) or _is_one_of(event, redo_keys())


class TextKeys(QObject):
    """Sends editing keys to the focused text editor before any shortcut, and presses the focused button on Enter.

    Undo and redo apply to the editor while it has something to undo or redo, and to the document after that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QPushButton | QToolButton):
            is_pressed = kind == QEvent.Type.KeyPress and presses(watched, event)
            if is_pressed:
                watched.click()
            return is_pressed
        editor = text_editor(watched if isinstance(watched, QWidget) else None)
        if editor is None:
            return False
        is_undo, is_redo = _is_one_of(event, undo_keys()), _is_one_of(event, redo_keys())
        if kind == QEvent.Type.KeyPress:
            if is_undo:
                _undo(editor)
            elif is_redo:
                _redo(editor)
            return is_undo or is_redo  # even if there is nothing to undo: Qt would then clear a password field
        if (is_undo and not can_undo(editor)) or (is_redo and not _can_redo(editor)):
            event.ignore()
            return True
        if edits_text(event):
            event.accept()
            return True
        return False

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        is_used = isinstance(now, QPushButton | QToolButton) or text_editor(now) is not None
        self._watched = now if is_used else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _with(standard: QKeySequence.StandardKey, *keys: str) -> list[QKeySequence]:
    found = QKeySequence.keyBindings(standard)
    return [*found, *(own for own in map(QKeySequence, keys) if own not in found)]


def _is_one_of(event: QKeyEvent, keys: list[QKeySequence]) -> bool:
    pressed = QKeyCombination(event.modifiers() & ~_BESIDE, Qt.Key(event.key()))
    return QKeySequence(pressed) in keys


def can_undo(editor: TextEditor) -> bool:
    """Whether a text editor has something to undo."""
    return editor.isUndoAvailable() if isinstance(editor, QLineEdit) else editor.document().isUndoAvailable()


def _can_redo(editor: TextEditor) -> bool:
    return editor.isRedoAvailable() if isinstance(editor, QLineEdit) else editor.document().isRedoAvailable()


def _undo(editor: TextEditor) -> None:
    if can_undo(editor):
        with _legible(editor):
            editor.undo()


def _redo(editor: TextEditor) -> None:
    if _can_redo(editor):
        with _legible(editor):
            editor.redo()


@contextmanager
def _legible(editor: TextEditor) -> Iterator[None]:
    """Show the text of a password field for the duration, because Qt would clear a hidden one instead of undoing."""
    if not isinstance(editor, QLineEdit):
        yield
        return
    mode = editor.echoMode()
    editor.setEchoMode(QLineEdit.EchoMode.Normal)
    yield
    editor.setEchoMode(mode)
