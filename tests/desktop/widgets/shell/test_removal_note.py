from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.removal_note import RemovalNote
from tests.tools import ENGLISH, INDONESIAN


def said(qtbot: QtBot) -> tuple[RemovalNote, QUndoStack]:
    stack = QUndoStack()
    note = RemovalNote(stack)
    qtbot.addWidget(note)
    stack.push(QUndoCommand("Remove"))
    note.show_removal("Sign-on bonus", ENGLISH)
    return note, stack


def test_it_says_what_was_removed_and_brings_it_back(qtbot: QtBot) -> None:
    note, stack = said(qtbot)
    assert (note.text, note.undo.text(), note.isHidden()) == ("Removed: Sign-on bonus", "Undo", False)
    assert note.undo.accessibleName() == "Undo: Removed: Sign-on bonus"
    qtbot.mouseClick(note.undo, Qt.MouseButton.LeftButton)
    assert (stack.index(), note.isHidden()) == (0, True)


def test_it_is_gone_once_something_else_is_done(qtbot: QtBot) -> None:
    note, stack = said(qtbot)
    stack.push(QUndoCommand("Change"))
    assert note.isHidden()
    stack.undo()
    assert note.isHidden() is True


def test_its_button_is_reached_by_the_tab_key_and_tells_when_it_goes(qtbot: QtBot) -> None:
    note, _stack = said(qtbot)
    note.activateWindow()
    qtbot.waitUntil(note.isActiveWindow)
    note.undo.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(note.left):
        QTest.keyClick(note.undo, Qt.Key.Key_Space)


def test_a_long_name_is_cut_and_told_in_full_by_the_tip(qtbot: QtBot) -> None:
    note, _stack = said(qtbot)
    note.show_removal("long " * 100, INDONESIAN)
    assert note.text.startswith("Dihapus: long")
    assert note.text.endswith("…")
    assert note.toolTip() == ""
    assert note._words.toolTip().count("long") == 100
