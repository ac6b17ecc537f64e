from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.present_value import discount_factor, present_value
from offercalc.analysis.yearly import Rates
from offercalc.domain.exchange.rate import Drift, NoRate, Rate, RateKind, Refusal
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, total
from tests.builders import SPANS, component, is_ordered, span

START = date(2026, 1, 1)
RATES: Rates = {
    "USD": Rate("USD", "USD", Fraction(1), START, START, "Bank", RateKind.IDENTITY),
    "EUR": Rate("EUR", "USD", Fraction(5, 4), START, START, "Bank", RateKind.MANUAL),
    "AED": NoRate("AED", Refusal.NOT_PUBLISHED, START, "Bank"),
}
PERCENTS = st.decimals(0, 50, places=2)


def line(amount: Span, days: int, currency: str = "USD") -> Line:
    return Line(
        component=component("pay[0]"),
        category=Category.BASE,
        earned_on=START,
        paid_on=START + timedelta(days=days),
        amount=amount,
        currency=currency,
        certainty=Certainty.GUARANTEED,
    )


LINES = st.lists(st.builds(line, SPANS, st.integers(0, 3650), st.sampled_from(["USD", "EUR"])), max_size=8).map(tuple)


@pytest.mark.parametrize("percent", ["0.5", "5", "12.75"])
def test_payments_after_whole_years_are_worth_what_numpy_financial_says(percent: str) -> None:
    amounts = [500, 100_000, 110_000, 0, 7]
    lines = tuple(line(exactly(amount), 365 * year) for year, amount in enumerate(amounts))
    found = present_value(lines, START, Decimal(percent), RATES).likely
    expected = numpy_financial.npv(float(percent) / 100, amounts)
    assert abs(float(found) / float(expected) - 1) < 1e-12


@given(PERCENTS, st.integers(0, 4000))
def test_a_payment_is_discounted_by_its_days(percent: Decimal, days: int) -> None:
    found = float(present_value((line(exactly(1000), days),), START, percent, RATES).likely)
    expected = 1000 / (1 + float(percent) / 100) ** (days / 365)
    assert abs(found / expected - 1) < 1e-12


@given(LINES)
def test_at_no_rate_it_is_the_sum(lines: tuple[Line, ...]) -> None:
    known = {"USD": Fraction(1), "EUR": Fraction(5, 4)}
    assert present_value(lines, START, Decimal(0), RATES) == total(
        tuple(one.amount.scaled(known[one.currency]) for one in lines)
    )


@given(LINES, PERCENTS, PERCENTS)
def test_a_higher_rate_never_makes_it_more(lines: tuple[Line, ...], one: Decimal, two: Decimal) -> None:
    less, more = sorted((one, two))
    low, high = (present_value(lines, START, percent, RATES) for percent in (more, less))
    assert is_ordered(low)
    assert low.least <= high.least
    assert low.likely <= high.likely


SIGNED = st.lists(st.fractions(-(10**6), 10**6), min_size=3, max_size=3).map(sorted).map(lambda found: Span(*found))


@given(st.lists(st.builds(line, SIGNED, st.integers(0, 3650)), max_size=8).map(tuple), PERCENTS)
def test_what_is_paid_back_keeps_the_bounds_in_order(lines: tuple[Line, ...], percent: Decimal) -> None:
    found = present_value(lines, START, percent, RATES)
    assert found.high is not None
    assert found.least <= found.likely <= found.high


def test_what_is_paid_back_is_discounted_as_what_is_paid() -> None:
    back = Span(Fraction(-300), Fraction(-200), Fraction(-100))
    found = present_value((line(exactly(500), 0), line(back, 365)), START, Decimal(25), RATES)
    assert found == span("260..340..420")


def test_what_cannot_be_converted_is_open() -> None:
    assert present_value((line(exactly(5), 10, "AED"),), START, Decimal(3), RATES) == UNKNOWN
    assert present_value((line(exactly(0), 10, "AED"),), START, Decimal(3), RATES) == exactly(0)


def test_a_payment_counts_at_the_rate_to_which_its_currency_has_drifted_by_the_day_it_is_paid() -> None:
    drifting = {"EUR": replace(RATES["EUR"], drift=Drift("EUR", "USD", Decimal(10)))}
    found = present_value((line(exactly(100), 365, "EUR"),), START, Decimal(0), drifting)
    assert found == exactly(Fraction(125) * Fraction(110, 100))


def test_what_is_open_stays_open() -> None:
    found = present_value((line(span("100.."), 365), line(UNKNOWN, 0)), START, Decimal(25), RATES)
    assert found == span("80..")


@pytest.mark.parametrize(
    ("percent", "days", "factor"), [("0", 9, "1"), ("25", 365, "4/5"), ("25", 730, "16/25"), ("7", 0, "1")]
)
def test_a_discount_factor(percent: str, days: int, factor: str) -> None:
    assert discount_factor(Decimal(percent), days) == Fraction(factor)
