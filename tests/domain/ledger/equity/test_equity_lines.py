from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.equity_lines import equity_lines
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, Span, total
from offercalc.domain.values.months import add_months
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, component, is_ordered, offer, presets, span, vesting


def lines(terms: str, years: int = 4, prices: str = "", **more: Any) -> list[Line]:
    return list(equity_lines(offer(terms), assumptions(years=years, prices=prices, **more), presets()))


def refreshed(terms: str, years: int = 4, prices: str = "", **more: Any) -> list[tuple[str, Span]]:
    found = lines(terms, years, prices, **more)
    return [(line.earned_on.isoformat(), line.amount) for line in found if line.component.is_refresher]


def spans(text: str) -> list[Span]:
    return [span(piece) for piece in text.split(" ")]


def test_an_offer_without_shares_has_no_lines() -> None:
    assert lines("100k USD/year") == []


def test_stakes_are_named_by_their_place() -> None:
    found = lines("10 RSU @ 25 USD / at once + 10% ESPP + 10 options @ 25 USD strike 5 / at once", years=1)
    assert [(str(line.component), line.amount) for line in found] == [
        ("equity[0]", span("250")),
        ("equity[1]", UNKNOWN),
        ("equity[1]", UNKNOWN),
        ("equity[2]", span("200")),
    ]


def test_a_refresher_is_granted_on_each_anniversary_and_vests_from_it() -> None:
    assert refreshed("400 RSU @ 10 USD refreshed 2y by 40 / 4y yearly") == [
        ("2028-01-01", span("100")),
        ("2029-01-01", span("100")),
        ("2030-01-01", span("100")),
        ("2029-01-01", span("100")),
        ("2030-01-01", span("100")),
    ]


def test_no_refresher_is_granted_in_the_first_year() -> None:
    assert refreshed("400 RSU @ 10 USD refreshed 2y by 40 / at once", 1) == [("2027-01-01", span("400"))]


def test_the_first_grant_is_none_of_its_refreshers() -> None:
    found = lines("400 RSU @ 10 USD refreshed 2y by 40 / 4y yearly")
    first = [line.amount for line in found if line.component == component("equity[0]")]
    assert first == [span("1000")] * 4
    assert {str(line.component) for line in found} == {"equity[0]", "equity[0].refreshers"}


@pytest.mark.parametrize(("years", "count"), [(1, 1), (2, 2), (3, 3), (4, 3), (10, 3)])
def test_refreshers_end_with_their_years_or_the_horizon(years: int, count: int) -> None:
    assert len(refreshed("400 RSU @ 10 USD refreshed 3y by 40 / at once", years)) == count


def test_a_refresher_by_value_buys_whole_units_at_the_price_of_its_day() -> None:
    # at 11 a value of 100 buys 9, at 12.1 it buys 8
    found = refreshed("400 RSU @ 10 USD refreshed 2y by 100 worth / at once", prices="10% a year")
    assert found == [("2027-01-01", span("99")), ("2028-01-01", span("96.8"))]


def test_a_refresher_by_value_without_a_price_is_worth_that_value_on_its_day() -> None:
    found = refreshed("400 of RSU refreshed 1y by 100 worth / at once", prices="10% a year")
    assert found == [("2027-01-01", span("100"))]


@pytest.mark.parametrize(
    ("terms", "amounts"),
    [
        ("400 options @ 10 USD strike 4 refreshed 2y by 10 / at once", "0 0"),
        ("400 SAR @ 10 USD base 4 refreshed 2y by 10..20..30 / at once", "0 0"),
        ("400 phantom @ 10 USD base 4 refreshed 2y by 10..20..30 / at once", "60..120..180 60..120..180"),
        ("400 PPU @ 10 USD threshold 4 refreshed 2y by 10 / at once", "0 0"),
        ("400 PPU @ 10 USD threshold 0 refreshed 2y by 10 / at once", "100 100"),
        ("400 RSU @ 10 USD refreshed 2y by ? / at once", "? ?"),
        ("400 RSU refreshed 2y by 10 / at once", "? ?"),
        ("1% RSU valued 1M over 1k refreshed 2y by 1 / at once", "1000 1000"),
        ("1% RSU valued 1M over ? refreshed 2y by 500 worth / at once", "500 500"),
    ],
)
def test_a_refresher_is_of_the_kind_of_its_grant(terms: str, amounts: str) -> None:
    assert [amount for _, amount in refreshed(terms)] == spans(amounts)


