from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.exchange.rate import Drift, NoRate, Rate, RateKind, Refusal, find_rate
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.scenario.exchange_basis import basis_rate, drift_factor
from tests.builders import assumptions, book, table

DAYS = (
    "2025-12-05 USD 1.25 IDR 18750; 2025-12-18 USD 1.25 IDR 18750; 2026-01-01 USD 1.25 IDR 20000; "
    "2026-01-15 USD 1.25 IDR 20625; 2026-01-29 USD 1.25 IDR 20625; 2026-01-31 USD 1.25 IDR 21250"
)
PAUSED = (
    "2025-10-01 USD 1.25 IDR 18750; 2026-01-01 USD 1.25; 2026-01-20 USD 1.25 IDR 20000; 2026-01-31 USD 1.25 IDR 21250"
)
DAY = date(2026, 1, 31)


def rate(base: str, *, quote: str = "IDR", months: int = 0, own: tuple[OwnRate, ...] = ()) -> Rate:
    assumed = Assumptions(exchange_day=DAY, currency=quote, average_months=months, own_rates=own)
    found = basis_rate(book(DAYS), base, assumed)
    assert isinstance(found, Rate)
    return found


def own(base: str, quote: str, value: str) -> OwnRate:
    return OwnRate(base=base, quote=quote, value=Decimal(value))


def test_without_a_basis_it_is_the_rate_of_the_day() -> None:
    assert rate("USD") == find_rate(table(DAYS), "USD", "IDR", DAY)
    assert rate("USD").value == 17_000


@pytest.mark.parametrize(("months", "average"), [(1, "16500"), (2, "16000"), (120, "16000")])
def test_an_average_is_the_mean_of_the_months_up_to_the_day(months: int, average: str) -> None:
    found = rate("USD", months=months)
    assert (found.value, found.kind, found.months, found.used) == (
        Fraction(average), RateKind.AVERAGE, months, DAY,
    )  # fmt: skip


def test_the_day_on_which_the_months_of_an_average_begin_is_not_one_of_them() -> None:
    days = book(
        "2025-12-31 USD 1 IDR 9000; 2026-01-12 USD 1 IDR 12000; 2026-01-22 USD 1 IDR 13000; 2026-01-31 USD 1 IDR 14000"
    )
    found = basis_rate(days, "USD", Assumptions(exchange_day=DAY, currency="IDR", average_months=1))
    assert isinstance(found, Rate)
    assert found.value == 13_000


@pytest.mark.parametrize(("first", "since"), [("2026-01-14", None), ("2026-01-15", date(2026, 1, 15))])
def test_an_average_whose_first_day_is_more_than_two_weeks_late_says_since_when(first: str, since: date | None) -> None:
    days = book(f"{first} USD 1 IDR 12000; 2026-01-24 USD 1 IDR 13000; 2026-01-31 USD 1 IDR 14000")
    found = basis_rate(days, "USD", Assumptions(exchange_day=DAY, currency="IDR", average_months=1))
    assert isinstance(found, Rate)
    assert found.since == since


def test_an_average_without_publications_is_the_last_rate() -> None:
    later = Assumptions(exchange_day=date(2027, 1, 1), currency="IDR", average_months=1)
    found = basis_rate(book(DAYS), "USD", later)
    assert isinstance(found, Rate)
    assert (found.value, found.used, found.kind, found.months) == (Fraction(17_000), DAY, RateKind.CROSS, 0)
    assert found.is_stale


def test_an_average_says_since_when_there_are_rates_where_that_is_after_its_first_month() -> None:
    assert rate("USD", months=2).since is None
    assert rate("USD", months=3).since == date(2025, 12, 5)


@pytest.mark.parametrize(("months", "is_refused"), [(0, False), (1, True), (6, True)])
def test_an_average_over_a_pause_in_publication_is_refused(months: int, *, is_refused: bool) -> None:
    assumed = Assumptions(exchange_day=DAY, currency="IDR", average_months=months)
    found = basis_rate(book(PAUSED), "USD", assumed)
    assert isinstance(found, NoRate) is is_refused
    if isinstance(found, NoRate):
        assert (found.currency, found.refusal) == ("IDR", Refusal.NOT_PUBLISHED_THEN)
        assert (found.bound, found.resumed) == (date(2025, 10, 1), date(2026, 1, 20))


def test_a_currency_in_itself_has_no_average_and_no_source() -> None:
    found = rate("IDR", months=3, own=(own("IDR", "IDR", "2"),))
    assert (found.kind, found.source, found.value) == (RateKind.IDENTITY, "", Fraction(1))


def test_a_custom_rate_always_wins_in_both_directions() -> None:
    for stated in (own("USD", "IDR", "16500"), own("IDR", "USD", "0.0001")):
        found = rate("USD", months=3, own=(own("EUR", "IDR", "1"), stated))
        assert (found.kind, found.source, found.used) == (RateKind.MANUAL, "own", DAY)
    assert rate("USD", own=(own("USD", "IDR", "16500"),)).value == 16_500
    assert rate("USD", own=(own("IDR", "USD", "0.0001"),)).value == 10_000


def test_a_custom_rate_is_for_its_pair_alone() -> None:
    assert rate("EUR", own=(own("USD", "IDR", "1"),)).value == 21_250


def test_a_custom_rate_helps_where_nobody_publishes_one() -> None:
    assert rate("AED", own=(own("AED", "IDR", "4500"),)).value == 4500
    refused = basis_rate(book(DAYS), "AED", replace(assumptions("IDR"), average_months=3))
    assert isinstance(refused, NoRate)
    assert refused.refusal is Refusal.NOT_PUBLISHED


@given(st.integers(0, 24))
def test_an_average_lies_between_the_lowest_and_the_highest(months: int) -> None:
    assert 15_000 <= rate("USD", months=months).value <= 17_000


def drifting(base: str, drift: Drift) -> Rate:
    found = basis_rate(book(DAYS), base, Assumptions(exchange_day=DAY, currency="IDR", drifts=(drift,)))
    assert isinstance(found, Rate)
    return found


@pytest.mark.parametrize(
    ("day", "factor"),
    [
        (date(2020, 1, 1), "1"),
        (DAY, "1"),
        (date(2027, 1, 31), "1.1"),
        (date(2028, 1, 31), "1.21"),
        (date(2029, 1, 31), "1.331"),
    ],
)
def test_a_drift_compounds_on_anniversaries_of_the_exchange_day(day: date, factor: str) -> None:
    found = drifting("USD", Drift("USD", "IDR", Decimal(10)))
    assert found.value == 17_000
    assert drift_factor(found, day) == Fraction(factor)


def test_a_drift_is_linear_by_days_between_anniversaries() -> None:
    found = drifting("USD", Drift("USD", "IDR", Decimal(10)))
    assert drift_factor(found, date(2026, 6, 30)) == 1 + Fraction(150, 365) / 10


def test_a_drift_that_is_stated_the_other_way_round_is_turned() -> None:
    found = drifting("USD", Drift("IDR", "USD", Decimal(-20)))
    assert drift_factor(found, date(2027, 1, 31)) == Fraction(5, 4)


def test_a_drift_is_for_its_pair_alone() -> None:
    other = drifting("EUR", Drift("USD", "IDR", Decimal(10)))
    assert other.drift is None
    assert drift_factor(other, date(2030, 1, 1)) == 1
