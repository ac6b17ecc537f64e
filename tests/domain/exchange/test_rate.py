from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.exchange.rate import (
    LONGEST_BREAK_DAYS,
    NoRate,
    Rate,
    RateKind,
    Refusal,
    convert,
    find_rate,
    is_rate,
    runs_of,
    was_silent,
)
from offercalc.domain.values.money import Money, money
from tests.builders import AMOUNTS, LAST_RATE_DAY, SmallTable, table

FIRST_DAY = date(2026, 1, 5)


def rate(base: str, quote: str, on: date = LAST_RATE_DAY, rates: SmallTable | None = None) -> Rate:
    found = find_rate(rates or table(), base, quote, on)
    assert isinstance(found, Rate)
    return found


def test_a_published_rate_says_of_which_day_and_from_whom_it_is() -> None:
    assert find_rate(table(), "EUR", "USD", date(2026, 1, 6)) == Rate(
        base="EUR",
        quote="USD",
        value=Fraction("1.28"),
        requested=date(2026, 1, 6),
        used=date(2026, 1, 6),
        source="Small Bank",
        kind=RateKind.PUBLISHED,
        edition="first",
    )


def test_a_cross_goes_through_the_tables_own_base() -> None:
    crossed = rate("USD", "IDR")
    assert (crossed.value, crossed.kind, crossed.used) == (Fraction(16200), RateKind.CROSS, LAST_RATE_DAY)


def test_a_rate_into_the_base_is_the_published_one_turned_round() -> None:
    turned = rate("USD", "EUR")
    assert (turned.value, turned.kind) == (Fraction(5, 6), RateKind.CROSS)


def test_on_a_day_without_publication_the_last_one_before_it_holds() -> None:
    holiday = rate("USD", "IDR", date(2026, 1, 7))
    assert (holiday.value, holiday.requested, holiday.used) == (Fraction(16100), date(2026, 1, 7), date(2026, 1, 6))
    assert holiday.age_days == 1


@pytest.mark.parametrize(("day", "age"), [(9, 0), (10, 1), (11, 2)])
def test_on_a_weekend_the_rate_of_the_friday_before_it_holds(day: int, age: int) -> None:
    friday_and_monday = table("2026-01-09 USD 1.25; 2026-01-12 USD 1.5")
    found = rate("EUR", "USD", date(2026, 1, day), friday_and_monday)
    assert (found.value, found.used, found.age_days) == (Fraction("1.25"), date(2026, 1, 9), age)
    assert not found.is_stale


@pytest.mark.parametrize(("days", "is_stale"), [(0, False), (7, False), (8, True)])
def test_a_rate_older_than_seven_days_is_stale(days: int, *, is_stale: bool) -> None:
    old = rate("USD", "IDR", LAST_RATE_DAY + timedelta(days=days))
    assert (old.used, old.age_days, old.is_stale) == (LAST_RATE_DAY, days, is_stale)


@pytest.mark.parametrize("code", ["USD", "EUR", "AED"])
def test_a_currency_costs_one_of_itself_published_or_not(code: str) -> None:
    same = rate(code, code, date(1990, 1, 1))
    assert (same.value, same.kind, same.source, same.edition) == (Fraction(1), RateKind.IDENTITY, "", "")
    assert not same.is_stale