def test_refreshers_may_vest_by_terms_of_their_own() -> None:
    of = offer("400 RSU @ 10 USD / at once")
    (first,) = of.equity
    assert isinstance(first, Grant)
    more = Refreshers(years=1, units=Decimal(30), vesting=vesting("3y even"))
    found = equity_lines(replace(of, equity=(replace(first, refreshers=more),)), assumptions(), presets())
    assert [(line.earned_on, line.amount) for line in found] == [
        (date(2026, 1, 1), span("4000")),
        (date(2028, 1, 1), span("100")),
        (date(2029, 1, 1), span("100")),
        (date(2030, 1, 1), span("100")),
    ]


def test_a_refresher_without_vesting_terms_is_open_after_its_day() -> None:
    found = refreshed("400 RSU @ 10 USD refreshed 1y by 40", years=2)
    assert found == [("2027-01-01", UNKNOWN), ("2028-01-01", UNKNOWN)]


def test_a_double_trigger_holds_for_refreshers_too() -> None:
    terms = "400 double-trigger RSU valued 1M over 100k refreshed 2y by 40 / at once"
    assert refreshed(terms) == []
    assert refreshed(terms, liquidity_date=date(2027, 6, 30)) == [
        ("2027-06-30", span("400")),
        ("2028-01-01", span("400")),
    ]


@pytest.mark.parametrize(
    ("terms", "own", "prices", "amounts"),
    [
        # 1,200 options granted at 20, when the price had doubled, are worth nothing at 20: only the first grant pays
        ("4800 options @ 10 USD strike 10 refreshed 3y by 1200 / 4y yearly", {}, "2027-01-01=20", "0 0 0 0 0 0"),
        # at 10 for each of three years; vested units are a third of 60 in each later year: (30 - 10) x 20
        ("9 options @ 10 USD strike 4 refreshed 1y by 60 / 3y even", {}, "2029-01-01=30", "0 400 400"),
        ("9 SAR @ 10 USD base 4 refreshed 1y by 60 / 3y even", {}, "2029-01-01=30", "0 400 400"),
        ("9 PPU @ 10 USD threshold 4 refreshed 1y by 60 / 3y even", {}, "2029-01-01=30", "0 400 400"),
        ("9 options @ 10 USD strike 4 refreshed 1y by 60 / 3y even", {"strike": "25"}, "2029-01-01=30", "0 100 100"),
        ("9 SAR @ 10 USD base 4 refreshed 1y by 60 / 3y even", {"base_price": "9"}, "", "20 20 20"),
        ("9 phantom @ 10 USD base 4 refreshed 1y by 60 / 3y even", {"base_price": "9"}, "", "20 20 20"),
        ("9 PPU @ 10 USD threshold 4 refreshed 1y by 60 / 3y even", {"participation_threshold": "9"}, "", "20 20 20"),
        ("9 options @ 10 USD strike 4 refreshed 1y by 60 / 3y even", {"grant_price": "8"}, "", "40 40 40"),
        # a value of 600 buys 75 units at 8, the price of its own and not the 5 of the first grant
        ("9 RSU @ 10 USD granted at 5 refreshed 1y by 600 worth / 3y even", {"grant_price": "8"}, "", "250 250 250"),
        ("9 RSU @ 10 USD granted at 5 refreshed 1y by 600 worth / 3y even", {}, "", "200 200 200"),
        # growth of 10% a year: 11 on the day of the grant, then 12.1, 13.31 and 14.641
        ("9 options @ 10 USD strike 4 refreshed 1y by 300 / 3y even", {}, "10% a year", "110 231 364.1"),
        # a cap of twice the price of its day: 2 x 10, and not 2 x 3
        ("9 PPU @ 10 USD threshold 0 cap 2x of 3 refreshed 1y by 60 / 3y even", {}, "2029-01-01=30", "200 400 400"),
        ("9 PPU @ 10 USD threshold 4 cap 2x of 3 refreshed 1y by 60 / 3y even", {}, "2029-01-01=90", "0 400 400"),
        # without a price the gain of an option is not known, but there is none while the price stays as it is
        ("9 options refreshed 1y by 60 / 3y even", {}, "", "0 0 0"),
        ("9 options refreshed 1y by 60 / 3y even", {}, "10% a year", "? ? ?"),
        ("9 options strike 1 refreshed 1y by 60 / 3y even", {}, "2027-01-01=20, 2029-01-01=21", "0 20 20"),
        ("9 PPU @ 10 USD refreshed 1y by 60 / 3y even", {}, "", "? ? ?"),
        ("9 PPU @ 10 USD threshold 0..1..2 refreshed 1y by 60 / 3y even", {}, "", "? ? ?"),
        # sold for 30M over 1M shares: 30 a share, 20 above the valuation on the grant's day
        ("9 SAR base 4 valued 10M over 1M refreshed 1y by 60 / 3y even", {}, "exit 2028-06-30=30M", "400 400 400"),
        ("9 SAR base 4 valued 10M over 1M refreshed 1y by 60 / 3y even", {}, "exit 2026-06-30=30M", "0 0 0"),
    ],
)  # fmt: skip
def test_each_refresher_has_its_own_price(terms: str, own: dict[str, str], prices: str, amounts: str) -> None:
    of = offer(terms)
    (first,) = of.equity
    assert isinstance(first, Grant)
    assert first.refreshers is not None
    stated = replace(first.refreshers, **{name: Decimal(price) for name, price in own.items()})
    of = replace(of, equity=(replace(first, refreshers=stated),))
    found = equity_lines(of, assumptions(prices=prices), presets())
    assert [line.amount for line in found if line.component.is_refresher] == spans(amounts)


