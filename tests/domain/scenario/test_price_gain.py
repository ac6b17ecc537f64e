from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_gain import price_gain
from offercalc.domain.scenario.price_path import priced_share
from tests.builders import ASSUMPTIONS, assumptions, is_ordered, span, stake

START = date(2026, 1, 1)
DAYS = st.dates(START, date(2040, 12, 31))


@pytest.mark.parametrize(
    ("terms", "prices", "gain"),
    [
        ("1 RSU @ 10 USD", "", "0"),
        ("1 RSU", "", "0"),
        ("1 RSU", "10% a year", "?"),
        ("1 RSU", "2026-07-01=20", "0"),
        ("1 RSU", "2027-07-01=20", "0..20..20"),
        # 11 after a year and 12.1 after two
        ("1 RSU @ 10 USD", "10% a year", "1.1"),
        ("1 RSU @ 10..20..30 USD", "10% a year", "1.1..2.2..3.3"),
        ("1 RSU @ 10 USD", "-10% a year", "0"),
        ("1 RSU @ 10 USD", "2026-07-01=20, 2027-07-01=25", "5"),
        ("1 RSU @ 10 USD", "2026-07-01=20, 2027-07-01=15", "0"),
        ("1 RSU @ 10..20..30 USD", "2027-07-01=25", "0..5..15"),
        ("1 RSU valued 10M over 1M", "exit 2027-07-01=30M", "20"),
        ("1 RSU valued 10M over 1M", "exit 2026-07-01=30M", "0"),
    ],
)
def test_a_price_gains_what_it_rises_even_if_it_is_not_known(terms: str, prices: str, gain: str) -> None:
    share = priced_share(stake(terms), "Acme", START, assumptions(prices=prices))
    assert price_gain(share, date(2027, 1, 1), date(2028, 1, 1)) == span(gain)


@given(st.sampled_from(["1 RSU", "1 RSU @ 8..10..12 USD", "1 RSU valued 1M..2M..3M over 1k"]), ASSUMPTIONS, DAYS, DAYS)
def test_a_gain_is_in_order_and_within_the_price(terms: str, assumed: Assumptions, one: date, other: date) -> None:
    share = priced_share(stake(terms), "Acme", START, assumed)
    since, day = sorted((one, other))
    gain, price = price_gain(share, since, day), share.on(day)
    assert is_ordered(gain)
    assert gain.least >= 0
    assert gain.likely <= price.likely
    assert price_gain(share, day, day).high == 0
