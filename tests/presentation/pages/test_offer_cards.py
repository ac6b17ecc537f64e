from offercalc.analysis.yearly import By
from offercalc.presentation.pages.offer_cards import Card, first_year_cards, offer_cards
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, NUSANTARA, PRESETS, comparison_of, offer_from, sample


def test_four_cards_tell_of_all_years() -> None:
    cards = offer_cards(comparison_of(sample(GLOBEX)), 0, PRESETS, ENGLISH)
    assert [card.caption for card in cards] == ["Year 1 total", "4-year total", "Equity", "Per hour worked"]


def test_the_cards_of_the_first_year_promise_nothing_beyond_it() -> None:
    assert first_year_cards(comparison_of(sample(GLOBEX)), PRESETS, ENGLISH) == (
        Card("Year 1 total", "$744,000", "$285,000 base salary", "$744,000"),
        Card("Year 1 equity", "$342,000", "38% / 32% / 20% / 10% per year", "$342,000"),
    )


def test_another_currency_keeps_its_card() -> None:
    cards = first_year_cards(comparison_of(sample(NUSANTARA), currency="USD"), PRESETS, ENGLISH)
    assert [card.caption for card in cards] == ["Year 1 total", "Year 1 in IDR"]


def test_in_indonesian_the_year_is_within_the_caption_and_scales_are_words() -> None:
    cards = offer_cards(comparison_of(sample(NUSANTARA), currency="IDR"), 0, PRESETS, INDONESIAN)
    assert (cards[0].caption, cards[0].figure) == ("Total tahun 1", "Rp\u00a02,79\u00a0miliar")


def test_a_calendar_year_is_its_own_name() -> None:
    comparison = comparison_of(sample(GLOBEX), by=By.CALENDAR)
    assert [card.caption for card in first_year_cards(comparison, PRESETS, ENGLISH)] == ["2026 total"]


def test_a_salary_alone_is_not_said_twice() -> None:
    comparison = comparison_of(offer_from(pay=[{"type": "salary", "amount": "1000"}]))
    assert [card.note for card in first_year_cards(comparison, PRESETS, ENGLISH)] == [""]


def test_nothing_is_said_to_be_guaranteed_where_nobody_knows_how_much() -> None:
    unknown = comparison_of(offer_from(pay=[{"type": "salary", "amount": None}]))
    assert [card.note for card in offer_cards(unknown, 0, PRESETS, ENGLISH)[:2]] == ["", ""]
    assert first_year_cards(unknown, PRESETS, ENGLISH)[0].note == ""
