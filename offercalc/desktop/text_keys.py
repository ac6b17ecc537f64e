"""What keys mean while a text is edited: a key that edits text edits it, and undo goes on to the document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

TextEditor: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit
_Key, _Held, _Standard = Qt.Key, Qt.KeyboardModifier, QKeySequence.StandardKey

_ALWAYS = frozenset({_Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Insert})
"""Keys that edit text on one system or another, whatever is held with them."""
_EDITING = (
    _Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.SelectAll, _Standard.Backspace,
    _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord, _Standard.DeleteCompleteLine, _Standard.InsertLineSeparator,
)  # fmt: skip
"""What edits text by the keys of the system in use.

Left out are the bindings of Emacs that Qt has on Linux for Delete (Ctrl+D) and DeleteEndOfLine (Ctrl+K): few know them,
and the window's own meaning of these keys loses nothing.
"""
_COMMAND = _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier
_ALT_GRAPH = _Held.ControlModifier | _Held.AltModifier
"""What Windows reports for AltGr, with which characters are typed."""
_BESIDE = _Held.KeypadModifier | _Held.GroupSwitchModifier


def undo_keys() -> list[QKeySequence]:
    """Return the keys that undo: those of the system, and Ctrl+Z everywhere."""
    return _with(_Standard.Undo, "Ctrl+Z")


def redo_keys() -> list[QKeySequence]:
    """Return the keys that redo: those of the system, and Ctrl+Shift+Z and Ctrl+Y everywhere."""
    return _with(_Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y")


def text_editor(widget: QWidget | None) -> TextEditor | None:
    """Return what edits text in a widget: itself, or the line of a spin box or of a box; None where nothing does."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        widget = widget.lineEdit()
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return None
    return None if widget.isReadOnly() else widget


def edits_text(event: QKeyEvent) -> bool:
    """Whether a key edits text where there is some: types, deletes, pastes, undoes."""
    if event.key() in _ALWAYS or any(event.matches(standard) for standard in _EDITING):
        return True
    held = event.modifiers() & _COMMAND
    is_typed = event.text().isprintable() and held in {_Held.NoModifier, _ALT_GRAPH}
    return (bool(event.text()) and is_typed) or _is_one_of(event, undo_keys()) or _is_one_of(event, redo_keys())


class TextKeys(QObject):
    """Follows the focus, and gives the text editor that has it the keys that edit, before any shortcut.

    Undo and redo are the editor's while it has something to undo or redo, and the window's after that.
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
        editor = text_editor(watched if isinstance(watched, QWidget) else None)
        if editor is None:
            return False
        is_undo, is_redo = _is_one_of(event, undo_keys()), _is_one_of(event, redo_keys())
        if kind == QEvent.Type.KeyPress:
            if is_undo:
                _undo(editor)
            elif is_redo:
                _redo(editor)
            return is_undo or is_redo  # also where there is nothing to undo: Qt empties a line that shows dots then
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
        self._watched = now if text_editor(now) is not None else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _with(standard: QKeySequence.StandardKey, *keys: str) -> list[QKeySequence]:
    found = QKeySequence.keyBindings(standard)
    return [*found, *(own for own in map(QKeySequence, keys) if own not in found)]


def _is_one_of(event: QKeyEvent, keys: list[QKeySequence]) -> bool:
    pressed = QKeyCombination(event.modifiers() & ~_BESIDE, Qt.Key(event.key()))
    return QKeySequence(pressed) in keys


def can_undo(editor: TextEditor) -> bool:
    """Whether there is something to undo in a text."""
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
    """Let Qt undo step by step also in a line that shows dots: there, it would clear all of it."""
    if not isinstance(editor, QLineEdit):
        yield
        return
    mode = editor.echoMode()
    editor.setEchoMode(QLineEdit.EchoMode.Normal)
    yield
    editor.setEchoMode(mode)
