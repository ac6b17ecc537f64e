from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.equity_lines import equity_lines, flat_value, units_of
from offercalc.domain.estimate import UNKNOWN, Span, total
from offercalc.domain.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.offer import Offer
from tests.builders import assumptions, grant, is_ordered, offer, presets, span


def lines(of: Offer, years: int = 4) -> list[Line]:
    return list(equity_lines(of, assumptions(years=years), presets()))


def dated(found: list[Line]) -> list[tuple[str, Span]]:
    return [(line.earned_on.isoformat(), line.amount) for line in found]


def with_dates(of: Offer, **dates: date) -> Offer:
    return replace(of, equity=tuple(replace(one, **dates) for one in of.equity))


def test_restricted_stock_is_worth_the_price_for_every_vested_unit() -> None:
    assert dated(lines(offer("4000 RSU @ 25 USD / 4y yearly"))) == [
        ("2027-01-01", span("25k")),
        ("2028-01-01", span("25k")),
        ("2029-01-01", span("25k")),
        ("2030-01-01", span("25k")),
    ]


def test_a_tranche_is_contingent_equity_that_comes_once() -> None:
    line = lines(offer("4000 RSU @ 25 EUR / 4y yearly"))[0]
    assert (line.component, line.category, line.currency) == ("equity[0]", Category.EQUITY, "EUR")
    assert (line.certainty, line.form, line.recurrence) == (Certainty.CONTINGENT, Form.EQUITY, Recurrence.ONE_TIME)
    assert (line.units, line.price, line.paid_on) == (span("1000"), Fraction(25), line.earned_on)


def test_a_one_year_cliff_vests_in_year_one() -> None:
    (cliff,) = lines(offer("4800 RSU @ 10 USD / 4y 1y-cliff monthly"), years=1)
    assert (cliff.earned_on, cliff.units, cliff.amount) == (date(2027, 1, 1), span("1200"), span("12k"))


def test_after_the_cliff_a_forty_eighth_vests_every_month() -> None:
    found = lines(offer("4800 RSU @ 10 USD / 4y 1y-cliff monthly"))
    assert dated(found)[1:3] == [("2027-02-01", span("1000")), ("2027-03-01", span("1000"))]
    assert (len(found), total(tuple(line.amount for line in found))) == (37, span("48k"))


def test_a_value_buys_whole_units_that_vest_by_percents() -> None:
    found = lines(offer("900k of RSU @ 150 USD / 38-32-20-10"))
    assert [line.units for line in found] == [span("2280"), span("1920"), span("1200"), span("600")]
    assert [line.amount for line in found] == [span("342k"), span("288k"), span("180k"), span("90k")]


def test_options_are_worth_the_price_above_the_strike() -> None:
    found = lines(offer("4800 options @ 30 USD strike 5 / 4y yearly"))
    assert [line.amount for line in found] == [span("30k")] * 4
    assert [line.price for line in found] == [Fraction(30)] * 4


def test_an_unknown_strike_gives_an_open_span_from_zero() -> None:
    found = lines(offer("4800 options @ 30 USD / 4y yearly"))
    assert [line.amount for line in found] == [UNKNOWN] * 4
    assert [line.units for line in found] == [span("1200")] * 4


def test_options_of_an_unstated_number_are_open_however_cheap() -> None:
    assert [line.amount for line in lines(offer("? options @ 30 USD strike 5 / 4y yearly"))] == [UNKNOWN] * 4


def test_a_range_of_prices_is_no_price() -> None:
    (line,) = lines(offer("10 RSU @ 20..25..30 USD / at once"))
    assert (line.price, line.amount) == (None, span("200..250..300"))


def test_restricted_stock_of_a_stated_value_without_a_price_vests_that_value() -> None:
    found = lines(offer("100k of RSU / 10/20/70"))
    assert dated(found) == [("2027-01-01", span("10k")), ("2028-01-01", span("20k")), ("2029-01-01", span("70k"))]
    assert [(line.units, line.price) for line in found] == [(None, None)] * 3


def test_without_vesting_terms_the_value_is_open_in_every_year() -> None:
    found = lines(offer("10 RSU @ 25 USD"), years=3)
    assert dated(found) == [("2027-01-01", UNKNOWN), ("2028-01-01", UNKNOWN), ("2029-01-01", UNKNOWN)]
    assert [line.units for line in found] == [None] * 3


