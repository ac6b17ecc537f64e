from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Exit
from offercalc.domain.scenario.price_path import (
    PricedShare,
    compounded,
    dilution,
    is_private,
    priced_share,
    share_price,
)
from offercalc.domain.values.estimate import UNKNOWN, Span
from offercalc.domain.values.months import add_months
from tests.builders import ASSUMPTIONS, LAST_RATE_DAY, assumptions, estimate, is_ordered, path, span, stake

START = date(2026, 1, 1)
PUBLIC = "10 RSU @ 20 USD"
VAGUE = "10 RSU valued 1M..2M..3M over 1k..2k..3k"
PRIVATE = "10 RSU valued 20M over 1M"
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
RATES = st.fractions(-99, 300, max_denominator=100)
VALUES = st.fractions(0, 10**6, max_denominator=100)
SHARES = st.integers(1, 10**4).map(Fraction)
PARTS = st.integers(0, 9999).map(lambda part: Decimal(part) / 100)


def share(terms: str, prices: str = "", **more: Any) -> PricedShare:
    return priced_share(stake(terms), "Acme", START, assumptions(prices=prices, **more))


def on(terms: str, day: str, prices: str = "", **more: Any) -> Span:
    return share(terms, prices, **more).on(date.fromisoformat(day))


def never_above(lower: Span, upper: Span) -> bool:
    return (
        lower.least <= upper.least
        and lower.likely <= upper.likely
        and (upper.high is None or (lower.high is not None and lower.high <= upper.high))
    )


@pytest.mark.parametrize(
    ("terms", "price"),
    [
        ("10 RSU @ 25 USD", "25"),
        ("10 RSU @ 20..25..30 USD", "20..25..30"),
        ("10 RSU valued 50M over 10M", "5"),
        ("10 RSU valued 40M..50M..60M over 10M", "4..5..6"),
        ("10 RSU valued 60M over 10M..12M..20M", "3..5..6"),
        ("10 RSU valued 20M..60M..80M over 10M..12M..20M", "1..5..8"),
        ("10 RSU @ 25 USD valued 50M over 10M", "25"),
        ("10 RSU valued 50M over ?", "?"),
        ("10 RSU valued ? over 10M", "?"),
        ("10 RSU", "?"),
        ("5% ESPP @ 20 USD", "20"),
        ("5% ESPP", "?"),
    ],
)
def test_a_share_costs_what_is_stated_or_its_part_of_the_company(terms: str, price: str) -> None:
    assert share_price(stake(terms)) == span(price)


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("10 RSU @ 25 USD", False),
        ("10 RSU", False),
        ("10 RSU valued 50M over ?", True),
        ("10 RSU @ 25 USD valued ? over 1M", True),
        ("5% ESPP @ 20 USD", False),
    ],
)
def test_a_share_whose_worth_follows_from_the_companys_is_private(terms: str, found: bool) -> None:  # noqa: FBT001
    assert is_private(stake(terms)) is found


@pytest.mark.parametrize(
    ("percent", "day", "factor"),
    [
        (10, "2025-06-01", "1"),
        (10, "2026-01-01", "1"),
        (10, "2027-01-01", "1.1"),
        (10, "2028-01-01", "1.21"),
        (0, "2030-01-01", "1"),
        (-50, "2028-01-01", "0.25"),
        (-100, "2027-01-01", "0"),
        (-100, "2030-01-01", "0"),
    ],
)
def test_one_grows_by_the_year_and_in_a_straight_line_within_it(percent: int, day: str, factor: str) -> None:
    assert compounded(Fraction(percent), START, date.fromisoformat(day)) == Fraction(factor)


def test_a_part_of_a_year_grows_by_its_days() -> None:
    # 73 of the 365 days of 2027 are a fifth of it: 1.1 x (1 + 0.1 / 5)
    assert compounded(Fraction(10), START, date(2027, 3, 15)) == Fraction("1.122")


def test_a_year_from_a_leap_day_ends_on_the_last_of_february() -> None:
    leap = date(2024, 2, 29)
    assert compounded(Fraction(10), leap, date(2025, 2, 28)) == Fraction("1.1")
    assert compounded(Fraction(10), leap, date(2028, 2, 29)) == Fraction("1.4641")
    assert compounded(Fraction(10), leap, date(2028, 2, 28)) < Fraction("1.4641")


@given(RATES, DAYS, st.integers(0, 15))
def test_on_an_anniversary_the_growth_is_that_of_whole_years(percent: Fraction, start: date, years: int) -> None:
    assert compounded(percent, start, add_months(start, 12 * years)) == (1 + percent / 100) ** years


@given(RATES, DAYS, DAYS, DAYS)
def test_growth_goes_one_way(percent: Fraction, start: date, one: date, two: date) -> None:
    earlier, later = (compounded(percent, start, day) for day in sorted((one, two)))
    assert (earlier <= later) if percent >= 0 else (earlier >= later > 0)


