from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from tests.windows import open_window


def test_it_names_the_ways_to_begin_with_their_keys(qtbot: QtBot) -> None:
    menu = open_window(qtbot)._actions.new_menu
    assert [action.text() for action in menu.actions()] == [
        "Type it in\tCtrl+N", "Open a file…\tCtrl+O", "Copy of this offer\tCtrl+D", "By country",
        "Many from a spreadsheet…",
    ]  # fmt: skip


def test_a_copy_is_made_and_none_without_an_offer(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window._actions.new_menu.actions()[2].trigger()
    assert len(window.workspace.offers) == 4
    assert not open_window(qtbot, ())._actions.new_menu.actions()[2].isEnabled()


def test_the_button_of_the_sidebar_opens_it_and_begins_an_offer(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.sidebar.new.menu is window._actions.new_menu
    qtbot.mouseClick(window.sidebar.new.new, Qt.MouseButton.LeftButton)
    assert window.workspace.chosen_draft is not None


def test_it_speaks_indonesian(qtbot: QtBot) -> None:
    menu = open_window(qtbot, settings=Settings(theme="light", language="id"))._actions.new_menu
    assert menu.actions()[2].text().startswith("Salinan tawaran ini")
