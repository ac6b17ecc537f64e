from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.empty_page import EmptyPage
from tests.windows import light, workspace_of


def test_an_empty_library_says_how_to_begin(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = EmptyPage(workspace)
    qtbot.addWidget(page)
    page.refresh(light())
    assert (page.new.text(), page.open.text()) == ("New offer", "Open offer files…")
    with qtbot.waitSignal(page.new.clicked):
        qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    workspace.set(language="id")
    page.refresh(light())
    assert page.new.text() == "Tawaran baru"


def test_every_button_says_what_it_does_and_is_pressed_by_key(qtbot: QtBot) -> None:
    page = EmptyPage(workspace_of())
    qtbot.addWidget(page)
    page.refresh(light())
    for button in (page.new, page.open):
        assert button.text()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)
