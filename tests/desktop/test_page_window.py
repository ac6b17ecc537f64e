import pytest
from pytestqt.qtbot import QtBot

from offercalc.desktop.page_window import COMPARE, CURRENCIES, HELP, OFFERS, SHEET, PageWindow
from offercalc.presentation.reader import Reader
from tests.windows import open_window, workspace_of


@pytest.mark.parametrize(
    ("page", "name"),
    [(OFFERS, "offers"), (COMPARE, "compare"), (CURRENCIES, "currencies"), (SHEET, "sheet"), (HELP, "help")],
)
def test_every_page_is_built_when_it_is_turned_to_and_stays(qtbot: QtBot, page: int, name: str) -> None:
    window = open_window(qtbot)
    assert window._pages.count() == 1
    window.show_page(page)
    shown = window._pages.currentWidget()
    assert shown is getattr(window, name)
    window.show_page(OFFERS)
    window.show_page(page)
    assert window._pages.currentWidget() is shown


def test_without_offers_there_is_a_way_to_begin(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    assert window._pages.currentWidget() is window.empty
    window.show_page(HELP)
    assert window._pages.currentWidget() is window.help
    window.show_page(OFFERS)
    window.empty.new.click()
    assert window._pages.currentWidget() is window.offers


def test_what_a_page_asks_for_is_passed_on(qtbot: QtBot) -> None:
    bare = PageWindow(workspace_of())
    qtbot.addWidget(bare)
    asked = (
        (bare.empty.new, bare.new_wanted), (bare.compare.export, bare.export_wanted),
        (bare.sheet.export, bare.export_wanted), (bare.sheet.print, bare.print_wanted),
        (bare.sheet.several, bare.several_wanted), (bare.compare.strip.assumptions, bare.assumptions_wanted),
    )  # fmt: skip
    for button, wanted in asked:
        with qtbot.waitSignal(wanted):
            button.click()
    with qtbot.waitSignal(bare.trace_wanted) as traced:
        bare.compare.trace_wanted.emit("Acme", ())
    assert traced.args == ["Acme", ()]


def test_a_language_from_right_to_left_mirrors_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(qtbot)
    assert window.sidebar.x() == 0
    monkeypatch.setattr(Reader, "is_right_to_left", property(lambda _reader: True))
    window.refresh()
    qtbot.waitUntil(lambda: window.sidebar.x() > 0)
    assert window.sidebar.geometry().right() == window.width() - 1
    monkeypatch.undo()
    window.refresh()
    qtbot.waitUntil(lambda: window.sidebar.x() == 0)
