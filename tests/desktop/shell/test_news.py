from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.ports.library import StoredOffer
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES
from offercalc.domain.offer.pay import Salary
from offercalc.domain.scenario.offer_ranking import Ranking
from tests.tools import GLOBEX, OPENAI, StandInServices, offer_from
from tests.windows import FakeLibrary, open_window


def test_a_removal_is_told_and_brought_back_until_something_else_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    window.remove_offer()
    assert window.toast.text == "Removed: OpenAI — Head of Preparedness"
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert (len(window.workspace.offers), window.toast.isHidden()) == (3, True)

    window.remove_offer()
    window.duplicate_offer()
    assert window.toast.isHidden()
    window.news.tell_file(tmp_path / "sheet.pdf")
    window.workspace.undo_stack.undo()
    assert window.toast.isVisible()


def test_a_saved_file_and_its_folder_can_be_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window = open_window(qtbot)
    for place, name in enumerate(("Open", "Show in folder")):
        window.exchange.saved.emit(tmp_path / "sheet.pdf")
        assert (window.toast.text, window.toast.buttons[place].text()) == ("Saved: sheet.pdf", name)
        qtbot.mouseClick(window.toast.buttons[place], Qt.MouseButton.LeftButton)
    assert [Path(one) for one in opened] == [tmp_path / "sheet.pdf", tmp_path]


def test_what_has_come_in_is_shown_wherever_one_is_and_taken_out_again(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(CURRENCIES)
    window.exchange.read((GLOBEX,))
    window.tasks._lane.wait()
    qtbot.waitUntil(lambda: len(window.workspace.offers) == 4)
    assert window._pages.currentWidget() is window.offers
    assert (window.workspace.chosen, window.offers.title.text()) == (3, "Globex Sample Corporation")
    assert window.toast.text == "Opened: Globex Sample Corporation — Director, Trust Engineering"
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert len(window.workspace.offers) == 3
    window.exchange.read((GLOBEX, OPENAI))
    window.tasks._lane.wait()
    qtbot.waitUntil(lambda: len(window.workspace.offers) == 5)
    assert window.toast.text == "Opened: 2 offers"
    window.workspace.undo_stack.undo()
    assert (len(window.workspace.offers), window.toast.isHidden()) == (3, True)


def test_a_moved_column_is_told_and_moved_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(COMPARE)
    window.compare.table.move_column(0, 2)
    assert window.toast.text == "Globex: column 3 of 3"
    found = [window.workspace.settings.ranking]
    window.toast.buttons[0].click()
    assert [*found, window.workspace.settings.ranking] == [Ranking.BY_HAND, Ranking.TOTAL]


def test_a_named_round_can_lose_its_name_again(qtbot: QtBot) -> None:
    tools = StandInServices()
    tools.remembered.versions = (offer_from(),)
    window = open_window(qtbot, (StoredOffer("a", 1, offer_from()),), tools=tools, library=FakeLibrary())
    window._fill_rounds(menu := QMenu(window))
    menu.actions()[-2].trigger()
    dialog = window.rounds.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.name, "first offer")
    dialog.apply.click()
    qtbot.waitUntil(window.toast.isVisible)
    assert (window.toast.text, tools.remembered.rounds) == ("Named this round: first offer", {1: "first offer"})
    (undo,) = window.toast.buttons
    undo.click()
    qtbot.waitUntil(lambda: tools.remembered.rounds == {1: ""})


def base_of(window: MainWindow) -> tuple[object, str | None]:
    salary = window.workspace.offers[0].offer.pay[0]
    assert isinstance(salary, Salary)
    return salary.amount, salary.currency


def test_another_currency_keeps_the_digits_and_offers_to_convert(qtbot: QtBot) -> None:
    window = open_window(qtbot, (StoredOffer("a", 1, offer_from(pay=[{"type": "salary", "amount": "100000"}])),))
    editor = window.offers.form.field(("pay", 0, "amount"))
    window.offers.form._entries.pick_currency("a", editor, "EUR")
    assert base_of(window) == (Decimal(100_000), "EUR")
    assert window.toast._said.startswith("Same digits, now in EUR (1 USD = 0.8")
    assert window.toast._said.endswith(" EUR, Oct 30, 2026).")
    (convert,) = window.toast.buttons
    assert convert.text() == "Convert instead"
    convert.click()
    amount, currency = base_of(window)
    assert isinstance(amount, Decimal)
    assert (currency, 80_000 < amount < 90_000) == ("EUR", True)
    steps = []
    for _ in range(2):
        window.workspace.undo_stack.undo()
        steps.append(base_of(window))
    assert steps == [(Decimal(100_000), "EUR"), (Decimal(100_000), None)]
    window.toast.hide()
    editor = window.offers.form.field(("pay", 0, "amount"))
    window.offers.form._entries.pick_currency("a", editor, "VND")  # without a rate, nothing is offered
    assert base_of(window)[1] == "VND"
    assert window.toast.isHidden()
