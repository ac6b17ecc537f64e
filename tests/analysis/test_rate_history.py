from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isclose, log, sqrt
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.rate_history import Point, RateHistory, YearOfRates, last_day_of, rate_history
from offercalc.domain.exchange.rate import NoRate, Refusal
from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates
from tests.builders import table
from tests.tools import rates

DAYS = "2024-12-30 USD 1.25 IDR 20000; 2025-01-02 USD 1.25 IDR 20500 JPY 150; 2025-01-16 USD 1.25 IDR 21250"
FIRST, LAST = date(2024, 12, 30), date(2025, 1, 16)
PAUSED = "2024-12-30 IDR 100; 2024-12-31 IDR 110; 2025-01-01 IDR 100; 2025-06-01 IDR 900; 2025-06-02 IDR 990"


def history(base: str, quote: str, since: date = FIRST, until: date = LAST, days: str = DAYS) -> RateHistory:
    found = rate_history(table(days), base, quote, since, until)
    assert isinstance(found, RateHistory)
    return found


def test_the_points_are_the_publications_crossed_and_oldest_first() -> None:
    found = history("USD", "IDR")
    assert found.points == (
        Point(date(2024, 12, 30), Fraction(16_000)),
        Point(date(2025, 1, 2), Fraction(16_400)),
        Point(LAST, Fraction(17_000)),
    )
    assert (found.source, found.edition) == ("Small Bank", "first")


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (FIRST, LAST, 3),
        (date(2024, 12, 31), LAST, 2),
        (FIRST, date(2025, 1, 15), 2),
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
        YearOfRates(2025, Fraction(16_700), 2, LAST),
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
    found = rate_history(table(DAYS), "USD", "JPY", date(2025, 1, 10), LAST)
    assert isinstance(found, NoRate)
    assert found.refusal is Refusal.AFTER_LAST_DAY


def test_a_history_goes_up_to_the_end_of_a_currency_and_names_it() -> None:
    found = history("EUR", "JPY")
    assert (found.points[-1].day, found.ended) == (date(2025, 1, 2), (("JPY", date(2025, 1, 2)),))
    assert history("EUR", "JPY", until=date(2025, 1, 3)).ended == ()
    assert history("USD", "IDR").ended == ()


@pytest.mark.parametrize(("pair", "last"), [(("EUR", "JPY"), date(2025, 1, 2)), (("USD", "IDR"), LAST)])
def test_the_last_day_of_a_pair_is_that_of_the_currency_that_ended(pair: tuple[str, str], last: date) -> None:
    assert last_day_of(table(DAYS), *pair, LAST) == last


def test_a_pause_is_named_and_no_change_is_counted_over_it() -> None:
    found = history("EUR", "IDR", FIRST, date(2025, 6, 2), PAUSED)
    assert found.pauses == ((date(2025, 1, 1), date(2025, 6, 1)),)
    changes = [log(1.1), log(1 / 1.1), log(1.1)]
    assert found.volatility is not None
    assert isclose(found.volatility, stdev(changes) * sqrt(252))
    assert history("USD", "IDR").pauses == ()


def test_custom_rates_hold_until_the_next_without_a_pause() -> None:
    own = OwnRates(OwnQuote(day, "USD", "IDR", Decimal(16_500)) for day in (date(2025, 1, 1), date(2026, 1, 1)))
    found = rate_history(own, "USD", "IDR", date(2025, 1, 1), date(2026, 12, 31))
    assert isinstance(found, RateHistory)
    assert (len(found.points), found.pauses, found.ended) == (2, (), ())


def test_a_range_within_a_pause_is_refused() -> None:
    found = rate_history(table(PAUSED), "EUR", "IDR", date(2025, 3, 1), date(2025, 4, 1))
    assert isinstance(found, NoRate)
    assert found.refusal is Refusal.NOT_PUBLISHED_THEN


def test_a_currency_in_itself_is_one_on_every_day() -> None:
    assert {point.value for point in history("USD", "USD").points} == {1}


def test_a_range_without_publications_has_the_last_one_before_it() -> None:
    found = history("USD", "IDR", date(2025, 1, 4), date(2025, 1, 5))
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
