from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.grant_lines import grant_lines
from offercalc.domain.ledger.equity.granted import Granted
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, Span, total
from offercalc.domain.values.months import add_months
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, component, estimate, is_ordered, offer, presets, span

PRIVATE = "valued 100M over 10M"
VESTINGS = st.sampled_from(["4y yearly", "4y 1y-cliff monthly", "at once", "3y even", "10/20/70 every 3m"])


def of_grant(of: Offer, assumed: Assumptions) -> list[Line]:
    (one,) = of.equity
    assert isinstance(one, Grant)
    return list(grant_lines(Granted(one, component("equity[0]")), of, assumed, presets()))


def lines(terms: str, years: int = 4, prices: str = "", **more: Any) -> list[Line]:
    return of_grant(offer(terms), assumptions(years=years, prices=prices, **more))


def with_dates(terms: str, **dates: date) -> Offer:
    of = offer(terms)
    return replace(of, equity=tuple(replace(one, **dates) for one in of.equity))


def dated(found: list[Line]) -> list[tuple[str, Span]]:
    return [(line.earned_on.isoformat(), line.amount) for line in found]


def due(found: list[Line]) -> list[tuple[str, str, Span]]:
    return [(line.earned_on.isoformat(), line.paid_on.isoformat(), line.amount) for line in found]


def summed(found: list[Line]) -> Span:
    return total(tuple(line.amount for line in found))


def spans(text: str) -> list[Span]:
    return list(map(span, text.split(" ")))


@pytest.mark.parametrize(
    ("terms", "amount"),
    [
        ("4000 RSU @ 25 USD / 4y yearly", "25k"),
        ("4000 restricted stock @ 25 USD / 4y yearly", "25k"),
        ("4000 options @ 25 USD strike 5 / 4y yearly", "20k"),
        ("4000 options @ 5 USD strike 25 / 4y yearly", "0"),
        ("4000 SAR @ 25 USD base 4 / 4y yearly", "21k"),
        ("4000 phantom @ 25 USD / 4y yearly", "25k"),
        ("4000 phantom @ 25 USD base 5 / 4y yearly", "20k"),
        ("4000 PPU @ 25 USD threshold 2 / 4y yearly", "23k"),
        ("4000 PPU @ 25 USD threshold 2 cap 10x of 2 / 4y yearly", "20k"),
        ("4000 PPU @ 25 USD threshold 30 cap 10x of 2 / 4y yearly", "0"),
        ("4000 RSU valued 50M over 2M / 4y yearly", "25k"),
        ("0.2% RSU valued 50M over 2M / 4y yearly", "25k"),
        ("0.2% RSU valued 50M over ? / 4y yearly", "25k"),
        ("100k of RSU @ 25 USD / 4y yearly", "25k"),
        ("100k of RSU / 4y yearly", "25k"),
        ("4000 options @ 25 USD / 4y yearly", "?"),
        ("4000 RSU @ 20..25..30 USD / 4y yearly", "20k..25k..30k"),
        ("4000 options @ 20..25..30 USD strike 1..2..3 / 4y yearly", "17k..23k..29k"),
        ("2000..4000..8000 RSU @ 20..25..30 USD / 4y yearly", "10k..25k..60k"),
        ("? options @ 30 USD strike 5 / 4y yearly", "?"),
    ],
)
def test_a_quarter_of_a_grant_vests_each_year(terms: str, amount: str) -> None:
    assert dated(lines(terms)) == [(f"{year}-01-01", span(amount)) for year in (2027, 2028, 2029, 2030)]


def test_a_tranche_is_contingent_equity_that_comes_once() -> None:
    line = lines("4000 RSU @ 25 EUR / 4y yearly")[0]
    assert (str(line.component), line.category, line.currency) == ("equity[0]", Category.EQUITY, "EUR")
    assert (line.certainty, line.form, line.recurrence) == (Certainty.CONTINGENT, Form.EQUITY, Recurrence.ONE_TIME)
    assert (line.units, line.price, line.paid_on) == (span("1000"), span("25").likely, line.earned_on)
    assert not line.is_paper


