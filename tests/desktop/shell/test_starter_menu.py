from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.starter_menu import StarterMenu
from tests.windows import workspace_of


def test_an_offer_begins_with_the_terms_of_a_country_or_blank(qtbot: QtBot) -> None:
    begun: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = StarterMenu(workspace_of(), begun.append, parent)
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Germany", "India", "Indonesia", "Japan", "Singapore", "United Arab Emirates", "United Kingdom",
        "United States", "Blank",
    ]  # fmt: skip
    assert "THR" in menu.actions()[2].toolTip()
    menu.actions()[2].trigger()
    menu.actions()[-1].trigger()
    assert begun == ["ID", "blank"]
