from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.currencies_page import CurrenciesPage
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import ThemeName, load_theme
from tests.tools import StandInServices, offer_from
from tests.windows import light, open_window, workspace_of


def shown(qtbot: QtBot) -> tuple[CurrenciesPage, Workspace]:
    tools = StandInServices()
    workspace = workspace_of(tools=tools)
    page = CurrenciesPage(workspace, tools.sources, light())
    qtbot.addWidget(page)
    page.refresh(light())
    page.show()
    return page, workspace


def type_into(qtbot: QtBot, page: CurrenciesPage, side: int, text: str) -> None:
    page.amounts[side].clear()
    qtbot.keyClicks(page.amounts[side], text)


def test_it_begins_with_the_offer_that_started_it(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    assert [entry.text() for entry in page.amounts] == ["555,000", "10,072,251,476.91"]
    assert "ECB reference rate as of October 30, 2026" in page._provenance.text()


def test_a_currency_of_ones_offers_that_nobody_publishes_is_offered_and_takes_an_own_rate(qtbot: QtBot) -> None:
    tools = StandInServices()
    page = CurrenciesPage(workspace_of(offer_from(currency="UZS"), tools=tools), tools.sources, light())
    qtbot.addWidget(page)
    page.refresh(light())
    box = page.currencies[1]
    assert box.itemData(0) == "UZS"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert page.notice.text.startswith("ECB publishes no rate for UZS.")
    with qtbot.waitSignal(page.own.stated):
        page.own.entry.setText("12000")
        page.own.button.click()


def test_it_converts_both_ways_while_typing(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    type_into(qtbot, page, 0, "1")
    assert page.amounts[1].text() == "18,148.20"
    type_into(qtbot, page, 1, "18148.20")
    assert page.amounts[0].text() == "1.00"


def test_another_currency_is_converted_at_once(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    box = page.currencies[1]
    box.setCurrentIndex(box.findData("JPY"))
    box.activated.emit(box.currentIndex())
    assert "." not in page.amounts[1].text()
    assert "JPY" in page._provenance.text()


def test_nonsense_is_questioned_and_the_other_side_empties(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    type_into(qtbot, page, 0, "x")
    assert page.notice.text == '"x" isn\'t a number.'
    assert (page.amounts[1].text(), page._provenance.text()) == ("", "")
    type_into(qtbot, page, 0, "2")
    assert page.notice.isHidden()


def test_a_currency_that_is_not_published_is_refused(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    page.currencies[1].addItem("VND", "VND")
    page.currencies[1].setCurrentIndex(page.currencies[1].count() - 1)
    page._convert()
    assert (
        page.notice.text
        == "ECB publishes no rate for VND. Update the rates to try other sources, or enter your own rate."
    )


def test_language_and_number_format_are_taken_and_choices_stay(qtbot: QtBot) -> None:
    page, workspace = shown(qtbot)
    page.currencies[1].setCurrentIndex(page.currencies[1].findData("SGD"))
    workspace.set(language="id", number_format="id_ID")
    page.amounts[0].clear()
    page.refresh(light())
    assert page.amounts[0].text() == "555.000"
    assert page.currencies[1].currentText() == "SGD · Dolar Singapura"
    assert page.amounts[0].accessibleName() == "Nominal, dari"


def test_a_currency_is_chosen_by_key(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    qtbot.keyClicks(page.currencies[1], "EUR")
    assert page.currencies[1].currentData() == "EUR"
    assert page._provenance.text().startswith("1 USD = ")
    assert " EUR, ECB reference rate as of October 30, 2026" in page._provenance.text()


def test_every_entry_and_box_has_a_name(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    names = [widget.accessibleName() for widget in (*page.amounts, *page.currencies)]
    assert names == ["Amount, from", "Amount, to", "From", "To"]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_every_look_and_size_leaves_the_amounts(qtbot: QtBot, name: ThemeName, scale: int) -> None:
    page, _workspace = shown(qtbot)
    before = [entry.text() for entry in page.amounts]
    page.refresh(load_theme(name, scale))
    assert [entry.text() for entry in page.amounts] == before


def test_a_custom_rate_is_used_at_once(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(4)
    page = window.currencies
    qtbot.keyClicks(page.own.entry, "16,000")
    page.own.button.click()
    assert page.amounts[1].text() == "8,880,000,000.00"
    assert page._provenance.text() == "1 USD = 16,000 IDR, your own rate"
    page.own.entry.setText("none")
    page.own.button.click()
    assert page.notice.text == '"none" isn\'t a number.'


def test_currencies_that_an_update_brings_can_be_chosen(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(4)
    page = window.currencies
    assert page.currencies[1].findData("AED") == -1
    window.updates.keep("USD", "AED", Decimal("3.6725"))
    assert page.currencies[1].findData("AED") >= 0
    assert page.currencies[1].currentData() == "IDR"
    window.show_page(0)
    assert window.offers.strip.currency.findData("AED") >= 0


def test_the_history_is_that_of_the_pair(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    assert page.history.accessibleName() == "1 USD in IDR"
    box = page.currencies[1]
    box.setCurrentIndex(box.findData("SGD"))
    box.activated.emit(box.currentIndex())
    assert page.history.accessibleName() == "1 USD in SGD"


def test_the_currencies_are_swapped_and_own_ones_come_first(qtbot: QtBot) -> None:
    page, _workspace = shown(qtbot)
    assert [page.currencies[0].itemData(at) for at in range(2)] == ["USD", "IDR"]
    qtbot.mouseClick(page.swap, Qt.MouseButton.LeftButton)
    assert [box.currentData() for box in page.currencies] == ["IDR", "USD"]
    assert page.amounts[0].text() == "555,000"
    assert page.amounts[1].text() == "30.58"
