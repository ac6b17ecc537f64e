from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import OFFERS
from tests.tools import SAMPLES, offer_from, sample
from tests.windows import kept, open_window

MANY = kept(*map(sample, SAMPLES), *(offer_from(company=f"Company {number}") for number in range(7)))


def shown(qtbot: QtBot) -> MainWindow:
    window = open_window(qtbot, MANY)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.sidebar.page_chosen.emit(OFFERS)
    return window


def test_where_there_are_many_offers_the_page_opens_as_a_register(qtbot: QtBot) -> None:
    window = shown(qtbot)
    assert window._pages.currentWidget() is window.register
    assert window.register.head.subtitle.text() == "10 offers"
    assert window.register.view.rows.rowCount() == 10
    assert QApplication.focusWidget() is window.register.view
    few = open_window(qtbot)
    few.sidebar.page_chosen.emit(OFFERS)
    assert few._pages.currentWidget() is few.offers


def test_enter_opens_an_offer_and_escape_comes_back_to_its_row(qtbot: QtBot) -> None:
    window = shown(qtbot)
    for _ in range(2):
        QTest.keyClick(window.register.view, Qt.Key.Key_Down)
    QTest.keyClick(window.register.view, Qt.Key.Key_Return)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text().startswith("Globex")
    first = next(iter(window.offers.form.content.rows.values()))
    assert QApplication.focusWidget() is first.head
    QTest.keyClick(first.head, Qt.Key.Key_Escape)
    assert window._pages.currentWidget() is window.register
    assert window.register.view.place == 2


def test_several_are_compared_or_archived_from_the_bar(qtbot: QtBot) -> None:
    window = shown(qtbot)
    page = window.register
    assert page._bar.isHidden()
    page.view.mark(0)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (page._bar.isVisible(), page._chosen.text()) == (True, "2 selected")
    qtbot.mouseClick(page.compare_chosen, Qt.MouseButton.LeftButton)
    assert window._pages.currentWidget() is window.compare
    assert window.workspace.settings.compared == ("document-0", "document-1")
    window.show_register()
    page.view.mark(0)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(page.archive, Qt.MouseButton.LeftButton)
    assert (len(window.workspace.offers), window.toast.text) == (8, "Removed: 2 offers")


def test_delete_archives_what_is_selected_and_can_be_undone(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.register.view.mark(4)
    QTest.keySequence(window.register.view, QKeySequence("Del"))
    assert len(window.workspace.offers) == 9
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert (len(window.workspace.offers), window.register.view.rows.rowCount()) == (10, 10)


def test_a_search_and_a_counter_narrow_it_and_say_when_nothing_is_left(qtbot: QtBot) -> None:
    window = shown(qtbot)
    page = window.register
    page.search.setFocus()
    QTest.keyClicks(page.search, "jakarta")
    assert page.view.rows.rowCount() == 1
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert (page.view.hasFocus(), page.view.place) == (True, 1)
    page.search.setText("no such offer")
    assert (page.view.isHidden(), page.none.text()) == (True, "10 offers do not match.")
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.view.rows.rowCount() == 10
    draft = next(one for one in page.counters.counters if one.accessibleName().startswith("Draft"))
    qtbot.mouseClick(draft, Qt.MouseButton.LeftButton)
    assert page.view.rows.rowCount() == 7


def test_all_of_it_is_reached_by_tab_in_reading_order(qtbot: QtBot) -> None:
    window = shown(qtbot)
    page = window.register
    qtbot.waitUntil(page.counters.counters[0].isVisible)
    page.view.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        reached.append(window.focusWidget().accessibleName())
    assert reached == ["Sorted by: As added", "Search offers", "Negotiating: 1"]
