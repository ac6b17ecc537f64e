from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.clause import Clause
from offercalc.desktop.editors.letters.library_menu import LibraryMenu
from tests.application.letters.test_letter_edits import LIBRARY
from tests.tools import ENGLISH


def test_clauses_are_offered_by_place_and_those_of_the_letter_are_ticked(qtbot: QtBot) -> None:
    button, chosen = LibraryMenu(), list[Clause]()
    qtbot.addWidget(button)
    button.chosen.connect(chosen.append)
    button.offer(tuple(LIBRARY.values()), frozenset({"pkwt"}), "ID", ENGLISH)
    button.menu().aboutToShow.emit()
    menus = [menu for menu in (action.menu() for action in button.menu().actions()) if isinstance(menu, QMenu)]
    assert [menu.title() for menu in menus][:3] == ["Indonesia", "Every place", "The United States"]
    actions = {action.text(): action for action in menus[0].actions()}
    pkwt, pkwtt = LIBRARY["pkwt"].title, LIBRARY["pkwtt"].title
    assert (actions[pkwt].isChecked(), actions[pkwt].isEnabled(), actions[pkwtt].isChecked()) == (True, False, False)
    actions[pkwtt].trigger()
    assert [one.id for one in chosen] == ["pkwtt"]
