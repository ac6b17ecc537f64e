from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import exp, isclose

import pytest
import QuantLib
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.ledger.equity.fair_value import Terms, call_value, option_fair_value
from offercalc.domain.scenario.assumptions import FairValue
from offercalc.domain.values.estimate import UNKNOWN, exactly
from tests.builders import estimate, is_ordered, span
from tests.grids import WHOLE_GRIDS

WHOLE_GRID = list(
    product((1.0, 42.0, 150.0), (5.0, 42.0, 200.0), (0.25, 1.0, 10.0), (0.05, 0.4, 1.5), (0.0, 0.045), (0.0, 0.02))
)
GRID = WHOLE_GRID if WHOLE_GRIDS else WHOLE_GRID[::7]  # 7 covers every value
DAYS_A_YEAR = 365


def by_quantlib(terms: Terms, kind: int = QuantLib.Option.Call) -> float:
    """Return the price of a call or put from QuantLib's analytic engine, with flat curves and a day count of 365."""
    today = QuantLib.Date(1, 1, 2026)
    QuantLib.Settings.instance().evaluationDate = today
    count = QuantLib.Actual365Fixed()
    spot = QuantLib.QuoteHandle(QuantLib.SimpleQuote(terms.price))
    dividends = QuantLib.YieldTermStructureHandle(QuantLib.FlatForward(today, terms.dividend_yield, count))
    rates = QuantLib.YieldTermStructureHandle(QuantLib.FlatForward(today, terms.risk_free, count))
    volatility = QuantLib.BlackVolTermStructureHandle(
        QuantLib.BlackConstantVol(today, QuantLib.NullCalendar(), terms.volatility, count)
    )
    expiry = today + round(terms.years * DAYS_A_YEAR)
    option = QuantLib.EuropeanOption(QuantLib.PlainVanillaPayoff(kind, terms.strike), QuantLib.EuropeanExercise(expiry))
    option.setPricingEngine(
        QuantLib.AnalyticEuropeanEngine(QuantLib.BlackScholesMertonProcess(spot, dividends, rates, volatility))
    )
    return float(option.NPV())


def in_whole_days(values: tuple[float, float, float, float, float, float]) -> Terms:
    price, strike, years, volatility, rate, dividends = values
    return Terms(price, strike, round(years * DAYS_A_YEAR) / DAYS_A_YEAR, volatility, rate, dividends)


@pytest.mark.parametrize("values", GRID)
def test_a_call_is_worth_what_quantlib_says(values: tuple[float, float, float, float, float, float]) -> None:
    terms = in_whole_days(values)
    # Below a millionth, QuantLib's normal distribution is less precise; the next test covers that range.
    assert isclose(call_value(terms), by_quantlib(terms), rel_tol=1e-9, abs_tol=1e-12)


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        (Terms(1, 5, 0.25, 0.4, 0, 0), 2.2752884600977722e-17),
        (Terms(1, 5, 0.25, 0.4, 0.045, 0), 3.6002117653371287e-17),
        (Terms(1, 5, 0.25, 0.4, 0.045, 0.02), 2.922452980427155e-17),
    ],
)
def test_what_is_hardly_worth_anything_keeps_its_digits(terms: Terms, value: float) -> None:
    # computed to 50 digits
    assert isclose(call_value(terms), value, rel_tol=1e-9)


@pytest.mark.parametrize("values", GRID)
def test_a_call_less_a_put_is_the_share_less_the_strike(
    values: tuple[float, float, float, float, float, float],
) -> None:
    terms = in_whole_days(values)
    share = terms.price * exp(-terms.dividend_yield * terms.years)
    strike = terms.strike * exp(-terms.risk_free * terms.years)
    put = by_quantlib(terms, QuantLib.Option.Put)
    assert isclose(call_value(terms) - put, share - strike, rel_tol=1e-9, abs_tol=1e-9)


