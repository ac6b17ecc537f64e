from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.text.rate_update_text import (
    doubt_question,
    fetched_sentence,
    own_rate_line,
    rates_in_force,
    rates_with_age,
    source_line,
)
from tests.builders import table
from tests.tools import ENGLISH

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fetched", "sentence"),
    [
        (UpdateResult(source="ECB", last_day=MONDAY, days=16), "ECB: 16 new days, latest November 23, 2026"),
        (UpdateResult(source="ECB", last_day=MONDAY, days=1), "ECB: 1 new day, latest November 23, 2026"),
        (UpdateResult(source="ECB", last_day=MONDAY), "ECB: nothing new since November 23, 2026"),
        (UpdateResult(source="ECB"), "ECB: no rates yet"),
        (UpdateResult(source="ECB", fault=LazyText("ECB: it rains.")), "ECB: it rains."),
    ],
)
def test_what_asking_came_to_is_said(fetched: UpdateResult, sentence: str) -> None:
    assert fetched_sentence(fetched, ENGLISH) == sentence


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("30000", "30,000 IDR on November 23, 2026: 45% more"),
        ("10000.5", "10,000.5 IDR on November 23, 2026: 52% less"),
    ],
)
def test_a_person_is_asked_with_both_figures_and_their_days(value: str, words: str) -> None:
    doubt = QuestionedRate("ECB", "EUR", "IDR", MONDAY, Decimal(value), FRIDAY, Decimal("20690.4"))
    assert doubt_question(doubt, ENGLISH) == (
        f"ECB reports 1 EUR = {words} than 20,690.4 on November 20, 2026. "
        "Is that correct? The rate isn't used until you accept it."
    )


def test_an_own_rate_holds_from_its_day_on() -> None:
    own = OwnQuote(FRIDAY, "USD", "IDR", Decimal("16500.5"))
    assert own_rate_line(own, ENGLISH) == "1 USD = 16,500.5 IDR from November 20, 2026"
    assert own_rate_line(own, localizer_for("id_ID")) == "1 USD = 16.500,5 IDR sejak 20 November 2026"


def test_a_source_says_how_many_currencies_it_has_now_and_how_old_they_are() -> None:
    assert source_line(table(), date(2026, 1, 9), ENGLISH) == (
        "Small Bank: 4 currencies up to January 8, 2026 (1 day old)"
    )
    assert source_line(table(), date(2026, 1, 7), ENGLISH).endswith("(0 days old)")


def test_rates_in_force_name_custom_ones_before_the_publisher() -> None:
    own = OwnRates((OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_500)),))
    day = date(2026, 1, 9)
    assert rates_in_force(RateBook((table(),)), day, ENGLISH) == "Rates: Small Bank, Jan 8, 2026"
    assert rates_in_force(RateBook((own, table())), day, ENGLISH) == "Rates: your own, then Small Bank, Jan 8, 2026"
    assert rates_in_force(RateBook((own,)), day, ENGLISH) == "Rates: your own"
    assert rates_with_age(RateBook((own,)), day, ENGLISH) == "Rates: your own"


def test_rates_in_force_are_as_old_as_the_days_since_theirs() -> None:
    book = RateBook((table(),))
    assert rates_with_age(book, date(2026, 1, 8), ENGLISH) == "Rates: Small Bank, Jan 8, 2026"
    assert rates_with_age(book, date(2026, 2, 7), ENGLISH) == "Rates: Small Bank, Jan 8, 2026 · 30 days old"


def test_currencies_of_now_are_counted_without_reading_the_years_before(monkeypatch: pytest.MonkeyPatch) -> None:
    published, read = table(), []
    monkeypatch.setattr(type(published), "span", lambda _table, code: read.append(code))
    assert "4 currencies" in source_line(published, date(2026, 1, 9), ENGLISH)
    assert not read