def test_a_one_year_cliff_vests_in_year_one_and_a_forty_eighth_every_month_after() -> None:
    (cliff,) = lines("4800 RSU @ 10 USD / 4y 1y-cliff monthly", years=1)
    assert (cliff.earned_on, cliff.units, cliff.amount) == (date(2027, 1, 1), span("1200"), span("12k"))
    later = lines("4800 RSU @ 10 USD / 4y 1y-cliff monthly")[1:]
    assert dated(later)[:2] == [("2027-02-01", span("1000")), ("2027-03-01", span("1000"))]
    assert (len(later), summed(later)) == (36, span("36k"))


def test_a_value_buys_whole_units_rounded_down_that_vest_by_percents() -> None:
    found = lines("900100 of RSU @ 150 USD / 38/32/20/10")
    assert [line.units for line in found] == spans("2280 1920 1200 600")
    assert [line.amount for line in found] == spans("342k 288k 180k 90k")


def test_a_value_that_is_below_one_share_buys_nothing() -> None:
    assert lines("100 of RSU @ 150 USD / 4y yearly") == []


def test_an_unknown_strike_gives_an_open_span_from_zero() -> None:
    found = lines("4800 options @ 30 USD / 4y yearly")
    assert [line.amount for line in found] == [UNKNOWN] * 4
    assert [line.units for line in found] == [span("1200")] * 4


def test_a_range_of_prices_is_no_price() -> None:
    (line,) = lines("10 RSU @ 20..25..30 USD / at once")
    assert (line.price, line.amount) == (None, span("200..250..300"))


def test_restricted_stock_of_a_stated_value_without_a_price_vests_that_value() -> None:
    found = lines("100k of RSU / 10/20/70")
    assert dated(found) == [("2027-01-01", span("10k")), ("2028-01-01", span("20k")), ("2029-01-01", span("70k"))]
    assert [(line.units, line.price) for line in found] == [(None, None)] * 3


def test_without_vesting_terms_the_value_is_open_in_every_year() -> None:
    found = lines("10 RSU @ 25 USD", years=3)
    assert dated(found) == [("2027-01-01", UNKNOWN), ("2028-01-01", UNKNOWN), ("2029-01-01", UNKNOWN)]
    assert [line.units for line in found] == [None] * 3


def test_percents_on_dates_vest_on_their_dates() -> None:
    found = lines("10 RSU @ 10 USD / 60% on 2028-01-31, 40% on 2026-06-30")
    assert dated(found) == [("2026-06-30", span("40")), ("2028-01-31", span("60"))]


def test_vesting_counts_from_its_commencement_where_one_is_stated() -> None:
    later = with_dates("10 RSU @ 25 USD / at once", vesting_commencement_date=date(2026, 5, 31))
    assert dated(of_grant(later, assumptions())) == [("2026-05-31", span("250"))]


def test_what_vested_before_the_first_day_of_work_vests_on_it() -> None:
    earlier = with_dates("4 RSU @ 25 USD / 4y yearly", vesting_commencement_date=date(2023, 1, 1))
    assert dated(of_grant(earlier, assumptions())) == [("2026-01-01", span("25"))] * 3 + [("2027-01-01", span("25"))]


def test_what_accrued_before_a_later_grant_date_vests_on_the_grant_date() -> None:
    granted = with_dates("400 RSU @ 10 USD / 4y yearly", grant_date=date(2028, 3, 1))
    assert dated(of_grant(granted, assumptions())) == [
        ("2028-03-01", span("1000")),
        ("2028-03-01", span("1000")),
        ("2029-01-01", span("1000")),
        ("2030-01-01", span("1000")),
    ]


def test_what_vests_or_is_granted_after_the_horizon_is_left_out() -> None:
    assert [line.earned_on.year for line in lines("400 RSU @ 10 USD / 4y yearly", years=2)] == [2027, 2028]
    granted = with_dates("400 RSU @ 10 USD / 4y yearly", grant_date=date(2030, 1, 2))
    assert of_grant(granted, assumptions()) == []


def test_month_ends_do_not_drift() -> None:
    monthly = offer("48 RSU @ 1 USD / 100 every 1m", start="2026-01-31")
    days = [day for day, _ in dated(of_grant(monthly, assumptions()))]
    assert days[:3] == ["2026-02-28", "2026-03-31", "2026-04-30"]


