from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.vesting.schedule import DatedPercent
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.lists import (
    read_dated,
    read_lines,
    read_link,
    read_payout,
    read_percents,
    write_dated,
    write_lines,
    write_percents,
)
from tests.tools import ENGLISH

INDONESIAN = localizer_for("id_ID")


def test_every_line_is_one_thing() -> None:
    assert read_lines(" Handle crises \n\n  Write reports\r\n") == ("Handle crises", "Write reports")
    assert read_lines(write_lines(("a", "b"))) == ("a", "b")
    assert read_lines(" \n ") == ()


def test_percentages_are_written_with_strokes_between_them() -> None:
    assert read_percents("38 / 32%/20 /10", ENGLISH) == (Decimal(38), Decimal(32), Decimal(20), Decimal(10))
    assert write_percents((Decimal("33.5"), Decimal(66)), INDONESIAN) == "33,5 / 66"
    assert read_percents("33,5 / 66", INDONESIAN) == (Decimal("33.5"), Decimal(66))
    assert read_percents("38 / ", ENGLISH) == InputError('"" isn\'t a number.')


@pytest.mark.parametrize("text", ["2027-06-30 50\n2028-01-31 12.5", "2027-06-30: 50%\n\n2028-01-31;\t12.5 %",
                                  "Jun 30, 2027 50%\n31 January 2028 12.5"])  # fmt: skip
def test_a_date_and_a_percentage_stand_on_each_line(text: str) -> None:
    parts = (
        DatedPercent(on=date(2027, 6, 30), percent=Decimal(50)),
        DatedPercent(on=date(2028, 1, 31), percent=Decimal("12.5")),
    )
    assert read_dated(text, ENGLISH) == parts
    assert read_dated(write_dated(parts, INDONESIAN), INDONESIAN) == parts
    assert write_dated(parts, INDONESIAN) == "30 Jun 2027 50\n31 Jan 2028 12,5"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027-06-30", "Enter a date and a percentage on each line, e.g. Feb 1, 2027 25%."),
        ("June 50", '"June" isn\'t a date; enter e.g. Feb 1, 2027.'),
        ("2027-06-30 half", '"half" isn\'t a number.'),
    ],
)
def test_a_line_that_says_something_else_is_questioned(text: str, sentence: str) -> None:
    assert read_dated(text, ENGLISH) == InputError(sentence)


@pytest.mark.parametrize("text", ["USD 15,000", "usd at 15,000", "USD@15000", "USD = 15,000"])
def test_what_pay_is_linked_to_is_a_currency_and_a_rate(text: str) -> None:
    assert read_link(text, ENGLISH) == Link(currency="USD", rate=Decimal(15_000))


@pytest.mark.parametrize("text", ["USD", "15,000", "dollars 15,000"])
def test_a_link_without_its_rate_or_currency_is_questioned(text: str) -> None:
    assert read_link(text, ENGLISH) == InputError("Enter a currency and the agreed rate, e.g. USD 1.25.")
    assert read_link("", ENGLISH) is None
    assert read_link("USD much", ENGLISH) == InputError('"much" isn\'t a number.')


def test_what_pay_is_paid_in_needs_no_rate() -> None:
    assert read_payout("sgd", ENGLISH) == Payout(currency="SGD")
    assert read_payout("SGD 1,35", INDONESIAN) == Payout(currency="SGD", rate=Decimal("1.35"))
    assert read_payout(" ", ENGLISH) is None
    assert read_payout("SGD x", ENGLISH) == InputError('"x" isn\'t a number.')
    assert read_payout("7", ENGLISH) == InputError(
        "Enter a currency, and its rate if one is fixed, e.g. USD or USD 1.25."
    )
