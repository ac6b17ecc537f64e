from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from tests.windows import open_window


def test_it_names_the_ways_to_begin_with_their_keys(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    menu = window._actions.new_menu
    assert [action.text() for action in menu.actions()] == [
        "Type it in\tCtrl+N", "Open a file…\tCtrl+O", "Copy of this offer\tCtrl+D", "By country",
        "Many from a spreadsheet…",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    assert len(window.workspace.offers) == 4
    assert window.sidebar.new.menu is menu
    qtbot.mouseClick(window.sidebar.new.new, Qt.MouseButton.LeftButton)
    assert window.workspace.chosen_draft is not None


def test_it_speaks_indonesian_and_copies_nothing_without_an_offer(qtbot: QtBot) -> None:
    menu = open_window(qtbot, (), settings=Settings(theme="light", language="id"))._actions.new_menu
    assert menu.actions()[2].text().startswith("Salinan tawaran ini")
    assert not menu.actions()[2].isEnabled()