@pytest.mark.parametrize(
    ("terms", "prices", "amounts"),
    [
        ("400 RSU @ 10 USD", "10% a year", "1100 1210 1331 1464.1"),
        ("400 options @ 10 USD strike 10", "10% a year", "100 210 331 464.1"),
        ("400 options @ 10 USD strike 10", "-10% a year", "0 0 0 0"),
        ("400 PPU @ 10 USD threshold 10 cap 3x of 1", "10% a year", "100 210 300 300"),
        ("400 RSU @ 10 USD", "2028-01-01=30, 2029-06-30=40", "1000 3000 3000 4000"),
        ("400 RSU", "2028-01-01=30", "? 3000 3000 3000"),
        ("4000 of RSU", "10% a year", "1100 1210 1331 1464.1"),
        ("4000 of RSU @ 10 USD", "10% a year", "1100 1210 1331 1464.1"),
        ("4000 of RSU", "2026-01-01=30", "? ? ? ?"),
    ],
)
def test_what_vests_is_worth_the_price_of_its_day(terms: str, prices: str, amounts: str) -> None:
    assert [line.amount for line in lines(f"{terms} / 4y yearly", prices=prices)] == spans(amounts)


def test_before_its_first_target_a_stated_value_is_worth_that_value() -> None:
    assert summed(lines("4000 of RSU / 4y yearly", prices="2040-01-01=30")) == span("4000")


def test_a_value_granted_later_is_worth_that_value_on_its_grant_date() -> None:
    later = with_dates("4000 of RSU / at once", grant_date=date(2027, 1, 1))
    assert summed(of_grant(later, assumptions(prices="10% a year"))) == span("4000")


@pytest.mark.parametrize(
    ("diluted", "amounts"),
    [
        ("20", "8000 6400 5120 4096"),
        ("10..20..30", "7000..8000..9000 4900..6400..8100 3430..5120..7290 2401..4096..6561"),
        ("?", "0..10k..10k 0..10k..10k 0..10k..10k 0..10k..10k"),
    ],
)
@pytest.mark.parametrize("terms", ["4000 RSU valued 100M over 10M", "0.04% RSU valued 100M over ?"])
def test_dilution_thins_a_private_grant_year_by_year(terms: str, diluted: str, amounts: str) -> None:
    found = lines(f"{terms} / 4y yearly", dilution_percent=estimate(diluted))
    assert [line.amount for line in found] == spans(amounts)


def test_dilution_does_not_touch_what_has_a_stated_price_alone() -> None:
    assert summed(lines("400 RSU @ 10 USD / 4y yearly", dilution_percent=Decimal(20))) == span("4000")


@pytest.mark.parametrize(
    ("terms", "more", "is_paper"),
    [
        (f"400 RSU {PRIVATE}", {}, True),
        (f"400 options strike 1 {PRIVATE}", {}, True),
        (f"400 RSU {PRIVATE}", {"liquidity_date": date(2035, 1, 1)}, False),
        (f"400 RSU {PRIVATE}", {"prices": "exit 2028-01-01=1M"}, False),
        ("1% RSU valued 100M over ?", {}, True),
        ("400 RSU @ 10 USD", {}, False),
    ],
)
def test_private_shares_are_paper_until_there_is_liquidity(terms: str, more: dict[str, Any], is_paper: object) -> None:
    assert {line.is_paper for line in lines(f"{terms} / 4y yearly", **more)} == {is_paper}


def test_private_shares_are_earned_as_they_vest_and_paid_once_they_can_be_sold() -> None:
    found = lines(f"400 RSU {PRIVATE} / 4y yearly", liquidity_date=date(2028, 6, 30))
    assert due(found) == [
        ("2027-01-01", "2028-06-30", span("1000")),
        ("2028-01-01", "2028-06-30", span("1000")),
        ("2029-01-01", "2029-01-01", span("1000")),
        ("2030-01-01", "2030-01-01", span("1000")),
    ]


def test_shares_that_wait_for_an_exit_are_worth_what_it_pays() -> None:
    # 20 % preferred take 50M first: (150M - 50M) / 8M common shares
    found = lines(f"400 RSU {PRIVATE} preferred 20% before 50M / 4y yearly", prices="exit 2028-06-30=150M")
    assert due(found) == [
        ("2027-01-01", "2028-06-30", span("1250")),
        ("2028-01-01", "2028-06-30", span("1250")),
        ("2029-01-01", "2029-01-01", span("1250")),
        ("2030-01-01", "2030-01-01", span("1250")),
    ]


