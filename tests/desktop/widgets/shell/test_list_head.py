import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.sidebar import Sidebar
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry
from tests.desktop.widgets.shell.test_sidebar import ENTRIES, shown
from tests.tools import ENGLISH


def searching(qtbot: QtBot, text: str) -> Sidebar:
    sidebar = shown(qtbot)
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    sidebar.show_order(OfferOrder.ADDED, ENGLISH)
    qtbot.mouseClick(sidebar.list_head.finder, Qt.MouseButton.LeftButton)
    assert sidebar.search.hasFocus()
    qtbot.keyClicks(sidebar.search, text)
    return sidebar


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_enter_and_the_arrow_turn_to_what_was_found(qtbot: QtBot, key: Qt.Key) -> None:
    sidebar = searching(qtbot, "ini")
    with qtbot.waitSignal(sidebar.offer_chosen, check_params_cb=lambda place: place == 2):
        qtbot.keyClick(sidebar.search, key)
    assert sidebar.offers.hasFocus()


def test_escape_ends_the_search_and_puts_it_out_of_sight(qtbot: QtBot) -> None:
    sidebar = searching(qtbot, "ini")
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Escape)
    assert (sidebar.search.text(), sidebar.model.rowCount(), sidebar.offers.hasFocus()) == ("", 3, True)
    assert (sidebar.search.isHidden(), sidebar.list_head.finder.isChecked()) == (True, False)


def test_a_search_that_hides_everything_says_so_and_is_cleared_in_place(qtbot: QtBot) -> None:
    sidebar = searching(qtbot, "fintech")
    head = sidebar.list_head
    assert head.nothing.text() == "No offer matches “fintech”. 3 offers are hidden by the search."
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert sidebar.search.hasFocus()  # there is nothing to turn to
    qtbot.mouseClick(head.clear, Qt.MouseButton.LeftButton)
    assert (sidebar.model.rowCount(), head.nothing.isHidden(), head.clear.isHidden()) == (3, True, True)


def test_the_search_stays_in_sight_where_there_are_many_offers(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    assert sidebar.search.isHidden()
    sidebar.show_offers(tuple(OfferEntry(f"C{number}", "", "", "") for number in range(9)), 0)
    assert (sidebar.search.isVisible(), sidebar.list_head.finder.isVisible()) == (True, False)
    sidebar.show_offers(ENTRIES, 0)
    assert sidebar.search.isHidden()
