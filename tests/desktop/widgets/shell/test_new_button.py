from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.new_button import NewButton
from tests.windows import light


def test_the_second_button_opens_the_menu_and_is_gone_when_folded(qtbot: QtBot) -> None:
    button = NewButton()
    qtbot.addWidget(button)
    button.restyle(light())
    button.name("New offer", "Other ways to begin")
    button.menu = QMenu(button)
    button.menu.addAction("Type it in")
    button.show()
    qtbot.mouseClick(button.more, Qt.MouseButton.LeftButton)
    assert button.menu.isVisible()
    button.menu.close()
    button.fold(is_folded=True)
    assert (button.new.text(), button.new.toolTip(), button.more.isHidden()) == ("", "New offer", True)
