from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.equity_lines import equity_lines
from offercalc.domain.ledger.equity.payout import paid_units, payout_of
from offercalc.domain.offer.equity import Grant
from offercalc.domain.values.estimate import Estimate, Span, exactly, total
from tests.builders import assumptions, estimate, grant, is_ordered, offer, presets, span

PERCENTS = st.integers(0, 200)


def performance(terms: str, percent: str) -> Grant:
    return replace(grant(terms), multiplier_percent=estimate(percent))


def vested(terms: str, percent: Estimate, attained: str | None = None, prices: str = "") -> list[Span]:
    of = offer(terms)
    first, *_ = of.equity
    assert isinstance(first, Grant)
    of = replace(of, equity=(replace(first, multiplier_percent=percent),))
    assumed = assumptions(prices=prices, attainment_percent=None if attained is None else Decimal(attained))
    return [line.amount for line in equity_lines(of, assumed, presets())]


@pytest.mark.parametrize(
    ("percent", "attained", "payout"),
    [("150", None, "3/2"), ("0..100..200", None, "0..1..2"), ("0..100..200", "120", "6/5"), ("150", "0", "0")],
)
def test_performance_pays_what_is_stated_or_assumed(percent: str, attained: str | None, payout: str) -> None:
    of = performance("9 RSU", percent)
    assert payout_of(of, None if attained is None else Decimal(attained)) == span(payout)


def test_other_units_do_not_depend_on_performance() -> None:
    assert payout_of(grant("9 RSU"), Decimal(150)) == exactly(1)
    assert paid_units(span("5/2"), grant("9 RSU"), exactly(2)) == span("5/2")


@pytest.mark.parametrize(
    ("rounding", "to", "units"),
    [("down", 1, "0..333..416"), ("up", 1, "0..333..417"), ("nearest", 100, "0..300..400"), ("up", 100, "0..400..500")],
)
def test_paid_units_are_rounded_as_those_of_the_grant(rounding: str, to: int, units: str) -> None:
    # 125% of 333 is 416.25
    of = replace(performance("9 RSU", "0..100..125"), rounding=rounding, round_to=to)
    assert paid_units(span("333"), of, payout_of(of, None)) == span(units)


@pytest.mark.parametrize(
    ("terms", "percent", "attained", "prices", "amounts"),
    [
        # 1,000 at target of $10 a share: half of 0, 1,000 and 2,000 units in each year
        ("1000 RSU @ 10 USD / 50/50", "0..100..200", None, "", "0..5k..10k 0..5k..10k"),
        ("1000 RSU @ 10 USD / 50/50", "0..100..200", "150", "", "7500 7500"),
        ("1000 RSU @ 10 USD / 50/50", "0..100..200", "0", "", ""),
        # 10,000 at $10 buys 1,000; without a price the value itself is multiplied
        ("10k of RSU @ 10 USD / 50/50", "125", None, "", "6250 6250"),
        ("10k of RSU / 50/50", "125", None, "", "6250 6250"),
        ("10k of RSU / 50/50", "125", "80", "", "4k 4k"),
        ("1% RSU valued 1M over ? / at once", "50..100..150", None, "", "5k..10k..15k"),
        ("1% RSU valued 1M over ? / at once", "50", None, "exit 2026-01-01=3M", "15k"),
        ("100 options @ 10 USD strike 4 / at once", "150", None, "", "900"),
        ("100 PPU @ 10 USD threshold 4 cap 1x of 3 / at once", "150", None, "", "450"),
        ("9 RSU @ 10 USD refreshed 1y by 100 / at once", "150", None, "", "130 1500"),
        ("? RSU @ 10 USD / at once", "150", None, "", "?"),
    ],
)
def test_a_payout_multiplies_the_units(
    terms: str, percent: str, attained: str | None, prices: str, amounts: str
) -> None:
    assert vested(terms, estimate(percent), attained, prices) == [span(one) for one in amounts.split()]


MORE: tuple[Callable[[int], list[Span]], ...] = (
    lambda percent: vested("777 RSU @ 10 USD / 3y even", Decimal(percent)),
    lambda percent: vested("777k of RSU / 3y even", Decimal(percent)),
    lambda percent: vested("777 RSU @ 10 USD / 3y even", Decimal(100), str(percent)),
)


@given(st.sampled_from(MORE), st.lists(PERCENTS, min_size=2, max_size=5).map(sorted))
def test_a_higher_payout_never_lowers_the_value(worth: Callable[[int], list[Span]], percents: list[int]) -> None:
    values = [total(tuple(worth(percent))).likely for percent in percents]
    assert all(earlier <= later for earlier, later in pairwise(values))


@given(st.lists(PERCENTS, min_size=3, max_size=3).map(sorted), st.integers(0, 10**6))
def test_a_range_of_payouts_holds_the_known_one(percents: list[int], units: int) -> None:
    low, likely, high = map(str, percents)
    around = total(tuple(vested(f"{units} RSU @ 10 USD / 50/50", estimate(f"{low}..{likely}..{high}"))))
    known = total(tuple(vested(f"{units} RSU @ 10 USD / 50/50", estimate(likely))))
    assert is_ordered(around)
    assert around.likely == known.likely
    assert around.high is not None
    assert around.least <= known.least <= around.high