def test_the_textbook_example() -> None:
    # Hull, Options, Futures, and Other Derivatives: S 42, K 40, r 10 %, volatility 20 %, half a year: 4.76
    assert round(call_value(Terms(42, 40, 0.5, 0.2, 0.1, 0)), 2) == 4.76


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        (Terms(0, 10, 5, 0.4, 0.04, 0), 0),
        (Terms(30, 10, 0, 0.4, 0.04, 0), 20),
        (Terms(5, 10, 0, 0.4, 0.04, 0), 0),
        (Terms(30, 0, 5, 0.4, 0.04, 0), 30),
        (Terms(30, 0, 5, 0.4, 0.04, 0.02), 30 * exp(-0.1)),
        (Terms(30, 10, 5, 0, 0.04, 0), 30 - 10 * exp(-0.2)),
        (Terms(8, 10, 5, 0, 0, 0), 0),
    ],
)
def test_where_nothing_is_uncertain_it_is_the_discounted_gain(terms: Terms, value: float) -> None:
    assert isclose(call_value(terms), value, abs_tol=1e-12)


PRICES = st.floats(0, 10_000)
RATES = st.floats(0, 1)


@given(PRICES, PRICES, st.floats(0, 15), st.floats(0, 3), RATES)
def test_a_call_lies_between_its_discounted_gain_and_the_share(
    price: float, strike: float, years: float, volatility: float, rate: float
) -> None:
    value = call_value(Terms(price, strike, years, volatility, rate, 0))
    least = max(0.0, price - strike * exp(-rate * years))
    assert least - 1e-6 <= value <= price + 1e-6


@given(PRICES, PRICES, st.floats(0, 100), st.floats(0.01, 2))
def test_a_higher_price_never_lowers_and_a_higher_strike_never_raises(
    price: float, strike: float, more: float, volatility: float
) -> None:
    value = call_value(Terms(price, strike, 4, volatility, 0.03, 0.01))
    assert call_value(Terms(price + more, strike, 4, volatility, 0.03, 0.01)) >= value - 1e-6
    assert call_value(Terms(price, strike + more, 4, volatility, 0.03, 0.01)) <= value + 1e-6


def assumed(volatility: str = "40") -> FairValue:
    return FairValue(volatility_percent=Decimal(volatility), risk_free_percent=Decimal(0), term_years=Decimal(5))


def test_percentages_become_parts() -> None:
    percent = FairValue(
        volatility_percent=Decimal(20), risk_free_percent=Decimal(10), term_years=Decimal("0.5"),
        dividend_yield_percent=Decimal(0),
    )  # fmt: skip
    assert round(float(option_fair_value(exactly(42), Decimal(40), percent).likely), 2) == 4.76


def test_the_lowest_value_pairs_the_lowest_price_with_the_highest_strike() -> None:
    found = option_fair_value(span("20..30..40"), estimate("5..10..15"), assumed("0"))
    assert found == span("5..20..35")


@pytest.mark.parametrize(("price", "strike"), [("?", "10"), ("10..", "5"), ("30", "?")])
def test_without_a_price_or_a_strike_nothing_is_known(price: str, strike: str) -> None:
    assert option_fair_value(span(price), estimate(strike), assumed()) == UNKNOWN


def test_prices_that_are_all_but_equal_give_an_ordered_range() -> None:
    price = span("351..351.0000000000005..351.000000000001")
    percent = FairValue(volatility_percent=Decimal(20), risk_free_percent=Decimal(3), term_years=Decimal(1))
    ends = [call_value(Terms(at, 1940, 1, 0.2, 0.03, 0)) for at in (351, 351.000000000001)]
    assert ends[0] > ends[1], "floating point alone is out of order here"
    assert is_ordered(option_fair_value(price, Decimal(1940), percent))


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted), st.integers(0, 1000))
def test_a_range_of_prices_gives_an_ordered_range(prices: list[int], strike: int) -> None:
    price = span("..".join(map(str, prices)))
    found = option_fair_value(price, Decimal(strike), assumed())
    assert is_ordered(found)
    assert found.likely == Fraction(call_value(Terms(prices[1], strike, 5, 0.4, 0, 0)))
