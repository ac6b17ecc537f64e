from datetime import date
from fractions import Fraction
from math import isclose, log, sqrt
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.rate_history import Point, RateHistory, YearOfRates, rate_history
from offercalc.domain.exchange import NoRate, Refusal
from tests.builders import table
from tests.tools import rates

DAYS = "2024-12-30 USD 1.25 IDR 20000; 2025-01-02 USD 1.25 IDR 20500 JPY 150; 2025-06-02 USD 1.25 IDR 21250"
FIRST, LAST = date(2024, 12, 30), date(2025, 6, 2)


def history(base: str, quote: str, since: date = FIRST, until: date = LAST, days: str = DAYS) -> RateHistory:
    found = rate_history(table(days), base, quote, since, until)
    assert isinstance(found, RateHistory)
    return found


def test_the_points_are_the_publications_crossed_and_oldest_first() -> None:
    found = history("USD", "IDR")
    assert found.points == (
        Point(date(2024, 12, 30), Fraction(16_000)),
        Point(date(2025, 1, 2), Fraction(16_400)),
        Point(date(2025, 6, 2), Fraction(17_000)),
    )
    assert (found.source, found.edition) == ("Small Bank", "first")


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (FIRST, LAST, 3),
        (date(2024, 12, 31), LAST, 2),
        (FIRST, date(2025, 6, 1), 2),
        (date(2025, 1, 2), date(2025, 1, 2), 1),
    ],
)
def test_both_ends_of_the_range_are_in_it(since: date, until: date, count: int) -> None:
    assert len(history("USD", "IDR", since, until).points) == count


def test_the_lowest_the_highest_and_the_average_are_exact() -> None:
    found = history("USD", "IDR")
    assert (found.low, found.high) == (found.points[0], found.points[2])
    assert found.average == Fraction(49_400, 3)


def test_each_calendar_year_has_its_average() -> None:
    assert history("USD", "IDR").years == (
        YearOfRates(2024, Fraction(16_000), 1, date(2024, 12, 30)),
        YearOfRates(2025, Fraction(16_700), 2, date(2025, 6, 2)),
    )


def test_volatility_is_that_of_the_daily_logarithmic_changes() -> None:
    changes = [log(16_400 / 16_000), log(17_000 / 16_400)]
    volatility = history("USD", "IDR").volatility
    assert volatility is not None
    assert isclose(volatility, stdev(changes) * sqrt(252))
    assert history("EUR", "USD").volatility == 0
    assert history("USD", "IDR", date(2025, 1, 1)).volatility is None


def test_days_on_which_one_of_the_pair_is_missing_are_left_out() -> None:
    assert history("JPY", "IDR").points == (Point(date(2025, 1, 2), Fraction(20_500, 150)),)


def test_a_currency_that_has_ended_is_refused_after_its_end() -> None:
    found = rate_history(table(DAYS), "USD", "JPY", date(2025, 2, 1), LAST)
    assert isinstance(found, NoRate)
    assert found.refusal is Refusal.AFTER_LAST_DAY


def test_a_currency_in_itself_is_one_on_every_day() -> None:
    assert {point.value for point in history("USD", "USD").points} == {1}


def test_a_range_without_publications_has_the_last_one_before_it() -> None:
    found = history("USD", "IDR", date(2025, 2, 1), date(2025, 2, 3))
    assert found.points == (Point(date(2025, 1, 2), Fraction(16_400)),)


@pytest.mark.parametrize(
    ("base", "quote", "until", "refusal"),
    [
        ("USD", "AED", LAST, Refusal.NOT_PUBLISHED),
        ("USD", "XYZ", LAST, Refusal.UNKNOWN_CURRENCY),
        ("USD", "JPY", date(2024, 12, 31), Refusal.BEFORE_FIRST_DAY),
        ("USD", "IDR", date(2024, 1, 1), Refusal.BEFORE_FIRST_DAY),
    ],
)
def test_what_has_no_rate_is_refused(base: str, quote: str, until: date, refusal: Refusal) -> None:
    found = rate_history(table(DAYS), base, quote, FIRST, until)
    assert isinstance(found, NoRate)
    assert found.refusal is refusal


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=30))
def test_the_average_lies_between_the_lowest_and_the_highest(values: list[int]) -> None:
    days = "; ".join(f"2025-01-{day:02} IDR {value}" for day, value in enumerate(values, start=1))
    found = history("EUR", "IDR", date(2025, 1, 1), date(2025, 1, 31), days)
    assert found.low.value <= found.average <= found.high.value
    assert history("IDR", "EUR", date(2025, 1, 1), date(2025, 1, 31), days).low.value == 1 / found.high.value


def test_the_bundled_history_has_the_rupiah_since_2005() -> None:
    found = rate_history(rates(), "USD", "IDR", date(1999, 1, 1), date(2026, 10, 31))
    assert isinstance(found, RateHistory)
    assert (found.points[0].day, found.points[-1].day) == (date(2005, 4, 1), date(2026, 10, 30))
    assert [year.year for year in found.years] == list(range(2005, 2027))
