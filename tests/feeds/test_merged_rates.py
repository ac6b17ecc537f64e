from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.exchange import NoRate, Quote, Refusal, find_rate
from offercalc.feeds.merged_rates import MergedRates
from tests.builders import SmallTable, table

OLD = "2026-01-05 USD 1.25 IDR 20000 HRK 7.5; 2026-01-06 USD 1.28 IDR 20608 HRK 7.5"
NEW = "2026-01-06 USD 1.3 IDR 20800; 2026-01-08 USD 1.2"


def merged() -> MergedRates:
    first = table(NEW)
    first.edition = "fetched"
    return MergedRates(first, table(OLD))


def test_two_tables_are_one_from_the_first_day_to_the_newest() -> None:
    both = merged()
    assert (both.source, both.base, both.edition, both.last_day) == ("Small Bank", "EUR", "fetched", date(2026, 1, 8))
    assert both.currencies == ("EUR", "HRK", "IDR", "USD")
    assert both.span("USD") == (date(2026, 1, 5), date(2026, 1, 8))
    assert both.span("HRK") == (date(2026, 1, 5), date(2026, 1, 6))
    assert both.span("AED") is None


@pytest.mark.parametrize(
    ("on", "quote"),
    [
        (8, Quote(date(2026, 1, 8), Fraction("1.2"), "fetched")),
        (7, Quote(date(2026, 1, 6), Fraction("1.3"), "fetched")),
        (6, Quote(date(2026, 1, 6), Fraction("1.3"), "fetched")),
        (5, Quote(date(2026, 1, 5), Fraction("1.25"), "first")),
        (4, None),
    ],
)
def test_the_later_day_counts_and_of_one_day_the_first_table(on: int, quote: Quote | None) -> None:
    assert merged().quote("EUR", "USD", date(2026, 1, on)) == quote


def test_a_currency_that_the_first_table_never_had_has_ended() -> None:
    assert merged().quote("EUR", "HRK", date(2026, 1, 6)) is not None
    found = find_rate(merged(), "HRK", "EUR", date(2026, 1, 8))
    assert isinstance(found, NoRate)
    assert (found.refusal, found.bound) == (Refusal.AFTER_LAST_DAY, date(2026, 1, 6))


def test_a_range_has_each_day_once_and_oldest_first() -> None:
    found = merged().quotes("EUR", "USD", date(2026, 1, 1), date(2026, 1, 31))
    assert [(one.day.day, one.value) for one in found] == [
        (5, Fraction("1.25")),
        (6, Fraction("1.3")),
        (8, Fraction("1.2")),
    ]


DAYS = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 1, 9)), st.integers(1, 9), min_size=1)


@given(DAYS, DAYS, st.dates(date(2025, 12, 31), date(2026, 1, 11)))
def test_merging_is_as_laying_one_table_over_the_other(
    first: dict[date, int], second: dict[date, int], on: date
) -> None:
    def small(days: dict[date, int]) -> SmallTable:
        return SmallTable({day: {"USD": Fraction(value)} for day, value in days.items()})

    whole = small(second | first)
    both = MergedRates(small(first), small(second))
    assert both.quote("EUR", "USD", on) == whole.quote("EUR", "USD", on)
    everything = (date.min, date.max)
    assert list(both.quotes("EUR", "USD", *everything)) == list(whole.quotes("EUR", "USD", *everything))
    assert both.span("USD") == whole.span("USD")