def test_an_exit_above_the_conversion_pays_every_share_alike() -> None:
    found = lines(f"400 options strike 5 {PRIVATE} preferred 20% before 50M / at once", prices="exit 2028-06-30=300M")
    assert due(found) == [("2026-01-01", "2028-06-30", span("10k"))]


def test_a_part_of_the_company_is_that_part_of_an_exit() -> None:
    assert summed(lines("1% RSU valued 1M over ? / at once", prices="exit 2026-06-30=10M")) == span("100k")


def test_a_double_trigger_pays_on_the_later_of_vesting_and_liquidity() -> None:
    found = lines(f"400 double-trigger RSU {PRIVATE} / 4y yearly", liquidity_date=date(2028, 6, 30))
    assert due(found) == [
        ("2028-06-30", "2028-06-30", span("1000")),
        ("2028-06-30", "2028-06-30", span("1000")),
        ("2029-01-01", "2029-01-01", span("1000")),
        ("2030-01-01", "2030-01-01", span("1000")),
    ]
    assert not any(line.is_paper for line in found)


@pytest.mark.parametrize("terms", [f"400 double-trigger RSU {PRIVATE}", "400 double-trigger RSU @ 10 USD"])
def test_a_double_trigger_pays_nothing_without_liquidity_or_after_the_horizon(terms: str) -> None:
    assert lines(f"{terms} / 4y yearly") == []
    assert lines(f"{terms} / 4y yearly", liquidity_date=date(2030, 1, 2)) == []
    assert summed(lines(f"{terms} / 4y yearly", liquidity_date=date(2030, 1, 1))) == span("4000")


def test_a_stated_value_rises_to_the_price_of_an_exit_or_is_open_without_one() -> None:
    found = lines("4000 of RSU valued 50M..100M..200M over 10M / at once", prices="exit 2026-01-01=200M")
    assert summed(found) == span("4k..8k..16k")
    assert summed(lines("4000 of RSU / at once", prices="exit 2026-01-01=200M")) == UNKNOWN


def test_an_exit_is_the_second_trigger() -> None:
    found = lines(f"400 double-trigger RSU {PRIVATE} / at once", prices="exit 2028-06-30=150M")
    assert due(found) == [("2028-06-30", "2028-06-30", span("6000"))]


def test_a_path_that_leaves_the_calendar_vests_nothing() -> None:
    far = with_dates("400 RSU @ 10 USD / 4y 1y-cliff monthly", vesting_commencement_date=date(2998, 1, 1))
    assert of_grant(far, assumptions()) == []


@given(st.integers(0, 10**9), st.integers(0, 10**4), VESTINGS)
def test_a_grant_vests_what_it_is_worth(units: int, price: int, terms: str) -> None:
    assert summed(lines(f"{units} RSU @ {price} USD / {terms}")) == span(str(units * price))


@given(st.integers(0, 10**7), st.integers(1, 10**4), st.integers(0, 10**4))
def test_spans_of_a_value_and_a_price_stay_in_order(value: int, price: int, more: int) -> None:
    terms = f"{value}..{value + more}..{value + 2 * more} of RSU @ {price}..{price + more}..{price + 2 * more} USD"
    worth = summed(lines(f"{terms} / 4y yearly"))
    assert is_ordered(worth)
    assert worth.least <= value


@given(OFFERS, ASSUMPTIONS)
def test_every_line_is_in_order_and_earned_within_the_horizon(of: Offer, assumed: Assumptions) -> None:
    end = add_months(of.start_date, 12 * assumed.years)
    for one in of.equity:
        if isinstance(one, Grant):
            for line in grant_lines(Granted(one, component("equity[0]")), of, assumed, presets()):
                assert is_ordered(line.amount)
                assert line.units is None or is_ordered(line.units)
                assert of.start_date <= line.earned_on <= end
                assert line.earned_on <= line.paid_on


