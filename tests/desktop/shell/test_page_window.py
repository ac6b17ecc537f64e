from collections.abc import Callable
from decimal import Decimal
from threading import Event, get_ident

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.analysis.comparison import Appraisal, appraise
from offercalc.application.offers import appraisal
from offercalc.application.workbench import spreadsheets
from offercalc.application.workbench.spreadsheets import Spreadsheet
from offercalc.desktop.composition import Composition
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, NEGOTIATE, OFFERS, SHEET, PageWindow
from offercalc.desktop.state import page_views
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.pages import side_by_side
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.table import Amount
from tests.large_offers import LARGE
from tests.tools import OPENAI, StandInServices, sample
from tests.windows import kept, net_pay_of, open_window, press_key, services_of, workspace_of


def test_every_page_is_built_when_it_is_turned_to_and_stays(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    pages = {
        OFFERS: "offers",
        COMPARE: "compare",
        NEGOTIATE: "negotiate",
        SHEET: "sheet",
        CURRENCIES: "currencies",
        HELP: "help",
    }
    for built, (page, name) in enumerate(pages.items()):
        assert window._pages.count() == max(1, built)
        window.show_page(page)
        shown = window._pages.currentWidget()
        assert shown is getattr(window, name)
        window.show_page(OFFERS)
        window.show_page(page)
        assert window._pages.currentWidget() is shown
    assert window._pages.count() == len(pages)


def test_what_a_page_asks_for_is_passed_on(qtbot: QtBot) -> None:
    workspace, tools = workspace_of(), StandInServices()
    bare = PageWindow(workspace, Composition(services_of(tools), workspace, net_pay_of(tools)))
    qtbot.addWidget(bare)
    asked = (
        (bare.start.new, bare.new_wanted), (bare.compare.export, bare.export_wanted),
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
    monkeypatch.setattr(Localizer, "is_right_to_left", property(lambda _localizer: True))
    window.refresh()
    qtbot.waitUntil(lambda: window.sidebar.x() > 0)
    assert window.sidebar.geometry().right() == window.width() - 1
    monkeypatch.undo()
    window.refresh()
    qtbot.waitUntil(lambda: window.sidebar.x() == 0)


def test_figures_of_a_large_offer_are_worked_out_away_from_the_gui_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening, typing into and comparing a large offer never appraises it where keys and the mouse are waited for."""
    threads, go_on = set[int](), Event()

    def watched(offer: Offer, *more: object) -> Appraisal:
        if offer.equity[3:]:
            go_on.wait(30)
            threads.add(get_ident())
        return appraise(offer, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(appraisal, "appraise_offer", watched)
    window = open_window(qtbot, kept(sample(OPENAI), LARGE))
    window.show_offer(1)
    assert window._pages.currentWidget() is window.working
    assert window.status.working.isVisible()
    assert window.workspace.listing()[1].figure == ""
    go_on.set()
    qtbot.waitUntil(lambda: window._pages.currentWidget() is window.offers, timeout=30_000)
    qtbot.waitUntil(lambda: bool(window.workspace.listing()[1].figure), timeout=30_000)
    qtbot.waitUntil(lambda: not window.status.working.isVisible(), timeout=30_000)
    qtbot.waitUntil(lambda: window.offers.is_whole, timeout=30_000)

    before, field = window.offers.cards[0]._figure.text(), window.offers.form.field(("pay", 0, "amount"))
    assert isinstance(field.entry, QLineEdit)
    field.entry.setFocus()
    field.entry.selectAll()
    qtbot.keyClicks(field.entry, "999k")
    assert window._pages.currentWidget() is window.offers  # it stays while somebody is typing into it
    qtbot.waitUntil(lambda: window.offers.cards[0]._figure.text() != before, timeout=30_000)

    window.show_page(COMPARE)
    qtbot.waitUntil(lambda: window._pages.currentWidget() is window.compare, timeout=30_000)
    window.show_page(SHEET)
    qtbot.waitUntil(lambda: window._pages.currentWidget() is window.sheet, timeout=30_000)
    window.sheet._lane.wait()
    assert threads
    assert get_ident() not in threads


def test_of_large_offers_nothing_of_a_page_is_worked_out_on_the_gui_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is seen is built there: the widgets of a few parts, one group after the other."""
    worked: list[tuple[str, bool]] = []

    def watched(name: str, make: Callable[..., object]) -> Callable[..., object]:
        def noted(*asked: object) -> object:
            worked.append((name, get_ident() == here))
            return make(*asked)

        return noted

    here, names = get_ident(), ("offer_page", "offer_bars", "vesting_plans", "side_by_side")
    window = open_window(qtbot, kept(LARGE, replace(LARGE, company="Acme")))
    for name in names:
        module = page_views if hasattr(page_views, name) else side_by_side
        monkeypatch.setattr(module, name, watched(name, getattr(module, name)))
    for place in (0, 1):
        window.show_offer(place)
        qtbot.waitUntil(lambda: window._pages.currentWidget() is window.offers, timeout=30_000)
        qtbot.waitUntil(lambda: window.offers.is_whole, timeout=30_000)
        assert len(window.offers.form.fields) < 80
    window.show_page(COMPARE)
    qtbot.waitUntil(lambda: window._pages.currentWidget() is window.compare, timeout=30_000)
    assert {name for name, _ in worked} == set(names)
    assert not [name for name, is_here in worked if is_here]
    assert len(worked) == len(set(worked)) + 3  # those of the second offer: nothing was worked out twice


def test_a_large_offer_is_saved_as_a_spreadsheet_without_work_on_the_gui_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its figures nor its tables are made there; asked for while they are coming, it waits for them."""
    worked, asked = list[int](), list[Spreadsheet]()

    def watched(make: Callable[..., object]) -> Callable[..., object]:
        def noted(*of: object) -> object:
            worked.append(get_ident())
            return make(*of)

        return noted

    window = open_window(qtbot, kept(LARGE, replace(LARGE, company="Acme")))
    monkeypatch.setattr(appraisal, "appraise_offer", watched(appraise))
    monkeypatch.setattr(spreadsheets, "offer_page", watched(offer_page))
    monkeypatch.setattr(window.papers, "save_tables", asked.append)
    window.show_offer(1)
    window.save_tables()
    window.show_offer(0)
    qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
    assert asked[0].name.startswith("Acme")
    assert worked
    assert get_ident() not in worked


def test_other_pages_are_shown_while_figures_are_worked_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def watched(*asked: object) -> Appraisal:
        go_on.wait(30)
        return appraise(*asked)  # type: ignore[arg-type]

    window = open_window(qtbot, kept(sample(OPENAI), LARGE))
    monkeypatch.setattr(appraisal, "appraise_offer", watched)
    window.show_offer(1)
    window.show_page(HELP)
    assert window._pages.currentWidget() is window.help
    assert not window.status.working.isVisible()
    go_on.set()


def test_reading_can_be_cancelled_in_the_status_line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tools, go_on = StandInServices(), Event()
    monkeypatch.setattr(tools.files, "is_locked", lambda _path: not go_on.wait(30))
    window = open_window(qtbot, tools=tools)
    window.exchange.read((OPENAI,))
    assert window.status.cancel.isVisible()
    window.status.cancel.click()
    assert (window.status.cancel.isVisible(), window.status.work.text()) == (False, "Cancelled: nothing was opened.")
    go_on.set()
    window.tasks._lane.wait()
    assert len(window.workspace.offers) == 3


def test_a_spreadsheet_shows_amounts_also_while_the_window_hides_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot)
    press_key(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Save as spreadsheet"
    dialog.close()
    window.workspace.hide_amounts()
    saved = list[Spreadsheet]()
    monkeypatch.setattr(window.papers, "save_tables", saved.append)
    for page, name, figure in (
        (OFFERS, "OpenAI - Head of Preparedness.xlsx", Decimal(555_000)),
        (COMPARE, "Comparison of offers.xlsx", Decimal(153_757)),
    ):
        window.show_page(page)
        window.save_tables()
        found = saved.pop()
        rows = found.make()[0].table.rows
        assert found.name == name
        assert any(cell.value == Amount(Shown.exactly(figure), "USD") for row in rows for cell in row.cells)