def test_options_are_exercised_at_the_strike_of_their_grant() -> None:
    found = lines("9 options @ 10 USD strike 4 refreshed 2y by 60 / at once", prices="2027-06-30=20")
    assert [line.strike for line in found] == [span("4"), span("10"), span("20")]
    assert [line.strike for line in lines("9 SAR @ 10 USD base 4 / at once")] == [None]


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 500))
def test_options_granted_at_the_price_of_their_day_gain_what_shares_gain(first: int, second: int, third: int) -> None:
    prices = f"2027-01-01={second}, 2028-01-01={third}"
    amounts = refreshed(f"9 options @ {first} USD strike 1 refreshed 1y by 2 / 50/50", 3, prices)
    assert [amount for _, amount in amounts] == [span(str(max(0, third - second)))] * 2


@given(OFFERS, ASSUMPTIONS)
def test_every_line_is_in_order_and_within_the_horizon(of: Offer, assumed: Assumptions) -> None:
    end = add_months(of.start_date, 12 * assumed.years)
    for line in equity_lines(of, assumed, presets()):
        assert is_ordered(line.amount)
        assert of.start_date <= line.earned_on <= end
        assert line.earned_on <= line.paid_on


@given(OFFERS, ASSUMPTIONS)
def test_a_longer_horizon_changes_nothing_of_a_shorter_one(of: Offer, assumed: Assumptions) -> None:
    end = add_months(of.start_date, 12 * assumed.years)
    longer = equity_lines(of, replace(assumed, years=assumed.years + 1), presets())
    within = tuple(line.amount for line in longer if line.earned_on <= end)
    assert total(within) == total(tuple(line.amount for line in equity_lines(of, assumed, presets())))


@pytest.mark.parametrize(
    ("terms", "prices", "amounts"),
    [
        # levels.fyi, OpenAI compensation: a grant of $2M in PPUs over four years counts as $500,000 a year
        ("2M of PPU threshold 0 cap 10x / 4y yearly", "", "500k 500k 500k 500k"),
        # the cap of ten times the grant: $20M at most, whatever the price becomes
        ("2M of PPU granted at 1 threshold 0 cap 10x / 4y yearly", "2028-01-01=99", "500k 5M 5M 5M"),
        # OpenAI in 2025: $300k in PPUs at a price of $3 are $500k at $5
        ("300k of PPU @ 5 USD granted at 3 threshold 0 / 50/50", "", "250k 250k"),
        ("300k of phantom @ 5 USD granted at 3 / 50/50", "", "250k 250k"),
        ("300k of RSU @ 5 USD granted at 3 / 50/50", "", "250k 250k"),
        ("300k of RSU granted at 3 / 50/50", "", "150k 150k"),
        ("300k of RSU granted at 3 / 50/50", "2027-06-30=5", "150k 250k"),
        ("300k of options @ 5 USD granted at 3 / 50/50", "", "100k 100k"),
        ("300k of options granted at 3 / 50/50", "", "? ?"),
        ("300k of SAR @ 5 USD granted at 3 base 4 / 50/50", "", "50k 50k"),
        ("300k of RSU @ 5 USD granted at 2..3..4 / at once", "", "375k..500k..750k"),
    ],
)
def test_a_value_buys_units_at_the_grant_price(terms: str, prices: str, amounts: str) -> None:
    assert [line.amount for line in lines(terms, prices=prices)] == spans(amounts)