@pytest.mark.parametrize(
    ("base", "quote", "on", "refused"),
    [
        ("XYZ", "USD", LAST_RATE_DAY, NoRate("XYZ", Refusal.UNKNOWN_CURRENCY, LAST_RATE_DAY, "Small Bank")),
        ("USD", "XYZ", LAST_RATE_DAY, NoRate("XYZ", Refusal.UNKNOWN_CURRENCY, LAST_RATE_DAY, "Small Bank")),
        ("XYZ", "XYZ", LAST_RATE_DAY, NoRate("XYZ", Refusal.UNKNOWN_CURRENCY, LAST_RATE_DAY, "Small Bank")),
        ("USD", "AED", LAST_RATE_DAY, NoRate("AED", Refusal.NOT_PUBLISHED, LAST_RATE_DAY, "Small Bank")),
        (
            "EUR",
            "USD",
            date(2026, 1, 4),
            NoRate("USD", Refusal.BEFORE_FIRST_DAY, date(2026, 1, 4), "Small Bank", FIRST_DAY),
        ),
        (
            "HRK",
            "USD",
            LAST_RATE_DAY,
            NoRate("HRK", Refusal.AFTER_LAST_DAY, LAST_RATE_DAY, "Small Bank", FIRST_DAY),
        ),
    ],
)
def test_a_rate_that_cannot_be_given_is_refused_with_the_reason(
    base: str, quote: str, on: date, refused: NoRate
) -> None:
    assert find_rate(table(), base, quote, on) == refused


def test_a_currency_that_ended_has_rates_until_its_last_day() -> None:
    assert rate("EUR", "HRK", FIRST_DAY).value == Fraction("7.5")


def test_both_legs_of_a_cross_are_of_one_day() -> None:
    rates = table("2026-01-05 USD 1.25 JPY 150; 2026-01-06 USD 1.28; 2026-01-07 JPY 160")
    crossed = rate("USD", "JPY", date(2026, 1, 6), rates)
    assert (crossed.value, crossed.used) == (Fraction(120), date(2026, 1, 5))


def test_a_cross_of_legs_that_never_met_is_refused() -> None:
    rates = table("2026-01-05 USD 1.25; 2026-01-06 JPY 160; 2026-01-07 USD 1.2")
    on = date(2026, 1, 6)
    assert find_rate(rates, "USD", "JPY", on) == NoRate("JPY", Refusal.BEFORE_FIRST_DAY, on, "Small Bank")


PAUSED = (
    "2008-12-05 USD 1.3 ISK 290; 2008-12-09 USD 1.3 ISK 290; 2008-12-10 USD 1.3; 2008-12-19 USD 1.3; "
    "2018-01-31 USD 1.2; 2018-02-01 USD 1.2 ISK 125"
)


@pytest.mark.parametrize("pair", [("ISK", "EUR"), ("EUR", "ISK"), ("ISK", "USD"), ("USD", "ISK")])
@pytest.mark.parametrize("day", ["2008-12-10", "2008-12-14", "2012-06-01", "2018-01-31"])
def test_a_rate_from_before_a_pause_in_publication_is_refused_on_every_day_of_it(
    day: str, pair: tuple[str, str]
) -> None:
    on = date.fromisoformat(day)
    assert find_rate(table(PAUSED), *pair, on) == NoRate(
        "ISK", Refusal.NOT_PUBLISHED_THEN, on, "Small Bank", date(2008, 12, 9), date(2018, 2, 1)
    )


@pytest.mark.parametrize(
    ("day", "used"), [("2008-12-06", "2008-12-05"), ("2008-12-09", "2008-12-09"), ("2018-02-03", "2018-02-01")]
)
def test_around_a_pause_a_currency_has_its_rates(day: str, used: str) -> None:
    found = rate("ISK", "EUR", date.fromisoformat(day), table(PAUSED))
    assert found.used.isoformat() == used


@pytest.mark.parametrize(("days", "is_given"), [(LONGEST_BREAK_DAYS, True), (LONGEST_BREAK_DAYS + 1, False)])
def test_where_a_source_has_no_day_at_all_its_last_rate_holds_for_an_ordinary_break(
    days: int, *, is_given: bool
) -> None:
    rates = table("2026-01-05 USD 1.25; 2026-03-02 USD 1.5")
    found = find_rate(rates, "EUR", "USD", FIRST_DAY + timedelta(days=days))
    assert isinstance(found, Rate) is is_given
    assert is_given or (isinstance(found, NoRate) and found.refusal is Refusal.NOT_PUBLISHED_THEN)


