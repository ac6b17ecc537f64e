from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.exchange.rate import OWN, NoRate, Quote, Rate, RateKind, RateTable, Refusal
from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates, RateBook
from tests.builders import LAST_RATE_DAY, SmallTable, book, table

FIRST_DAY = date(2026, 1, 5)


def own(*stated: str) -> OwnRates:
    """Return custom rates, e.g. `own("2026-01-01 USD IDR 16500")`."""
    rows = (one.split() for one in stated)
    return OwnRates(OwnQuote(date.fromisoformat(day), base, quote, Decimal(value)) for day, base, quote, value in rows)


def named(name: str, days: str) -> SmallTable:
    """Return a small table under another publisher's name."""
    found = table(days)
    found.source = name
    return found


def rate(found: RateBook, base: str, quote: str, on: date = LAST_RATE_DAY) -> Rate:
    rate = found.rate(base, quote, on)
    assert isinstance(rate, Rate)
    return rate


def test_a_book_of_one_table_gives_its_rates() -> None:
    assert rate(book(), "USD", "IDR").value == 16_200


def test_a_custom_rate_wins_over_a_newer_one() -> None:
    rates = RateBook((own("2025-06-01 USD IDR 15000"), table()))
    found = rate(rates, "USD", "IDR")
    assert (found.value, found.kind, found.source, found.used, found.through) == (
        Fraction(15_000), RateKind.MANUAL, OWN, date(2025, 6, 1), "",
    )  # fmt: skip
    assert found.is_stale
    assert rate(rates, "IDR", "USD").value == Fraction(1, 15_000)


def test_a_custom_rate_holds_from_its_day_on() -> None:
    rates = RateBook((own("2026-01-06 USD IDR 15000", "2026-01-08 USD IDR 15100"), table()))
    assert rate(rates, "USD", "IDR", FIRST_DAY).source == "Small Bank"
    assert rate(rates, "USD", "IDR", date(2026, 1, 7)).value == 15_000
    assert rate(rates, "USD", "IDR", date(2027, 1, 1)).value == 15_100


@pytest.mark.parametrize(
    "tables", [(), (own("2026-01-01 USD IDR 16500"),), (table(),), (own("2026-01-01 KWD USD 3"), table())]
)
def test_a_currency_in_itself_is_one_of_no_source_whatever_tables_there_are(tables: tuple[RateTable, ...]) -> None:
    found = rate(RateBook(tables), "KWD", "KWD", date(1980, 1, 1))
    assert (found.value, found.kind, found.source) == (Fraction(1), RateKind.IDENTITY, "")


def test_a_custom_rate_helps_over_a_pause_and_holds_however_long_it_is_until_the_next() -> None:
    paused = table("2025-01-01 USD 1.25 IDR 20000; 2025-06-01 USD 1.25; 2026-01-05 USD 1.25 IDR 20000")
    rates = RateBook((own("2025-01-02 USD IDR 15000", "2025-12-01 USD IDR 15100", "2026-02-01 AED IDR 1"), paused))
    assert rate(rates, "USD", "IDR", date(2025, 11, 30)).value == 15_000
    assert rates.tables[0].runs("AED") == ((date(2026, 2, 1), date(2026, 2, 1)),)
    assert rates.tables[0].runs("JPY") == ()
    refused = rates.published.rate("USD", "IDR", date(2025, 11, 30))
    assert isinstance(refused, NoRate)
    assert refused.refusal is Refusal.NOT_PUBLISHED_THEN


def test_what_another_publisher_has_helps_over_a_pause() -> None:
    paused = named("First", "2025-01-01 USD 1.25; 2026-01-05 USD 1.25")
    rates = RateBook((paused, named("Second", "2025-06-01 USD 1.5")))
    assert rate(rates, "EUR", "USD", date(2025, 6, 3)).source == "Second"


def test_custom_rates_are_never_crossed() -> None:
    rates = RateBook((own("2026-01-01 EUR IDR 21000", "2026-01-01 EUR USD 1.5"), table()))
    assert rate(rates, "USD", "IDR").value == 16_200


def test_what_is_stated_last_for_a_day_counts() -> None:
    rates = own("2026-01-01 USD IDR 1", "2026-01-01 IDR USD 0.5")
    assert rates.quote("USD", "IDR", LAST_RATE_DAY) == Quote(date(2026, 1, 1), Fraction(2))


