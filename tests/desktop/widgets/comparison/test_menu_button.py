from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.menu_button import MenuButton
from tests.windows import light


def test_its_menu_is_filled_anew_each_time_and_keeps_nothing_of_before(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button = MenuButton("plus", lambda: button.choices.addMenu("Inside").addAction("One").setData(1), parent)
    button.restyle(light())
    assert (button.icon().isNull(), button.iconSize().width()) == (False, 14)
    for _time in range(3):
        button.choices.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(button.choices.findChildren(QMenu)) == 1)
    assert [action.text() for action in button.choices.actions()] == ["Inside"]
