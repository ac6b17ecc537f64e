from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import open_window


def test_the_menu_cuts_copies_and_pastes_in_the_field_with_the_focus(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.sidebar.search
    field.setText("Globex")
    window.search_offers()
    actions = window._actions._texts.actions
    actions["cut"].trigger()
    assert (field.text(), QApplication.clipboard().text()) == ("", "Globex")
    actions["paste"].trigger()
    actions["paste"].trigger()
    assert field.text() == "GlobexGlobex"


def test_they_stand_in_the_edit_menu_in_the_language_in_force(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert [action.text() for action in window._actions._texts.actions.values()] == ["Cut", "Copy", "Paste"]
    window.workspace.set(language="id")
    assert [action.text() for action in window._actions._texts.actions.values()] == ["Potong", "Salin", "Tempel"]
