from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from offercalc.domain.exchange.rate import NoRate, Quote, Rate, Refusal, find_rate
from offercalc.feeds.store.rate_store import Held, Kept, RateStore
from offercalc.feeds.store.stored_rates import StoredRates

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def kept(back: int, held: str = "", **rates: str) -> Kept:
    values = {code: Decimal(value) for code, value in rates.items()}
    doubts = {held: Held(Decimal(9), Decimal(1), MONDAY)} if held else {}
    return Kept(source="ECB", day=MONDAY - timedelta(days=back), base="EUR", rates=values, held=doubts, fetched=NOW)


@pytest.fixture
def table(tmp_path: Path) -> StoredRates:
    """Return 200 days: the dollar on all; the rupiah, withheld on the newest; the kuna on the oldest."""
    store = RateStore(tmp_path / "rates.sqlite")
    days = [kept(back, USD="1.25", IDR=str(20_000 + back)) for back in range(1, 199)]
    store.keep((kept(0, "IDR", USD="1.25"), *days, kept(199, USD="1.25", IDR="20199", HRK="7.5")))
    return StoredRates(store, "ECB", "EUR")


def test_a_table_says_what_it_has(table: StoredRates) -> None:
    oldest = MONDAY - timedelta(days=199)
    assert (table.source, table.base, table.last_day) == ("ECB", "EUR", MONDAY)
    assert table.currencies == ("EUR", "HRK", "IDR", "USD")
    assert table.span("EUR") == table.span("USD") == (oldest, MONDAY)
    assert table.span("HRK") == (oldest, oldest)
    assert table.span("AED") is None


def test_a_rate_says_when_it_was_fetched(table: StoredRates) -> None:
    assert table.quote("EUR", "USD", MONDAY + timedelta(days=9)) == Quote(MONDAY, Fraction(5, 4), "", NOW)


def test_while_a_rate_is_held_back_the_last_one_before_it_is_used(table: StoredRates) -> None:
    found = table.quote("USD", "IDR", MONDAY)
    assert found is not None
    assert (found.day, found.value) == (MONDAY - timedelta(days=1), Fraction(20_001) * 4 / 5)


def test_days_long_ago_are_read_when_they_are_asked_for(table: StoredRates) -> None:
    assert len(table._kept) == 64
    found = table.quote("EUR", "IDR", MONDAY - timedelta(days=150))
    assert found is not None
    assert found.value == 20_150
    assert len(table._kept) == 192


def test_the_newest_day_answers_without_reading_the_days_before_it(table: StoredRates) -> None:
    assert table.quote("EUR", "USD", MONDAY) is not None
    assert len(table._kept) == 64


def test_a_currency_that_has_ended_is_refused(table: StoredRates) -> None:
    assert table.quote("EUR", "HRK", MONDAY) is None
    found = find_rate(table, "HRK", "EUR", MONDAY)
    assert isinstance(found, NoRate)
    assert found.refusal is Refusal.AFTER_LAST_DAY
    assert table.quote("EUR", "HRK", MONDAY - timedelta(days=199)) is not None


def test_nothing_is_found_before_the_first_day(table: StoredRates) -> None:
    assert table.quote("EUR", "USD", MONDAY - timedelta(days=200)) is None
    assert table.quote("EUR", "AED", MONDAY) is None


def test_a_range_is_given_oldest_first(table: StoredRates) -> None:
    since, until = MONDAY - timedelta(days=70), MONDAY - timedelta(days=68)
    assert [one.value for one in table.quotes("EUR", "IDR", since, until)] == [20_070, 20_069, 20_068]
    assert list(table.quotes("EUR", "IDR", MONDAY, MONDAY)) == []
    assert len(list(table.quotes("EUR", "USD", date.min, date.max))) == 200
    assert list(table.quotes("EUR", "USD", date.min, date(2020, 1, 1))) == []


def test_a_currency_that_paused_is_refused_until_it_is_published_again(tmp_path: Path) -> None:
    store = RateStore(tmp_path / "rates.sqlite")
    store.keep(
        (
            kept(0, USD="1.2", ISK="125"),
            *(kept(back, USD="1.2") for back in range(1, 40)),
            kept(40, USD="1.2", ISK="290"),
        )
    )
    stored = StoredRates(store, "ECB", "EUR")
    assert stored.runs("ISK") == ((MONDAY - timedelta(days=40),) * 2, (MONDAY, MONDAY))
    for back in (1, 39):
        found = find_rate(stored, "ISK", "EUR", MONDAY - timedelta(days=back))
        assert isinstance(found, NoRate)
        assert found.refusal is Refusal.NOT_PUBLISHED_THEN
    assert find_rate(stored, "ISK", "EUR", MONDAY) == find_rate(StoredRates(store, "ECB", "EUR"), "ISK", "EUR", MONDAY)


def test_a_rate_that_is_held_back_for_long_is_no_pause(tmp_path: Path) -> None:
    store = RateStore(tmp_path / "rates.sqlite")
    store.keep((*(kept(back, "ISK", USD="1.2") for back in range(40)), kept(40, USD="1.2", ISK="290")))
    found = find_rate(StoredRates(store, "ECB", "EUR"), "EUR", "ISK", MONDAY)
    assert isinstance(found, Rate)
    assert (found.value, found.age_days, found.is_stale) == (Fraction(290), 40, True)


def test_a_file_that_can_no_longer_be_read_has_no_further_days_and_says_so(table: StoredRates, tmp_path: Path) -> None:
    (tmp_path / "rates.sqlite").write_bytes(b"no database" * 100)
    assert table.quote("EUR", "USD", MONDAY) is not None
    assert table.quote("EUR", "HRK", MONDAY - timedelta(days=199)) is None
    assert table.currencies == ("EUR",)
    assert "can't use the stored" in table._store.fault


def test_a_source_of_which_no_day_can_be_read_is_empty(tmp_path: Path) -> None:
    assert StoredRates(RateStore(tmp_path / "rates.sqlite"), "ECB", "EUR").is_empty