@pytest.mark.parametrize(
    ("stated", "left"),
    [
        ("0", "1"),
        ("20", "0.64"),
        ("10..20..30", "0.49..0.64..0.81"),
        ("0..0..0", "1"),
        ("100", "0"),
        ("?", "0..1..1"),
    ],
)
def test_dilution_leaves_what_new_shares_do_not_take(stated: str, left: str) -> None:
    assert dilution(estimate(stated), START, date(2028, 1, 1)) == span(left)


@pytest.mark.parametrize("stated", ["0", "20", "10..20..30", "?"])
def test_nothing_is_diluted_before_the_start(stated: str) -> None:
    assert dilution(estimate(stated), START, START) == span("1")


@given(PARTS, PARTS, DAYS)
def test_more_dilution_never_leaves_more(part: Decimal, other: Decimal, day: date) -> None:
    less, more = sorted((part, other))
    assert never_above(dilution(more, START, day), dilution(less, START, day))


@pytest.mark.parametrize(
    ("terms", "prices", "day", "price"),
    [
        (PUBLIC, "", "2030-01-01", "20"),
        (PUBLIC, "10% a year", "2025-01-01", "20"),
        (PUBLIC, "10% a year", "2026-01-01", "20"),
        (PUBLIC, "10% a year", "2028-01-01", "24.2"),
        (PUBLIC, "-50% a year", "2028-01-01", "5"),
        ("10 RSU @ 10..20..30 USD", "10% a year", "2027-01-01", "11..22..33"),
        ("10 RSU", "10% a year", "2027-01-01", "?"),
        (PUBLIC, "2027-01-01=50, 2028-06-30=80", "2026-12-31", "20"),
        (PUBLIC, "2027-01-01=50, 2028-06-30=80", "2027-01-01", "50"),
        (PUBLIC, "2027-01-01=50, 2028-06-30=80", "2028-06-29", "50"),
        (PUBLIC, "2028-06-30=80, 2027-01-01=50", "2028-06-30", "80"),
        ("10 RSU", "2027-01-01=50", "2026-12-31", "?"),
        ("10 RSU", "2027-01-01=50", "2029-01-01", "50"),
        (PRIVATE, "exit 2028-06-30=100M", "2028-06-29", "20"),
        (PRIVATE, "exit 2028-06-30=100M", "2028-06-30", "100"),
        (PRIVATE + " preferred 20% before 50M", "exit 2028-06-30=100M", "2028-06-30", "62.5"),
        ("10 RSU valued ? over 1M", "exit 2028-06-30=100M", "2026-01-01", "?"),
        ("10 RSU valued ? over 1M", "exit 2028-06-30=100M", "2029-01-01", "100"),
        (PUBLIC, "exit 2028-06-30=100M", "2028-06-30", "?"),
        ("5% ESPP @ 20 USD", "exit 2028-06-30=100M", "2029-01-01", "20"),
    ],
)
def test_a_share_costs_on_a_day_what_its_path_says(terms: str, prices: str, day: str, price: str) -> None:
    assert on(terms, day, prices) == span(price)


@pytest.mark.parametrize(
    ("terms", "prices", "price"),
    [
        (PUBLIC, "", "20"),
        (PRIVATE, "", "12.8"),
        (PRIVATE, "50% a year", "28.8"),
        (PRIVATE, "2027-01-01=50", "50"),
        (PRIVATE, "2029-01-01=50", "12.8"),
        (PRIVATE, "exit 2028-01-01=100M", "64"),
        (PRIVATE, "exit 2027-01-01=100M", "80"),
        ("10 RSU valued 20M over ?", "", "?"),
    ],
)
def test_dilution_thins_the_price_of_a_private_share_year_by_year(terms: str, prices: str, price: str) -> None:
    assert on(terms, "2028-01-01", prices, dilution_percent=Decimal(20)) == span(price)


def test_a_dilution_that_is_not_known_may_take_all_of_a_private_share() -> None:
    assert on(PRIVATE, "2028-01-01", dilution_percent=None) == span("0..20..20")
    assert on(PRIVATE, "2028-01-01", dilution_percent=estimate("0..10..20")) == span("12.8..16.2..20")


@pytest.mark.parametrize(
    ("terms", "prices", "diluted", "change"),
    [
        (PUBLIC, "", "20", "1"),
        (PUBLIC, "10% a year", "0", "1.1"),
        (PRIVATE, "", "20", "0.8"),
        (PRIVATE, "", "10..20..30", "0.7..0.8..0.9"),
        (PRIVATE, "50% a year", "20", "1.2"),
        (PRIVATE, "", "?", "0..1..1"),
    ],
)
def test_a_price_changes_over_a_year_by_growth_and_dilution(terms: str, prices: str, diluted: str, change: str) -> None:
    found = share(terms, prices, dilution_percent=estimate(diluted))
    assert found.change(date(2027, 1, 1), date(2028, 1, 1)) == span(change)


def test_an_unknown_dilution_leaves_growth_as_it_is() -> None:
    found = share(PRIVATE, "50% a year", dilution_percent=None)
    assert found.change(date(2027, 1, 1), date(2028, 1, 1)) == span("0..1.5..1.5")


