from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.exchange.offers_at_rates import (
    STEPS,
    RatePair,
    equal_words,
    rate_pairs,
    rate_words,
    shown_in,
    totals_words,
)
from tests.tools import (
    ENGLISH,
    GLOBEX,
    INDONESIAN,
    NUSANTARA,
    OPENAI,
    TODAY,
    StandInDesk,
    comparison_of,
    offer_from,
    sample,
)


def pairs(*offers: object, currency: str = "USD") -> tuple[RatePair, ...]:
    return rate_pairs(comparison_of(*offers, currency=currency), StandInDesk().book, TODAY, ENGLISH)  # type: ignore[arg-type]


def paid(amount: str, currency: str, company: str) -> object:
    return offer_from(company=company, currency=currency, pay=[{"type": "salary", "amount": amount, "per": "year"}])


DOLLARS, RUPIAH = paid("100000", "USD", "Acme"), paid("1500000000", "IDR", "Nusa")


def test_two_currencies_make_a_pair_of_the_dearer_in_the_cheaper() -> None:
    for order in ((DOLLARS, RUPIAH), (RUPIAH, DOLLARS)):
        (pair,) = pairs(*order)
        assert (pair.names, pair.at.base, pair.at.quote) == (("Acme", "Nusa"), "USD", "IDR")
        assert pair.now > 10_000
        # 100,000 dollars a year are 1,500,000,000 rupiah a year at 15,000.
        assert pair.equal == 15_000
    assert pairs(DOLLARS, DOLLARS) == ()


def test_an_offer_with_a_third_currency_makes_no_pair() -> None:
    third = offer_from(
        company="Third", currency="USD",
        pay=[{"type": "salary", "amount": "1"}, {"type": "one_time", "currency": "EUR",
              "instalments": [{"amount": "1", "after_months": 0}]}],
    )  # fmt: skip
    assert pairs(third, RUPIAH) == ()


def test_it_says_at_which_rate_two_offers_are_equal_and_how_far_that_is() -> None:
    (pair,) = pairs(DOLLARS, RUPIAH)
    fall = round((1 - 15_000 / float(pair.now)) * 100)
    words = f"Acme and Nusa come to the same at 1 USD = Rp\u00a015,000: USD would have to fall by {fall}%."
    assert equal_words(pair, ENGLISH) == words
    assert "harus turun" in equal_words(pair, INDONESIAN)
    (dear,) = pairs(paid("10000", "USD", "Acme"), RUPIAH)
    assert "USD would have to rise by" in equal_words(dear, ENGLISH)
    (open_one, _other) = pairs(*map(sample, (OPENAI, NUSANTARA, GLOBEX)))
    assert equal_words(open_one, ENGLISH).startswith("No exchange rate is known at which OpenAI and Nusantara")


def test_of_ranges_it_says_the_rate_of_the_likely_amounts() -> None:
    ranged = offer_from(
        company="Acme", currency="USD",
        pay=[{"type": "salary", "amount": {"low": "80000", "likely": "100000", "high": "120000"}, "per": "year"}],
    )  # fmt: skip
    (pair,) = pairs(ranged, RUPIAH)
    assert (pair.equal, pair.is_likely) == (Fraction(15_000), True)
    assert equal_words(pair, ENGLISH).startswith("At likely values, Acme and Nusa come to the same at 1 USD = Rp")
    assert equal_words(pair, INDONESIAN).startswith("Pada nilai perkiraan, Acme dan Nusa")


def test_totals_follow_the_rate_and_are_those_of_the_tables_at_the_rate_now() -> None:
    (pair,) = pairs(DOLLARS, RUPIAH)
    at_equal = totals_words(pair, Fraction(15_000), "USD", ENGLISH)
    assert at_equal == "Acme: $400,000 \u00b7 Nusa: $400,000, as much"
    assert totals_words(pair, Fraction(30_000), "USD", ENGLISH).endswith("Nusa: $200,000, $200,000 (50%) less")
    assert totals_words(pair, Fraction(30_000), "IDR", ENGLISH).startswith("Acme: Rp\u00a012\u00a0billion")
    comparison = comparison_of(sample(GLOBEX), sample(NUSANTARA), currency="USD")
    (shown,) = rate_pairs(comparison, StandInDesk().book, TODAY, ENGLISH)
    assert "$643,063" in totals_words(shown, shown.now, "USD", ENGLISH)


def test_open_terms_are_never_shown_as_exact() -> None:
    open_one, _other = pairs(*map(sample, (OPENAI, NUSANTARA, GLOBEX)))
    assert totals_words(open_one, Fraction(20_000), "USD", ENGLISH).startswith("OpenAI: \u2265 $2,220,000")


def test_a_rate_has_as_many_places_as_it_needs() -> None:
    (pair,) = pairs(DOLLARS, paid("1000", "EUR", "Eu"))
    assert (pair.at.base, rate_words(pair, Fraction(12345, 10000), ENGLISH)) == ("EUR", "1 EUR = $1.2345")
    assert shown_in(pair, "USD") == "USD"
    assert shown_in(pair, "IDR") == "EUR"


@given(step=st.integers(0, STEPS))
def test_a_position_of_the_slider_is_that_of_its_rate(step: int) -> None:
    (pair,) = pairs(DOLLARS, RUPIAH)
    assert pair.step(pair.value(step)) == step
    low, high = pair.ends
    assert low * 0.999 <= float(pair.value(step)) <= high * 1.001


@pytest.mark.parametrize(("amount", "is_within"), [("100000", True), ("1000", False)])
def test_the_slider_reaches_a_break_even_rate_that_is_not_far_away(amount: str, *, is_within: bool) -> None:
    (pair,) = pairs(paid(amount, "USD", "Acme"), RUPIAH)
    assert pair.equal is not None
    assert (pair.ends[0] < float(pair.equal) < pair.ends[1]) is is_within
    assert pair.value(pair.step(pair.now)) == pair.now