def test_vesting_counts_from_its_commencement_where_one_is_stated() -> None:
    later = with_dates(offer("10 RSU @ 25 USD / at once"), vesting_commencement_date=date(2026, 5, 31))
    assert dated(lines(later)) == [("2026-05-31", span("250"))]


def test_what_accrued_before_a_later_grant_date_vests_on_the_grant_date() -> None:
    granted = with_dates(offer("400 RSU @ 10 USD / 4y yearly"), grant_date=date(2028, 3, 1))
    assert dated(lines(granted)) == [
        ("2028-03-01", span("1000")),
        ("2028-03-01", span("1000")),
        ("2029-01-01", span("1000")),
        ("2030-01-01", span("1000")),
    ]


def test_what_vests_or_is_granted_after_the_horizon_is_left_out() -> None:
    four_years = offer("400 RSU @ 10 USD / 4y yearly")
    assert [line.earned_on.year for line in lines(four_years, years=2)] == [2027, 2028]
    assert lines(with_dates(four_years, grant_date=date(2030, 1, 2))) == []


def test_month_ends_do_not_drift() -> None:
    monthly = offer("48 RSU @ 1 USD / 100 every 1m", start="2026-01-31")
    assert [day for day, _ in dated(lines(monthly))[:3]] == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_grants_are_named_by_their_place() -> None:
    found = lines(offer("10 RSU @ 25 USD / at once + 10 options @ 25 USD strike 5 / at once"))
    assert [(line.component, line.amount) for line in found] == [("equity[0]", span("250")), ("equity[1]", span("200"))]


@pytest.mark.parametrize(
    ("terms", "units"),
    [
        ("4000 RSU @ 25 USD", "4000"),
        ("1..2..3 RSU", "1..2..3"),
        ("1000 of RSU @ 150 USD", "6"),
        ("1000 of RSU @ 100..150..300 USD", "3..6..10"),
        ("1000..2000..3000 of RSU @ 150 USD", "6..13..20"),
        ("1k of options valued 50M over 1M", "20"),
        ("0.5% RSU valued 50M over 1M", "5000"),
        ("0.5% options @ 10 USD valued ? over 1M..2M..3M", "5k..10k..15k"),
        ("0.5% options", "?"),
        ("1000 of options", "?"),
        ("? RSU @ 150 USD", "?"),
    ],
)
def test_units_are_stated_bought_or_owned(terms: str, units: str) -> None:
    assert units_of(grant(terms)) == span(units)


@pytest.mark.parametrize(
    ("terms", "value"),
    [("100k of RSU", "100k"), ("1..2..3 of RSU", "1..2..3"), ("0.5% RSU valued 50M over ?", "250k")],
)
def test_stock_stated_in_money_needs_no_number_of_units(terms: str, value: str) -> None:
    assert flat_value(grant(terms)) == span(value)


@pytest.mark.parametrize(
    "terms",
    ["100k of options", "10 RSU", "100k of RSU @ 25 USD", "0.5% RSU valued 50M over 1M", "? RSU", "0.5% RSU"],
)
def test_anything_else_is_worth_its_units(terms: str) -> None:
    assert flat_value(grant(terms)) is None


@given(st.integers(0, 10**7), st.integers(1, 10**4), st.integers(0, 10**4))
def test_spans_of_a_value_and_a_price_stay_in_order(value: int, price: int, more: int) -> None:
    terms = f"{value}..{value + more}..{value + 2 * more} of RSU @ {price}..{price + more}..{price + 2 * more} USD"
    worth = total(tuple(line.amount for line in lines(offer(f"{terms} / 4y yearly"))))
    assert is_ordered(units_of(grant(terms)))
    assert is_ordered(worth)
    assert worth.low <= value


@given(st.integers(0, 10**9), st.integers(0, 10**4))
def test_a_grant_vests_what_it_is_worth(units: int, price: int) -> None:
    found = lines(offer(f"{units} RSU @ {price} USD / 4y 1y-cliff monthly"))
    assert total(tuple(line.amount for line in found)) == span(str(units * price))


def test_a_part_of_a_known_valuation_needs_no_price_and_no_number_of_shares() -> None:
    assert flat_value(grant("0.1% RSU @ 25 USD valued 50M over ?")) == span("50k")


def test_what_vested_before_the_first_day_of_work_vests_on_it() -> None:
    earlier = with_dates(offer("4 RSU @ 25 USD / 4y yearly"), vesting_commencement_date=date(2023, 1, 1))
    assert dated(lines(earlier)) == [("2026-01-01", span("25"))] * 3 + [("2027-01-01", span("25"))]
