from fractions import Fraction

import pytest
from hypothesis import given

from offercalc.domain.estimate import UNKNOWN, Span
from offercalc.domain.valuation import ownership_value, share_price, unit_value
from tests.builders import AMOUNTS, SPANS, grant, is_ordered, span


@pytest.mark.parametrize(
    ("terms", "price"),
    [
        ("10 RSU @ 25 USD", "25"),
        ("10 RSU @ 20..25..30 USD", "20..25..30"),
        ("10 RSU valued 50M over 10M", "5"),
        ("10 RSU valued 40M..50M..60M over 10M", "4..5..6"),
        ("10 RSU valued 60M over 10M..12M..20M", "3..5..6"),
        ("10 RSU valued 20M..60M..80M over 10M..12M..20M", "1..5..8"),
        ("10 RSU @ 25 USD valued 50M over 10M", "25"),
        ("10 RSU valued 50M over ?", "?"),
        ("10 RSU valued ? over 10M", "?"),
        ("10 RSU", "?"),
    ],
)
def test_a_share_costs_what_is_stated_or_its_part_of_the_company(terms: str, price: str) -> None:
    assert share_price(grant(terms)) == span(price)


@pytest.mark.parametrize(
    ("terms", "value"),
    [("0.5% RSU valued 50M over ?", "250k"), ("1..2..3% RSU valued 10M..20M..30M over ?", "100k..400k..900k")],
)
def test_a_part_of_the_company_is_worth_that_part_of_its_valuation(terms: str, value: str) -> None:
    assert ownership_value(grant(terms)) == span(value)


@pytest.mark.parametrize("terms", ["0.5% RSU", "10 RSU valued 50M over 10M", "0.5% RSU valued ? over 10M"])
def test_a_part_or_a_valuation_that_is_not_stated_is_worth_nothing_that_can_be_said(terms: str) -> None:
    assert ownership_value(grant(terms)) is None


@pytest.mark.parametrize(
    ("price", "strike", "value"),
    [
        ("30", "5", "25"),
        ("5", "30", "0"),
        ("30", "30", "0"),
        ("20..30..40", "5", "15..25..35"),
        ("30", "5..10..15", "15..20..25"),
        ("20..30..40", "5..10..15", "5..20..35"),
        ("20..30..40", "25..35..45", "0..0..15"),
        ("30..", "5", "25.."),
        ("?", "5", "?"),
        ("30", "?", "?"),
        ("?", "?", "?"),
    ],
)
def test_an_option_is_worth_the_price_above_the_strike(price: str, strike: str, value: str) -> None:
    assert unit_value(span(price), span(strike)) == span(value)


def test_a_unit_without_a_strike_is_worth_the_price() -> None:
    assert unit_value(span("20..30..40"), None) == span("20..30..40")
    assert unit_value(UNKNOWN, None) == UNKNOWN


@given(SPANS, SPANS)
def test_a_unit_value_stays_in_order(price: Span, strike: Span) -> None:
    assert is_ordered(unit_value(price, strike))


@given(SPANS, AMOUNTS, AMOUNTS)
def test_a_higher_strike_never_raises_the_value(price: Span, strike: Fraction, more: Fraction) -> None:
    lower = unit_value(price, Span(strike, strike, strike))
    higher = unit_value(price, Span(strike + more, strike + more, strike + more))
    assert higher.low <= lower.low
    assert higher.likely <= lower.likely
    assert higher.high is None or (lower.high is not None and higher.high <= lower.high)


@given(SPANS, AMOUNTS)
def test_an_option_is_never_worth_more_than_the_share(price: Span, strike: Fraction) -> None:
    option = unit_value(price, Span(strike, strike, strike))
    assert option.likely <= unit_value(price, None).likely
    assert option.is_open == price.is_open
