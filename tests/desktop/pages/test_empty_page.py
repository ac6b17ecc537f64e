from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.empty_page import EmptyPage
from offercalc.desktop.state.workspace import Workspace
from tests.windows import light, open_window, workspace_of


def shown(qtbot: QtBot, workspace: Workspace, width: int = 1000) -> EmptyPage:
    page = EmptyPage(workspace, light())
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    page.refresh(light())
    QApplication.processEvents()
    return page


def test_an_empty_library_says_how_to_begin(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    assert (page.new.text(), page.open.text()) == ("New offer", "Open offer files…")
    with qtbot.waitSignal(page.new.clicked):
        qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    workspace.set(language="id")
    page.refresh(light())
    assert page.new.text() == "Tawaran baru"
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "1. Masukkan tawaran" in texts


def test_every_button_says_what_it_does_and_is_pressed_by_key(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    for button in (page.new, page.open, page.samples, *page.more.values()):
        assert button.text()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_steps_stand_below_each_other_where_there_is_little_room(qtbot: QtBot) -> None:
    wide, narrow = ({panel.y() for panel in shown(qtbot, workspace_of(), width)._panels} for width in (1000, 500))
    assert (len(wide), len(narrow)) == (1, 3)


def test_the_samples_come_back_and_go_in_one_step(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    window.empty.samples.click()
    assert window.workspace.offers[0].offer.company == "OpenAI"
    assert window.workspace.chosen == 0
    assert window._pages.currentWidget() is window.offers
    window.offers.without_samples.click()
    assert window.workspace.offers == ()
    window.workspace.undo_stack.undo()
    window.workspace.undo_stack.undo()
    assert window.workspace.offers == ()


def test_the_help_is_opened_at_what_a_step_is_about(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    window.empty.more["unknown"].click()
    assert (window._pages.currentWidget(), window.help.topic) == (window.help, "unknown")
