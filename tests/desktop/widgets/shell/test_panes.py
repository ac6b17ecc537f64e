import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.program import make_window
from offercalc.desktop.widgets.shell.panes import Panes
from tests.tools import StandInServices
from tests.windows import MemorySettings, open_window, press_key, samples, services_of


def test_a_key_leads_from_part_to_part_and_back_to_where_one_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout, parts, fields = QVBoxLayout(window), [QWidget(window) for _ in range(3)], []
    for part in parts:
        layout.addWidget(part)
        inside = QVBoxLayout(part)
        if part is not parts[1]:  # the second one has nothing that can have the focus
            for _ in range(2):
                fields.append(QLineEdit(part))
                inside.addWidget(fields[-1])
    Panes(window, lambda: parts)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    fields[1].setFocus()
    seen = []
    for step in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        qtbot.keyClick(window, Qt.Key.Key_F6, step)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        seen.append(fields.index(focus))
    assert seen == [2, 1, 2]


def test_the_window_leads_through_sidebar_document_results_and_status(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.sidebar.offers.setFocus()
    parts = []
    for _ in range(5):
        press_key(qtbot, window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        parts.append(next(place for place, pane in enumerate(window._shown_panes()) if pane.isAncestorOf(focus)))
    assert parts == [1, 2, 3, 5, 0]  # the third column, at place 4, is not there
    assert QApplication.focusWidget() is window.sidebar.offers


def test_a_focus_that_moves_while_the_window_is_deleted_leaves_no_trace(qtbot: QtBot) -> None:
    window = make_window(services_of(StandInServices()), samples(), MemorySettings())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shiboken6.delete(window._pages)  # the pages go first
    application.focusChanged.emit(window.sidebar.offers, None)  # an exception in a slot fails the test
    assert window._shown_panes() == ()
    shiboken6.delete(window)
