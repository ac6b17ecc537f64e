from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.exchange.rate import NoRate, Quote, Refusal, find_rate
from offercalc.feeds.store.merged_rates import MergedRates
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


def test_the_runs_of_both_tables_are_joined_where_only_an_ordinary_break_parts_them() -> None:
    old = table("2025-01-01 ISK 100; 2025-01-10 ISK 100; 2026-01-05 ISK 150; 2026-01-06 USD 1.2")
    both = MergedRates(table("2025-01-05 ISK 110; 2025-01-20 ISK 120; 2026-01-19 ISK 150"), old)
    assert both.runs("ISK") == (
        (date(2025, 1, 1), date(2025, 1, 20)),
        (date(2026, 1, 5), date(2026, 1, 19)),
    )
    assert both.runs("AED") == ()


@pytest.mark.parametrize(("day", "used"), [("2026-01-20", "2026-01-06"), ("2026-01-21", None), ("2026-05-31", None)])
def test_a_hole_between_what_came_with_the_program_and_what_was_fetched_is_a_pause(day: str, used: str | None) -> None:
    found = find_rate(MergedRates(table("2026-06-01 USD 1.5"), table(OLD)), "EUR", "USD", date.fromisoformat(day))
    if isinstance(found, NoRate):
        assert used is None
        assert (found.refusal, found.bound, found.resumed) == (
            Refusal.NOT_PUBLISHED_THEN, date(2026, 1, 6), date(2026, 6, 1),
        )  # fmt: skip
    else:
        assert found.used.isoformat() == used


LONG_DAYS = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 1)), st.integers(1, 9), min_size=1, max_size=9)


@given(LONG_DAYS, LONG_DAYS)
def test_the_runs_of_merged_tables_are_those_of_one_laid_over_the_other(
    first: dict[date, int], second: dict[date, int]
) -> None:
    tables = [SmallTable({day: {"USD": Fraction(value)} for day, value in days.items()}) for days in (first, second)]
    whole = SmallTable({day: {"USD": Fraction(value)} for day, value in (second | first).items()})
    assert MergedRates(*tables).runs("USD") == whole.runs("USD")