def test_own_rates_are_a_table_with_days_and_currencies() -> None:
    rates = own("2026-01-06 USD IDR 15000", "2025-01-08 AED IDR 4000")
    assert rates.currencies == ("AED", "IDR", "USD")
    assert rates.span("IDR") == (date(2025, 1, 8), date(2026, 1, 6))
    assert rates.span("EUR") is None
    assert rates.last_day == date(2026, 1, 6)
    assert rates.quote("USD", "IDR", date(2026, 1, 5)) is None
    assert [one.day.year for one in rates.quotes("IDR", "AED", date(2025, 1, 8), date(2025, 1, 8))] == [2025]
    assert list(rates.quotes("IDR", "EUR", date.min, date.max)) == []


def test_the_first_publisher_that_is_not_stale_is_preferred() -> None:
    first = named("First", "2026-01-05 USD 1.25")
    second = named("Second", "2026-01-08 USD 1.5")
    both = RateBook((first, second))
    assert rate(both, "EUR", "USD", date(2026, 1, 12)).source == "First"
    assert rate(both, "EUR", "USD", date(2026, 1, 13)).source == "Second"
    assert rate(both, "EUR", "USD", date(2026, 2, 13)).source == "Second"
    assert rate(both, "EUR", "USD", date(2026, 1, 6)).source == "First"


def test_both_legs_are_of_one_publisher() -> None:
    apart = RateBook((named("First", "2026-01-05 USD 1.25"), named("Second", "2026-01-05 IDR 20000")))
    refused = apart.rate("USD", "IDR", FIRST_DAY)
    assert refused == NoRate("IDR", Refusal.NOT_PUBLISHED, FIRST_DAY, "First, Second")


def test_a_currency_that_only_another_publisher_has_is_found_there() -> None:
    both = RateBook((table(), named("Second", "2026-01-07 USD 1.2 AED 4.4")))
    found = rate(both, "USD", "AED")
    assert (found.source, found.value, found.through) == ("Second", Fraction(11, 3), "EUR")
    assert both.table_for("USD", "AED", LAST_RATE_DAY).source == "Second"
    assert both.table_for("USD", "IDR", LAST_RATE_DAY).source == "Small Bank"


@pytest.mark.parametrize(
    ("base", "on", "refusal", "source"),
    [
        ("XYZ", LAST_RATE_DAY, Refusal.UNKNOWN_CURRENCY, "Second"),
        ("HRK", LAST_RATE_DAY, Refusal.AFTER_LAST_DAY, "Small Bank"),
        ("USD", date(2026, 1, 1), Refusal.BEFORE_FIRST_DAY, "Small Bank"),
        ("KWD", LAST_RATE_DAY, Refusal.NOT_PUBLISHED, "Second, Small Bank"),
    ],
)
def test_the_refusal_that_says_most_is_given(base: str, on: date, refusal: Refusal, source: str) -> None:
    rates = RateBook((own("2026-01-06 AED IDR 4000"), named("Second", "2026-01-08 SAR 4.4"), table()))
    refused = rates.rate(base, "EUR", on)
    assert isinstance(refused, NoRate)
    assert (refused.refusal, refused.source) == (refusal, source)
    assert rates.table_for(base, "EUR", on) in rates.tables


def test_own_rates_alone_refuse_in_their_own_name() -> None:
    alone = RateBook((own("2026-01-06 AED IDR 4000"),))
    assert alone.rate("AED", "USD", LAST_RATE_DAY) == NoRate("USD", Refusal.NOT_PUBLISHED, LAST_RATE_DAY, OWN)
    assert alone.leading(LAST_RATE_DAY).source == OWN


def test_one_source_can_be_asked_alone() -> None:
    rates = RateBook((own("2026-01-01 USD IDR 1"), table()))
    small = rates.only("small bank")
    assert small is not None
    assert rate(small, "USD", "IDR").value == 16_200
    assert rates.only("nobody") is None


def test_a_book_knows_all_currencies_and_which_table_leads() -> None:
    rates = RateBook((own("2027-01-01 AED IDR 1"), named("First", "2026-01-05 USD 1.25"), table()))
    assert rates.currencies == ("AED", "EUR", "HRK", "IDR", "JPY", "USD")
    assert [rates.leading(date(2026, 1, day)).source for day in (12, 13, 31)] == ["First", "Small Bank", "Small Bank"]


@given(st.decimals("0.0001", "100000", places=4), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_own_rates_there_and_back_are_one(value: Decimal, on: date) -> None:
    rates = RateBook((own(f"2026-01-01 USD IDR {value}"), table()))
    assert rate(rates, "USD", "IDR", on).value * rate(rates, "IDR", "USD", on).value == 1


def test_published_rates_leave_out_custom_ones_unless_there_is_nothing_else() -> None:
    rates = RateBook((own("2026-01-01 USD IDR 1"), table()))
    assert [one.source for one in rates.published.tables] == ["Small Bank"]
    alone = RateBook((own("2026-01-01 USD IDR 1"),))
    assert [one.source for one in alone.published.tables] == [OWN]