NEVER_HIGHER: tuple[Callable[[int], list[Line]], ...] = (
    lambda more: lines(f"400 options @ 30 USD strike {more} / 4y yearly"),
    lambda more: lines(f"400 SAR @ 30 USD base {more} / 4y yearly"),
    lambda more: lines(f"400 PPU @ 30 USD threshold {more} cap 2x of 5 / 4y yearly"),
    lambda more: lines(f"400 RSU {PRIVATE} / 4y yearly", dilution_percent=Decimal(more)),
    lambda more: lines(f"400 options strike 1 {PRIVATE} / 4y yearly", dilution_percent=Decimal(more)),
    lambda more: lines("1% RSU valued 100M over ? / 4y yearly", dilution_percent=Decimal(more)),
    lambda more: lines(f"400 RSU {PRIVATE} preferred 20% before {more}M / 4y yearly", prices="exit 2028-01-01=99M"),
    lambda more: lines(f"400 RSU valued 9M over {more + 1}k / 4y yearly"),
)


@given(st.sampled_from(NEVER_HIGHER), st.lists(st.integers(0, 99), min_size=2, max_size=5))
def test_more_of_what_lowers_a_grant_never_raises_it(worth: Callable[[int], list[Line]], steps: list[int]) -> None:
    values = [summed(worth(step)).likely for step in sorted(steps)]
    assert all(later <= earlier for earlier, later in pairwise(values))


ESTIMATES = (
    "{} RSU @ 10 USD",
    "400 restricted stock @ {} USD",
    "400 options @ 30 USD strike {}",
    "400 SAR @ 30 USD base {}",
    "400 phantom @ 30 USD base {}",
    "400 PPU @ 30 USD threshold {}",
    "400 PPU @ 30 USD threshold 2 cap 2x of {}",
    "{} of RSU @ 15 USD",
    "{} of RSU @ 15 USD granted at 3",
    "{} of PPU @ 15 USD granted at 3 threshold 0 cap 9x",
    "{} of options @ 15 USD granted at 3",
    "{} of RSU",
    "{}% RSU valued 10M over 1M",
    "1% RSU valued {} over ?",
    "400 RSU valued {} over 1M",
    "4 RSU valued 10k over {} preferred 20% before 5k",
    "400 RSU valued 10M over 1M preferred {}% before 5M",
    "400 options strike 1 valued 10M over 1M preferred 20% before {}",
)


@given(
    st.sampled_from(ESTIMATES),
    st.lists(st.integers(1, 99), min_size=3, max_size=3).map(sorted),
    st.sampled_from(["", "10% a year", "2028-01-01=30", "exit 2028-01-01=90"]),
)
def test_knowing_less_never_narrows_the_total(terms: str, bounds: list[int], prices: str) -> None:
    low, likely, high = bounds
    known, ranged, unknown = (
        summed(lines(f"{terms.format(text)} / 100% on 2028-06-30", prices=prices))
        for text in (f"{likely}", f"{low}..{likely}..{high}", "?")
    )
    assert _within(known, ranged)
    assert _within(ranged, unknown)


@given(st.sampled_from(ESTIMATES), st.lists(st.integers(0, 99), min_size=3, max_size=3).map(sorted))
def test_knowing_less_of_dilution_never_narrows_the_total(terms: str, bounds: list[int]) -> None:
    low, likely, high = bounds
    known, ranged, unknown = (
        summed(lines(f"{terms.format(7)} / 100% on 2028-06-30", dilution_percent=estimate(text)))
        for text in (f"{likely}", f"{low}..{likely}..{high}", "?")
    )
    assert _within(known, ranged)
    assert _within(ranged, unknown)


def test_units_of_a_range_vest_in_exact_proportion_and_known_ones_whole() -> None:
    known, ranged = (summed(lines(f"{units} RSU @ 1 USD / 4y yearly", years=1)) for units in ("5", "5..5..6"))
    assert (known, ranged) == (span("1"), span("1.25..1.25..1.5"))


def _within(narrow: Span, wide: Span) -> bool:
    below = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return wide.least <= narrow.least and below


@pytest.mark.parametrize(("price", "later"), [("", "?"), (" @ 10..20..40 USD", "750..1500..3000")])
def test_a_value_follows_a_target_as_far_as_its_price_is_known(price: str, later: str) -> None:
    found = lines(f"4000 of RSU{price} / 4y yearly", prices="2028-01-01=30")
    assert [line.amount for line in found] == spans(f"1000 {later} {later} {later}")
