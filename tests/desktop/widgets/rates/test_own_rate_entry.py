from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.widgets.rates.own_rate_entry import OwnRateEntry
from tests.tools import ENGLISH


def shown(qtbot: QtBot, locale: str = "en_US") -> tuple[OwnRateEntry, list[Decimal], list[str]]:
    entry = OwnRateEntry()
    qtbot.addWidget(entry)
    entry.show_pair("USD", "IDR", localizer_for(locale))
    stated: list[Decimal] = []
    refused: list[str] = []
    entry.stated.connect(stated.append)
    entry.refused.connect(refused.append)
    return entry, stated, refused


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [("en_US", "16,500.5", "16500.5"), ("id_ID", "16.500,5", "16500.5"), ("en_US", " Rp 16.5k ", "16500")],
)
def test_a_rate_is_taken_as_people_write_it(qtbot: QtBot, locale: str, text: str, value: str) -> None:
    entry, stated, refused = shown(qtbot, locale)
    qtbot.keyClicks(entry.entry, text)
    entry.button.click()
    assert (stated, refused, entry.entry.text()) == ([Decimal(value)], [], "")


def test_return_is_enough(qtbot: QtBot) -> None:
    entry, stated, _refused = shown(qtbot)
    qtbot.keyClicks(entry.entry, "2")
    qtbot.keyClick(entry.entry, Qt.Key.Key_Return)
    assert stated == [Decimal(2)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("x", '"x" isn\'t a number.'), ("0", "0 isn't a valid exchange rate."), ("-5", "-5 isn't a valid exchange rate.")],
)
def test_what_is_no_rate_is_questioned_and_stays(qtbot: QtBot, text: str, sentence: str) -> None:
    entry, stated, refused = shown(qtbot)
    qtbot.keyClicks(entry.entry, text)
    entry.button.click()
    assert (stated, refused, entry.entry.text()) == ([], [sentence], text)


def test_nothing_is_not_questioned(qtbot: QtBot) -> None:
    entry, stated, refused = shown(qtbot)
    entry.button.click()
    OwnRateEntry(entry).button.click()
    assert (stated, refused) == ([], [])


def test_a_currency_in_itself_has_no_custom_rate(qtbot: QtBot) -> None:
    entry, _stated, _refused = shown(qtbot)
    entry.show_pair("USD", "USD", ENGLISH)
    assert not entry.isEnabled()
    entry.show_pair("USD", "IDR", ENGLISH)
    assert entry.isEnabled()
    assert entry.entry.accessibleName() == "Custom rate: 1 USD = IDR"
