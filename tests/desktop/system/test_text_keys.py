import sys
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.currency_line import CurrencyLine
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, NEGOTIATE, OFFERS, SHEET
from offercalc.desktop.system.text_keys import TextKeys, edits_text, presses, redo_keys, text_editor, undo_keys
from tests.tools import ENGLISH
from tests.windows import open_window

BY_SYSTEM = {
    "Windows": (
        "Backspace", "Del", "Shift+Del", "Ctrl+Del", "Ctrl+Backspace", "Shift+Backspace", "Ctrl+Shift+Backspace",
        "Alt+Backspace", "Alt+Shift+Backspace", "Ctrl+Ins", "Shift+Ins", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A",
        "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z",
    ),
    "Linux": ("Ctrl+Shift+Ins", "Ctrl+Shift+Del"),
    "macOS": ("Meta+Backspace", "Alt+Del", "Alt+Backspace", "Meta+Del"),
}  # fmt: skip
"""Keys that edit text on each platform, in Qt's notation; Linux bindings of letters are read from Qt there."""
pytestmark = pytest.mark.usefixtures("qapp")
IN_LIST = ["Del", "Ctrl+Backspace"]


def pressed(keys: str, text: str = "") -> QKeyEvent:
    one = QKeySequence(keys)[0]  # type: ignore[index]  # its types lack this
    return QKeyEvent(QKeyEvent.Type.ShortcutOverride, one.key().value, one.keyboardModifiers(), text)


@pytest.mark.parametrize("keys", [keys for system in BY_SYSTEM.values() for keys in system])
def test_what_edits_text_on_any_system_edits_text(keys: str) -> None:
    assert edits_text(pressed(keys))


@pytest.mark.parametrize(
    "standard",
    [
        QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.DeleteStartOfWord,
        QKeySequence.StandardKey.DeleteEndOfWord, QKeySequence.StandardKey.DeleteEndOfLine,
        QKeySequence.StandardKey.DeleteCompleteLine, QKeySequence.StandardKey.Backspace,
        QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo,
        QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.SelectAll,
    ],
)  # fmt: skip
def test_what_edits_text_by_the_keys_of_this_system_edits_text(standard: QKeySequence.StandardKey) -> None:
    assert all(edits_text(pressed(keys.toString())) for keys in QKeySequence.keyBindings(standard))


def test_what_is_typed_edits_text_with_alt_graph_too() -> None:
    assert edits_text(pressed("?", "?"))
    assert edits_text(pressed("Ctrl+Alt+Q", "@"))
    assert not edits_text(pressed("F1"))
    assert not edits_text(pressed("Ctrl+N", "\x0e"))
    assert not edits_text(pressed("Ctrl+1", "1"))


def test_undo_and_redo_have_the_keys_that_people_know() -> None:
    assert QKeySequence("Ctrl+Z") in undo_keys()
    assert {"Ctrl+Shift+Z", "Ctrl+Y"} <= {keys.toString() for keys in redo_keys()}


