from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offercalc.presentation.pages.offer_order import OfferOrder
from tests.windows import open_window


def test_keys_add_remove_and_take_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    companies = []
    for keys in ("Ctrl+N", "Ctrl+Backspace", "Ctrl+Z", "Ctrl+Shift+Z"):
        window.sidebar.offers.setFocus()
        QTest.keySequence(window.sidebar.offers, QKeySequence(keys))
        companies.append([entry.offer.company for entry in window.workspace.listed][3:])
    assert companies == [[""], [], [""], []]


def test_an_order_is_kept_and_the_chosen_offer_stays_chosen(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.sidebar.orders.actions()[1].trigger()
    assert window.workspace.settings.order is OfferOrder.COMPANY
    names = [window.sidebar.model.index(row).data() for row in range(3)]
    assert names == ["Globex Sample Corporation", "Nusantara Contoh", "OpenAI"]
    assert window.sidebar.offers.currentIndex().data() == "OpenAI"


def test_the_menu_of_an_offer_can_do_what_the_other_menus_can(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    names = [action.text() for action in window._actions.offer_menu.actions()]
    assert names[:3] == ["Rename offer", "Compare this offer", "Duplicate offer"]
    window.sidebar.menu_wanted.emit(window.mapToGlobal(window.rect().center()))
    assert window._actions.offer_menu.isVisible()
    window._actions.offer_menu.close()
