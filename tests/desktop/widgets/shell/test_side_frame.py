from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.main_window import MainWindow
from tests.windows import open_window, press_key


def resize(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()


def narrow(qtbot: QtBot) -> MainWindow:
    """Open the window on a small screen."""
    window = open_window(qtbot)
    resize(window, 800, 740)
    return window


def test_the_sidebar_is_as_wide_as_the_window_allows(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert (window.sidebar.width(), window._right.x()) == (256, 256)
    assert window.sidebar.unfold.isHidden()
    assert not window.sidebar.offers.isHidden()

    resize(window, 1900, 900)
    assert (window.sidebar.width(), window._right.x()) == (280, 280)

    resize(window, 800, 740)
    assert (window.sidebar.width(), window._right.x(), window._right.width()) == (60, 60, 740)
    assert window.sidebar.offers.isHidden()
    pages = window.sidebar._pages
    assert [(one.text(), one.toolTip(), one.accessibleName()) for one in pages[:2]] == [
        ("", "Offers", "Offers"),
        ("", "Compare", "Compare"),
    ]

    resize(window, 1200, 740)
    assert (window.sidebar.width(), window._right.x()) == (256, 256)
    assert window.sidebar._pages[0].text() == " Offers"

    window.search_offers()  # leaves nothing open over a narrow window
    resize(window, 700, 740)
    assert (window.sidebar.isHidden(), window._right.x()) == (True, 0)


def test_the_list_opens_over_the_page_and_folds_when_an_offer_is_chosen(qtbot: QtBot) -> None:
    window = narrow(qtbot)
    qtbot.mouseClick(window.sidebar.unfold, Qt.MouseButton.LeftButton)
    assert (window.sidebar.width(), window._right.x()) == (256, 60)
    second = window.sidebar.offers.visualRect(window.sidebar.model.index(1)).center()
    qtbot.mouseClick(window.sidebar.offers.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert (window.workspace.chosen, window.sidebar.width()) == (1, 60)

    resize(window, 800, 480)  # in a low window, the list has the room of the pages
    window._frame.open()
    pages = [window.sidebar.new, *window.sidebar._pages, window.sidebar.foot]
    assert [button.isHidden() for button in pages] == [True] * len(pages)
    assert window.sidebar.offers.height() > 200
    window._frame.fold()
    assert not any(button.isHidden() for button in pages)


def test_the_button_escape_and_the_page_fold_it_again(qtbot: QtBot) -> None:
    window = narrow(qtbot)
    window._frame.open()
    window.sidebar.unfold.click()
    folded = [window.sidebar.width()]
    window._frame.open()
    window.sidebar.offers.setFocus()
    press_key(qtbot, window, Qt.Key.Key_Escape)
    folded.append(window.sidebar.width())
    window._frame.open()
    window.offers.strip.setFocus()
    folded.append(window.sidebar.width())
    assert folded == [60, 60, 60]
    press_key(qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)  # searching opens it
    assert window.sidebar.search.isVisible()
    assert QApplication.focusWidget() is window.sidebar.search


def test_in_a_very_narrow_window_a_button_at_the_head_of_the_page_opens_it(qtbot: QtBot) -> None:
    window = narrow(qtbot)
    window.resize(700, 740)
    QApplication.processEvents()
    menu = window._frame.menu
    assert (window._right.width(), window.offers.head.isAncestorOf(menu), menu.isVisible()) == (700, True, True)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton)
    assert (window.sidebar.isVisible(), window.sidebar.width(), window._right.x()) == (True, 256, 0)
    assert QApplication.focusWidget() is window.sidebar.unfold
    window.sidebar._pages[1].click()
    assert (window.sidebar.isHidden(), window.compare.head.isAncestorOf(menu)) == (True, True)
    window.show_topic("reading-comparison")
    assert (window._right.y(), menu.parentWidget()) == (menu.geometry().bottom(), window._frame)
    window.resize(900, 740)
    QApplication.processEvents()
    assert (window._right.y(), menu.isVisible(), window.sidebar.isVisible()) == (0, False, True)


def test_nothing_of_the_folded_sidebar_is_lost_where_text_is_twice_as_large(qtbot: QtBot) -> None:
    window = open_window(qtbot, settings=Settings(theme="light", scale=200))
    resize(window, 1500, 768)
    shown = (window.sidebar.unfold, window.sidebar.new, *window.sidebar._pages, *window.sidebar.foot.buttons)
    assert min(button.height() for button in shown) >= 36
    ends = [button.mapTo(window.sidebar, QPoint(0, button.height())).y() for button in shown]
    starts = [button.mapTo(window.sidebar, QPoint(0, 0)).y() for button in shown]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] <= window.sidebar.height()

    window.workspace.set(scale=100)  # spaces follow the scale
    qtbot.waitUntil(window.updatesEnabled)
    resize(window, 800, 480)
    button = window.sidebar._pages[0]
    assert (button.width(), button.property("folded"), button.property("tight")) == (36, True, True)