def test_after_the_newest_day_of_a_source_its_rate_holds_however_old_and_is_stale() -> None:
    assert rate("USD", "IDR", date(2030, 1, 1)).is_stale


def test_days_make_runs_that_only_a_long_break_parts() -> None:
    start = date(2026, 1, 1)
    days = [start + timedelta(days=number) for number in (0, 1, 1 + LONGEST_BREAK_DAYS, 2 + 2 * LONGEST_BREAK_DAYS)]
    assert runs_of(days) == ((days[0], days[2]), (days[3], days[3]))
    assert runs_of(()) == ()


@pytest.mark.parametrize(
    ("day", "is_silent"),
    [("2025-12-31", False), ("2026-01-05", False), ("2026-01-06", True), ("2026-03-01", False), ("2026-04-02", True)],
)
def test_a_currency_is_silent_between_its_runs_and_after_the_last_but_not_before_the_first(
    day: str, *, is_silent: bool
) -> None:
    runs = (date(2026, 1, 1), date(2026, 1, 5)), (date(2026, 3, 1), date(2026, 4, 1))
    assert was_silent(runs, date(2026, 5, 1), date.fromisoformat(day)) is is_silent


def test_money_is_converted_exactly() -> None:
    assert convert(money("555000", "USD"), rate("USD", "IDR")) == money("8991000000", "IDR")
    assert convert(money(1, "IDR"), rate("IDR", "USD")) == money("1/16200", "USD")


def test_a_rate_for_another_currency_converts_nothing() -> None:
    with pytest.raises(ValueError, match="a rate for USD cannot convert EUR"):
        convert(money(1, "EUR"), rate("USD", "IDR"))


def test_a_rate_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        rate("USD", "IDR").value = Fraction(1)  # type: ignore[misc] # that is the test


@given(AMOUNTS, st.permutations(["USD", "IDR", "JPY", "EUR"]), st.dates(FIRST_DAY, date(2027, 1, 1)))
def test_there_and_back_gives_the_same_amount(amount: Fraction, codes: list[str], on: date) -> None:
    here, there = codes[:2]
    gone = convert(Money(amount, here), rate(here, there, on))
    assert convert(gone, rate(there, here, on)) == Money(amount, here)


@given(AMOUNTS, st.permutations(["USD", "IDR", "JPY"]))
def test_a_detour_over_the_base_gives_the_same_amount(amount: Fraction, codes: list[str]) -> None:
    here, there = codes[:2]
    in_euros = convert(Money(amount, here), rate(here, "EUR"))
    assert convert(in_euros, rate("EUR", there)) == convert(Money(amount, here), rate(here, there))


@given(AMOUNTS, AMOUNTS)
def test_converting_a_sum_is_summing_what_is_converted(one: Fraction, two: Fraction) -> None:
    dollars = rate("IDR", "USD")
    together = convert(Money(one, "IDR") + Money(two, "IDR"), dollars)
    assert together == convert(Money(one, "IDR"), dollars) + convert(Money(two, "IDR"), dollars)


def test_a_rate_made_by_hand_is_none_of_the_publisher() -> None:
    typed = replace(rate("USD", "IDR"), kind=RateKind.MANUAL, value=Fraction(16000))
    assert convert(money(2, "USD"), typed) == money(32000, "IDR")


@pytest.mark.parametrize("value", ["0.000000001", "1", "18148.2", "1000000000"])
def test_a_rate_is_of_a_size_that_occurs(value: str) -> None:
    assert is_rate(Decimal(value))


@pytest.mark.parametrize(
    "value", ["0", "-1", "NaN", "sNaN", "Infinity", "-Infinity", "1e-10", "1000000001", "1e999999"]
)
def test_what_is_zero_negative_endless_or_absurd_is_no_rate(value: str) -> None:
    assert not is_rate(Decimal(value))