@pytest.mark.parametrize(("terms", "prices"), [(PRIVATE, "10% a year"), ("5% ESPP @ 20 USD", "exit 2027-01-01=9")])
def test_without_an_exit_or_a_grant_nothing_is_known_of_an_exits_price(terms: str, prices: str) -> None:
    assert share(terms, prices).exit_price(span("10")) == UNKNOWN


@pytest.mark.parametrize(
    ("day", "target"), [("2026-12-31", None), ("2027-01-01", 50), ("2028-06-29", 50), ("2028-06-30", 80)]
)
def test_the_last_target_that_was_reached_holds(day: str, target: int | None) -> None:
    for prices in ("2027-01-01=50, 2028-06-30=80", "2028-06-30=80, 2027-01-01=50"):
        assert share(PUBLIC, prices).target(date.fromisoformat(day)) == target
    assert share(PUBLIC, "exit 2026-01-01=9").target(date.fromisoformat(day)) is None


@pytest.mark.parametrize(("day", "found"), [("2028-06-29", False), ("2028-06-30", True)])
def test_a_company_has_exited_from_the_day_on(day: str, found: object) -> None:
    assert share(PRIVATE, "exit 2028-06-30=9").has_exited(date.fromisoformat(day)) is found
    assert not share(PRIVATE, "2026-01-01=9").has_exited(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("terms", "prices", "diluted", "steady"),
    [
        (PUBLIC, "", "0", True),
        (PUBLIC, "", "20", True),
        (PRIVATE, "", "0", True),
        (PRIVATE, "", "20", False),
        (PRIVATE, "", "?", False),
        (PUBLIC, "0% a year", "0", False),
    ],
)
def test_a_price_that_nothing_changes_is_steady(terms: str, prices: str, diluted: str, steady: object) -> None:
    assert share(terms, prices, dilution_percent=estimate(diluted)).is_steady is steady


@pytest.mark.parametrize(
    ("terms", "prices", "assumed", "liquidity"),
    [
        (PUBLIC, "", None, None),
        (PUBLIC, "", "2028-01-01", None),
        (PRIVATE, "", None, None),
        (PRIVATE, "", "2028-01-01", "2028-01-01"),
        (PRIVATE, "exit 2029-01-01=5", None, "2029-01-01"),
        (PRIVATE, "exit 2029-01-01=5", "2028-01-01", "2028-01-01"),
        (PUBLIC, "exit 2029-01-01=5", None, "2029-01-01"),
        (PRIVATE, "5% a year", None, None),
    ],
)
def test_a_share_can_be_sold_once_there_is_liquidity(
    terms: str, prices: str, assumed: str | None, liquidity: str | None
) -> None:
    found = share(terms, prices, liquidity_date=None if assumed is None else date.fromisoformat(assumed))
    assert found.liquidity == (None if liquidity is None else date.fromisoformat(liquidity))


def test_what_vests_pays_at_once_or_once_the_shares_can_be_sold() -> None:
    waiting = share(PRIVATE, liquidity_date=date(2028, 1, 1))
    assert share(PRIVATE).paid_on(date(2027, 1, 1)) == date(2027, 1, 1)
    assert waiting.paid_on(date(2027, 1, 1)) == date(2028, 1, 1)
    assert waiting.paid_on(date(2029, 1, 1)) == date(2029, 1, 1)


def test_a_company_may_have_a_price_path_of_its_own() -> None:
    both = (CompanyPrice("", path("10% a year")), CompanyPrice("Acme", path("50% a year")))
    assumed = Assumptions(exchange_day=LAST_RATE_DAY, currency="USD", prices=both)
    day = date(2027, 1, 1)
    assert priced_share(stake(PUBLIC), "Acme", START, assumed).on(day) == span("30")
    assert priced_share(stake(PUBLIC), "Globex", START, assumed).on(day) == span("22")


@given(
    st.sampled_from(
        [PUBLIC, PRIVATE, "10 RSU", "10 RSU valued 1M..2M..3M over 1k..2k..3k preferred 1..20..99% before ?"]
    ),
    ASSUMPTIONS,
    DAYS,
)
def test_a_price_stays_in_order(terms: str, assumed: Assumptions, day: date) -> None:
    found = priced_share(stake(terms), "Acme", START, assumed)
    assert is_ordered(found.on(day))
    assert is_ordered(found.factor(day))


@pytest.mark.parametrize("terms", [PUBLIC, PRIVATE])
def test_an_exit_without_a_value_leaves_the_price_and_brings_liquidity(terms: str) -> None:
    sold = replace(assumptions(), prices=(CompanyPrice("", Exit(on=date(2028, 1, 1))),))
    found = priced_share(stake(terms), "Acme", START, sold)
    assert found.on(date(2030, 1, 1)) == share(terms).on(date(2030, 1, 1))
    assert found.exit_price(span("10")) == UNKNOWN
    assert (found.has_exited(date(2030, 1, 1)), found.liquidity) == (False, date(2028, 1, 1))
