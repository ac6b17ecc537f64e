from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.application.settings.window_place import WindowPlace
from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.program import make_window
from offercalc.desktop.shell.main_window import paper_of
from offercalc.desktop.shell.page_window import COMPARE, PAGE_NAMES, SHEET
from offercalc.desktop.shell.window_memory import corner_in, is_on_a_screen, is_seen
from tests.tools import StandInServices
from tests.windows import MemorySettings, samples, services_of


def test_size_page_and_offer_are_there_again_at_the_next_start(qtbot: QtBot) -> None:
    file = MemorySettings(Settings(theme="light"))
    first = make_window(services_of(StandInServices()), samples(), file)
    qtbot.addWidget(first)
    first.resize(700, 500)
    first.workspace.choose(2)
    first.show_page(SHEET)
    first.sheet.turn_to(Kind.REPORT)
    first.show_page(COMPARE)
    first.compare.tabs.setCurrentIndex(1)
    first.close()
    second = make_window(services_of(StandInServices()), samples(), file)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (700, 500)
    assert (second.workspace.chosen, second._page) == (2, COMPARE)
    second.show()
    assert second._pages.currentWidget() is second.compare
    assert second.compare.leaving.isVisible()
    assert paper_of(second) == "report"  # kept, although its page has not been shown
    second.show_page(SHEET)
    assert second.sheet.options.kind is Kind.REPORT


def test_what_is_no_longer_there_is_left_out(qtbot: QtBot) -> None:
    place = WindowPlace(width=700, height=500, x=-90000, y=-90000, page="gone", document="gone")
    window = make_window(
        services_of(StandInServices()), samples(), MemorySettings(Settings(theme="light", window=place))
    )
    qtbot.addWidget(window)
    assert (window.workspace.chosen, PAGE_NAMES[window._page]) == (0, "offers")
    assert window.pos() != QPoint(-90000, -90000)


def test_the_first_window_leaves_some_of_the_screen(qtbot: QtBot) -> None:
    window = make_window(services_of(StandInServices()), samples(), MemorySettings())
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() == min(1280, round(room.width() * 0.9))
    assert window.height() == min(800, round(room.height() * 0.9))


def test_a_window_beside_every_screen_is_not_moved_there(qtbot: QtBot) -> None:
    assert is_on_a_screen(QPoint(10, 10), 400)
    assert not is_on_a_screen(QPoint(90000, 10), 400)


def test_on_a_screen_that_has_become_smaller_all_of_the_window_is_seen(qapp: QApplication) -> None:
    small = QRect(0, 30, 1024, 738)
    assert corner_in(small, QRect(100, 50, 1300, 820)) == QPoint(0, 30)
    assert corner_in(small, QRect(300, 500, 800, 900)) == QPoint(224, 30)
    assert corner_in(small, QRect(100, 50, 1024, 738)) == QPoint(0, 30)
    room = QGuiApplication.primaryScreen().geometry()
    assert is_seen(room)
    assert not is_seen(room.translated(1, 0))
