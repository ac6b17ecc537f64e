import re

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import Theme, load_theme
from offercalc.desktop.widgets.shell.wardrobe import Wardrobe
from tests.windows import light, open_window

DARK = load_theme("dark", 100)


def opened(qtbot: QtBot) -> tuple[QMainWindow, Wardrobe, QLabel, list[QLabel]]:
    """Return a window, its wardrobe, a part of the frame and three pages, of which the first is shown."""
    window = QMainWindow()
    pages, frame = QStackedWidget(window), QLabel("Your offers", window)
    shown = [QLabel(name, pages) for name in ("Offers", "Compare", "Negotiate")]
    wardrobe = Wardrobe(light(), pages, window)
    for page in shown:
        pages.addWidget(page)
    wardrobe.add(frame, *shown)
    wardrobe.watch()
    window.setCentralWidget(pages)
    qtbot.addWidget(window)
    window.show()
    return window, wardrobe, frame, shown


def change(wardrobe: Wardrobe, theme: Theme) -> None:
    """Take every step of a change."""
    for step in wardrobe.change(theme):
        step()


def ink(label: QLabel) -> str:
    """Return the color that a label is written in."""
    return label.palette().color(label.foregroundRole()).name()


def test_what_is_seen_changes_at_once_and_the_other_pages_follow_one_by_one(qtbot: QtBot) -> None:
    _window, wardrobe, frame, pages = opened(qtbot)
    change(wardrobe, DARK)
    inks = [ink(label) for label in (frame, *pages)]
    dark, bright = DARK.hex("text"), light().hex("text")
    assert inks == [dark, dark, bright, bright]
    qtbot.waitUntil(lambda: ink(pages[1]) == dark)
    assert ink(pages[2]) == bright
    qtbot.waitUntil(lambda: ink(pages[2]) == dark)


def test_a_page_that_is_turned_to_does_not_wait_for_its_turn(qtbot: QtBot) -> None:
    _window, wardrobe, _frame, pages = opened(qtbot)
    change(wardrobe, DARK)
    wardrobe.ready(pages[2])
    assert [ink(page) for page in pages[1:]] == [light().hex("text"), DARK.hex("text")]
    wardrobe.ready(pages[2])
    qtbot.waitUntil(lambda: ink(pages[1]) == DARK.hex("text"))


def test_hidden_pages_wait_while_there_is_something_else_to_do(qtbot: QtBot) -> None:
    _window, wardrobe, _frame, pages = opened(qtbot)
    change(wardrobe, DARK)
    timer = QTimer()
    timer.timeout.connect(lambda: wardrobe.ready(pages[0]))
    timer.start(1)
    qtbot.wait(100)  # more than a hidden page has to wait otherwise
    assert ink(pages[1]) == light().hex("text")
    timer.stop()
    qtbot.waitUntil(lambda: ink(pages[1]) == DARK.hex("text"))


def test_a_page_that_was_late_for_one_theme_comes_out_in_the_next(qtbot: QtBot) -> None:
    _window, wardrobe, _frame, pages = opened(qtbot)
    large = load_theme("light", 200)
    for theme in (DARK, large):
        change(wardrobe, theme)
    qtbot.waitUntil(lambda: pages[2].fontInfo().pixelSize() == large.px(13))
    assert [ink(page) for page in pages] == [large.hex("text")] * 3


def test_menus_and_dialogs_of_the_window_are_dressed_as_they_are_opened_and_with_it(qtbot: QtBot) -> None:
    window, wardrobe, _frame, _pages = opened(qtbot)
    dialog, menu = QDialog(window), QMenu(window)
    words = QLabel("Are you sure?", dialog)
    menu.addAction("Export")
    QApplication.processEvents()
    assert menu.styleSheet() == ""  # most menus are never opened
    menu.popup(QPoint())
    before = menu.size()
    menu.close()
    dialog.show()
    assert (ink(words), words.fontInfo().pixelSize()) == (light().hex("text"), 13)
    change(wardrobe, load_theme("dark", 200))
    assert (ink(words), words.fontInfo().pixelSize()) == (DARK.hex("text"), 26)
    assert menu.sizeHint().width() > before.width() > 0
    dialog.close()


def test_a_part_that_was_hidden_is_dressed_as_it_is_shown_and_from_then_on(qtbot: QtBot) -> None:
    window, wardrobe, _frame, _pages = opened(qtbot)
    bar = QLabel("Not saved", window)
    bar.hide()
    wardrobe.add_later(bar)
    assert bar.styleSheet() == ""
    change(wardrobe, DARK)
    bar.show()
    assert ink(bar) == DARK.hex("text")
    change(wardrobe, light())
    assert ink(bar) == light().hex("text")


def test_what_is_around_pages_misses_no_rule_that_pages_have(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for bar in (window.toast, window.notice, window.conflict, window.left):
        bar.show()
    frame, pages = (set(re.findall(r"[^{}]+{[^}]*}", one.styleSheet())) for one in (window.sidebar, window.offers))
    assert window.toast.styleSheet() == window.menuBar().styleSheet() == window.sidebar.styleSheet()
    assert len(frame & pages) > 40
    for part in (window.menuBar(), window.sidebar, window.status, window.toast, window.notice, window.left):
        widgets = (part, *part.findChildren(QWidget))
        there = {kind.__name__ for widget in widgets for kind in type(widget).__mro__}
        there |= {f"#{widget.objectName()}" for widget in widgets}
        there |= {f"[{bytes(name.data()).decode()}" for one in widgets for name in one.dynamicPropertyNames()}
        for rule in pages - frame:
            for selector in rule.partition("{")[0].split(","):
                assert not set(re.findall(r"[#\[]\w+|\bQ\w+", selector)) <= there, (selector, type(part))