class Desk(QMainWindow):
    """A window with an editor and shortcuts that could intercept its keys; `taken` lists those that did."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.stack = QUndoStack(self)
        for keys in ("Del", "Ctrl+Backspace", "Ctrl+Del", "Shift+Del", "?", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(partial(self.taken.append, keys))
            self.addAction(action)
        self.text_keys = TextKeys(self)
        self.setCentralWidget(editor)


def editors() -> dict[str, QWidget]:
    box = QComboBox()
    box.setEditable(True)
    return {
        "line": QLineEdit(), "plain": QPlainTextEdit(), "rich": QTextEdit(), "box": box, "lines": LinesEntry(""),
        "day": DayLine("", ENGLISH), "currency": CurrencyLine("", ENGLISH),
    }  # fmt: skip


def text_of(editor: QWidget) -> str:
    found = text_editor(editor)
    assert found is not None
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


@pytest.fixture(params=["line", "plain", "rich", "box", "lines", "day", "currency"])
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Desk, QWidget]]:
    editor = editors()[request.param]
    made = Desk(editor)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    yield made, editor
    made.close()


def test_enter_presses_the_button_with_the_focus_outside_dialogs(qtbot: QtBot) -> None:
    for kind in (QPushButton, QToolButton):
        button, clicks = kind(), list[str]()
        window = Desk(button)
        qtbot.addWidget(window)
        button.clicked.connect(partial(clicks.append, "clicked"))
        window.show()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            qtbot.keyClick(button, key)
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        button.setEnabled(False)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert clicks == ["clicked", "clicked"], kind
    dialog = QDialog()
    qtbot.addWidget(dialog)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return.value, Qt.KeyboardModifier.NoModifier)
    assert not presses(QToolButton(dialog), event)  # Enter is for the default button there


def test_keys_that_edit_are_never_taken_from_an_editor(desk: tuple[Desk, QWidget]) -> None:
    window, editor = desk
    QTest.keyClicks(editor, "zq xj?")
    assert text_of(editor) == "zq xj?"
    QTest.keySequence(editor, QKeySequence("Backspace"))
    QTest.keySequence(editor, QKeySequence("Ctrl+Backspace"))
    assert text_of(editor) == "zq "
    QTest.keySequence(editor, QKeySequence("Home"))
    QTest.keySequence(editor, QKeySequence("Del"))
    assert text_of(editor) == "q "
    QTest.keySequence(editor, QKeySequence("Ctrl+Del"))
    assert text_of(editor) == ""
    assert window.taken == []


@pytest.mark.parametrize("redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
def test_undo_is_the_editors_first_and_the_windows_then(desk: tuple[Desk, QWidget], redo: str) -> None:
    window, editor = desk
    QTest.keyClicks(editor, "zq")
    presses = 0
    while text_of(editor) and presses < 9:
        QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
        presses += 1
    assert text_of(editor) == ""
    assert window.taken == []
    QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
    assert window.taken == ["Ctrl+Z"]
    for _press in range(presses):
        QTest.keySequence(editor, QKeySequence(redo))
    assert (text_of(editor), window.taken) == ("zq", ["Ctrl+Z"])
    QTest.keySequence(editor, QKeySequence(redo))
    assert window.taken == ["Ctrl+Z", redo]


def test_the_line_of_a_spin_box_is_an_editor(qtbot: QtBot) -> None:
    spin = QSpinBox()
    window = Desk(spin)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    spin.setFocus()
    QTest.keyClicks(spin, "12")
    QTest.keySequence(spin, QKeySequence("Ctrl+Backspace"))
    QTest.keySequence(spin, QKeySequence("Del"))
    assert window.taken == []
    for _press in range(9):
        if spin.lineEdit().isUndoAvailable():
            QTest.keySequence(spin, QKeySequence("Ctrl+Z"))
    QTest.keySequence(spin, QKeySequence("Ctrl+Z"))
    assert window.taken == ["Ctrl+Z"]


def test_what_shows_dots_is_undone_step_by_step(qtbot: QtBot) -> None:
    line = QLineEdit("555,000")
    window = Desk(line)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setFocus()
    line.setCursorPosition(7)
    QTest.keyClicks(line, "9")
    QTest.keySequence(line, QKeySequence("Ctrl+Z"))
    assert (line.text(), line.echoMode()) == ("555,000", QLineEdit.EchoMode.Password)
    QTest.keySequence(line, QKeySequence("Ctrl+Z"))
    assert window.taken == ["Ctrl+Z"]


def test_what_is_only_read_takes_no_keys(qtbot: QtBot) -> None:
    page, line, box = QTextBrowser(), QLineEdit("a"), QComboBox()
    for widget in (page, line, box):
        qtbot.addWidget(widget)
    line.setReadOnly(True)
    assert [text_editor(one) for one in (page, line, box, None)] == [None] * 4


def test_no_shortcut_of_the_window_is_taken_from_any_of_its_editors(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    taken: list[str] = []
    actions = [action for action in window.findChildren(QAction) if action.shortcuts()]
    assert len(actions) > 20
    for action in actions:
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, action=action: taken.append(action.objectName()))
        action.setEnabled(True)
    others = {one.key().toString() for one in window.findChildren(QShortcut)}
    menus = {"Alt+F", "Alt+E", "Alt+V", "Alt+H"} if sys.platform != "darwin" else {""}
    assert others == {"F6", "Shift+F6"} | menus
    assert not any(edits_text(pressed(keys)) for keys in others)
    shortcuts = [keys for action in actions for keys in action.shortcuts()]
    editing = [keys for keys in shortcuts if edits_text(pressed(keys.toString()))]
    assert {keys.toString() for keys in editing} >= {*IN_LIST, "Ctrl+Z", "Ctrl+Y"}
    seen = set()
    for page in (OFFERS, COMPARE, NEGOTIATE, CURRENCIES, SHEET):
        window.show_page(page)
        if page == OFFERS:
            window.offers.form.lead_to(("start_date",))  # the row with the most kinds of fields
        for widget in window.findChildren(QWidget):
            editor = text_editor(widget)
            if editor is None or not widget.isVisible() or not widget.isEnabled():
                continue
            widget.setFocus()
            if QApplication.focusWidget() is not widget:
                continue  # its combo box has the focus instead, and is visited itself
            seen.add(type(widget).__name__)
            QTest.keyClicks(widget, "1")
            for keys in editing:
                if keys not in {*undo_keys(), *redo_keys()}:
                    QTest.keySequence(widget, keys)
            assert taken == [], (page, widget.objectName(), widget.accessibleName())
    assert {"QLineEdit", "DayLine", "CurrencyLine", "LinesEntry"} <= seen


@pytest.mark.parametrize("keys", IN_LIST)
def test_an_offer_is_removed_by_a_key_in_the_list_alone(qtbot: QtBot, keys: str) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    role = window.offers.form.field(("role",)).entry
    for elsewhere in (role, window.sidebar.search, window.sidebar.foot.settings, window.offers.strip, window):
        elsewhere.setFocus()
        QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))
        assert len(window.workspace.offers) == 3
    window.sidebar.offers.setFocus()
    QTest.keySequence(window.sidebar.offers, QKeySequence(keys))
    assert len(window.workspace.offers) == 2
    assert window.toast.text.startswith("Removed: OpenAI — ")
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert window.workspace.offers[0].offer.company == "OpenAI"
    assert window.toast.isHidden()
    assert window.sidebar.offers.hasFocus()
