from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.espp_lines import espp_lines
from offercalc.domain.ledger.equity.offering import look_backs
from offercalc.domain.offer.equity import Espp
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import priced_share
from offercalc.domain.values.estimate import Span
from tests.builders import ASSUMPTIONS, assumptions, component, is_ordered, offer, span, stake

START = date(2026, 1, 1)


def plan(price: str = "20 USD", **more: object) -> Espp:
    found = stake(f"10% ESPP @ {price} at 20% off with look-back")
    assert isinstance(found, Espp)
    return replace(found, **more)


def starts(of: Espp, prices: str, months: int = 24) -> str:
    """Return the likely start of the offering of each purchase, as year and month."""
    share = priced_share(of, "Acme", START, assumptions(prices=prices))
    return " ".join(f"{one.likely:%y-%m}" for one in look_backs(of, share, START, months))


def gains(of: Espp, assumed: Assumptions, salary: str = "120k USD/year") -> list[Span]:
    found = replace(offer(salary), equity=(of,))
    return [line.amount for line in espp_lines(of, component("equity[0]"), found, assumed)]


@pytest.mark.parametrize(
    ("offering", "reset", "prices", "found"),
    [
        (None, False, "", "26-01 26-07 27-01 27-07"),
        (12, False, "", "26-01 26-01 27-01 27-01"),
        (24, False, "", "26-01 26-01 26-01 26-01"),
        (24, False, "2026-07-01=10", "26-01 26-01 26-01 26-01"),
        (24, True, "2026-07-01=10", "26-01 26-07 26-07 26-07"),
        (24, True, "2026-07-01=10, 2027-01-01=8", "26-01 26-07 27-01 27-01"),
        (24, True, "2026-07-01=30", "26-01 26-01 26-01 26-01"),
        (24, True, "10% a year", "26-01 26-01 26-01 26-01"),
        (24, True, "-10% a year", "26-01 26-07 27-01 27-07"),
        (12, True, "2026-07-01=10", "26-01 26-07 26-07 27-07"),
    ],
)
def test_the_look_back_goes_to_the_start_of_the_offering(
    offering: int | None, prices: str, found: str, *, reset: bool
) -> None:
    assert starts(plan(offering_months=offering, reset=reset), prices) == found


@pytest.mark.parametrize(
    ("reset", "prices", "found"),
    [
        # 6,000 each buy shares at 0.8 x 20, worth 30: 6,000 x 30 / 16 - 6,000
        (False, "2026-07-01=30", "5250 5250 5250 5250"),
        # the price falls to 10 and rises to 30: bought at 0.8 x 10, then at 0.8 x 20, or after a reset at 0.8 x 10
        (False, "2026-07-01=10, 2027-01-01=30", "1500 5250 5250 5250"),
        (True, "2026-07-01=10, 2027-01-01=30", "1500 16500 16500 16500"),
        (True, "", "1500 1500 1500 1500"),
    ],
)
def test_a_purchase_gains_from_the_start_of_its_offering(prices: str, found: str, *, reset: bool) -> None:
    of = plan(offering_months=24, reset=reset)
    assert gains(of, assumptions(years=2, prices=prices)) == [span(one) for one in found.split()]


def test_a_price_that_may_be_lower_leaves_the_start_of_the_offering_open() -> None:
    of = plan("10..20..40 USD", offering_months=24, reset=True)
    share = priced_share(of, "Acme", START, assumptions(prices="2026-07-01=15"))
    first, second, *_ = look_backs(of, share, START, 24)
    assert first.possible == {START}
    assert (second.likely, second.possible) == (date(2026, 7, 1), frozenset({START, date(2026, 7, 1)}))
    # bought at 0.8 x 15, or at 0.8 x 10 if the price was 10 at the start: 6,000 x 15 / 8 - 6,000
    amounts = gains(of, assumptions(years=1, prices="2026-07-01=15"))
    assert amounts == [span("1500..1500..5250"), span("1500..1500..5250")]


@given(ASSUMPTIONS, st.sampled_from(["20 USD", "10..20..40 USD", "0 USD"]), st.sampled_from([None, 6, 12, 24]))
def test_a_longer_offering_and_a_reset_never_gain_less_than_the_discount(
    assumed: Assumptions, price: str, months: int | None
) -> None:
    for reset in (False, True):
        for amount in gains(plan(price, offering_months=months, reset=reset), assumed):
            assert is_ordered(amount)
            assert amount.least >= 1500


@given(st.lists(st.integers(1, 50), min_size=4, max_size=4))
def test_a_reset_never_gains_less_than_none_within_one_offering(prices: list[int]) -> None:
    days = ("2026-07-01", "2027-01-01", "2027-07-01", "2028-01-01")
    path = ", ".join(f"{day}={price}" for day, price in zip(days, prices, strict=True))
    plain, reset = (
        gains(plan(offering_months=24, reset=one), assumptions(years=2, prices=path)) for one in (False, True)
    )
    assert all(one.likely <= other.likely for one, other in zip(plain, reset, strict=True))


def test_purchases_follow_each_other() -> None:
    of = plan(purchase_months=3, offering_months=12)
    share = priced_share(of, "Acme", START, assumptions())
    days = [one.day for one in look_backs(of, share, START, 36)]
    assert len(days) == 12
    assert all(earlier < later for earlier, later in pairwise(days))
    assert of.discount_percent == Decimal(20)
