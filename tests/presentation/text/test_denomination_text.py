from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.text.denomination_text import promise_lines, promise_words
from tests.builders import offer, pay
from tests.tools import ENGLISH


def words_of(text: str) -> tuple[str, ...]:
    """Return the text on the currency terms of a part of an offer in dollars."""
    part = pay(text)
    words = promise_words(part, part.currency or "USD", ENGLISH)
    return tuple(one.replace("\u00a0", " ") for one in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100k USD/year", ()),
        ("100M IDR/year", ()),
        ("20% bonus", ()),
        ("150M IDR/month linked to USD at 15000", ("linked to USD, agreed at Rp 15,000 for 1 USD",)),
        ("5k USD once linked to EUR at 1.125", ("linked to EUR, agreed at $1.125 for 1 EUR",)),
        ("5k USD once paid in SGD at 1.35", ("paid in SGD at SGD 1.35 for 1 USD",)),
        ("5k USD once paid in SGD", ("paid in SGD at the exchange rate of each payday",)),
        (
            "150M IDR/month linked to USD at 15000 paid in SGD",
            ("linked to USD, agreed at Rp 15,000 for 1 USD", "paid in SGD at the exchange rate of each payday"),
        ),
        ("20% bonus linked to EUR at 1.1", ("linked to EUR, agreed at $1.10 for 1 EUR",)),
    ],
)
def test_pay_says_what_it_is_linked_to_and_paid_in(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("text", ["20% bonus", "1 wage in month 3", "50% match on 6%"])
def test_a_part_of_the_salary_says_where_it_is_fixed(text: str) -> None:
    named = replace(pay(text), currency="USD")
    assert promise_words(named, "USD", ENGLISH) == ("fixed in USD",)
    assert promise_words(replace(pay(f"{text} paid in SGD"), currency="USD"), "USD", ENGLISH) == (
        "paid in SGD at the exchange rate of each payday",
    )


def test_every_part_that_is_linked_or_paid_otherwise_has_a_line() -> None:
    of = offer("150M IDR/month linked to USD at 15000 + 20% bonus + 1 wage in month 3 + 5k EUR once paid in SGD")
    salary, bonus, wage, once = of.pay
    of = replace(of, pay=(salary, bonus, replace(wage, currency="IDR", label="THR\nbonus"), once))
    assert [line.replace("\u00a0", " ") for line in promise_lines(of, ENGLISH)] == [
        "Base salary: linked to USD, agreed at Rp 15,000 for 1 USD",
        "THR bonus: fixed in IDR",
        "One-time pay: paid in SGD at the exchange rate of each payday",
    ]


def test_an_offer_that_is_fixed_throughout_has_no_lines() -> None:
    of = offer("100k USD/year + 1 wage in month 3")
    assert promise_lines(of, ENGLISH) == ()
    assert promise_lines(replace(of, pay=(of.pay[0], replace(of.pay[1], currency="USD"))), ENGLISH) == ()


def test_a_rate_is_written_as_its_reader_writes_numbers() -> None:
    part = pay("150M IDR/month linked to USD at 15000.5")
    (words,) = promise_words(part, "IDR", localizer_for("id_ID", "en"))
    assert words.replace("\u00a0", " ") == "linked to USD, agreed at Rp 15.000,5 for 1 USD"


def test_where_amounts_are_percentages_no_rate_is_told() -> None:
    localizer = in_percent(ENGLISH, Fraction(1), {"IDR": Fraction(1)})
    part = pay("150M IDR/month linked to USD at 15000 paid in SGD at 1.35")
    assert promise_words(part, "IDR", localizer) == ("linked to USD", "paid in SGD")
    assert promise_words(pay("20% bonus"), "USD", localizer) == ()
