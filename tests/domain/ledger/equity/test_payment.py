from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.equity_lines import equity_lines
from offercalc.domain.ledger.equity.payment import event_of, waits_for_event
from offercalc.domain.offer.equity import Grant, PaymentTrigger
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import priced_share
from tests.builders import ASSUMPTIONS, assumptions, grant, offer, presets

START = date(2026, 1, 1)
LISTED = date(2027, 6, 30)
EXIT = "exit 2028-06-30=12.625M"
VSOP = "500 phantom base 100 valued 12.625M over 125k / 4y yearly"


def due(terms: str, trigger: PaymentTrigger, prices: str = "", **more: Any) -> list[str]:
    """Return the day on which each line is earned and its amount, e.g. `"2027-01-01 125"`."""
    of = offer(terms)
    (first,) = of.equity
    assert isinstance(first, Grant)
    of = replace(of, equity=(replace(first, trigger=trigger),))
    found = list(equity_lines(of, assumptions(prices=prices, **more), presets()))
    assert all(line.amount.is_exact for line in found)
    return [f"{line.earned_on} {line.amount.likely}" for line in found]


@pytest.mark.parametrize(
    ("trigger", "prices", "listed", "event"),
    [
        ("single", "exit 2028-06-30=1M", None, None),
        ("double", "", None, None),
        ("double", "", LISTED, LISTED),
        ("double", "exit 2028-06-30=1M", None, date(2028, 6, 30)),
        ("liquidity_only", "", None, None),
        ("liquidity_only", "", LISTED, None),
        ("liquidity_only", "10% a year", LISTED, None),
        ("liquidity_only", "exit 2028-06-30=1M", None, date(2028, 6, 30)),
        ("liquidity_only", "exit 2028-06-30=1M", date(2029, 1, 1), date(2029, 1, 1)),
    ],
)
def test_units_wait_for_liquidity_or_for_an_exit(
    trigger: PaymentTrigger, prices: str, listed: date | None, event: date | None
) -> None:
    of, assumed = replace(grant("9 RSU"), trigger=trigger), assumptions(prices=prices, liquidity_date=listed)
    assert event_of(of, priced_share(of, "Acme", START, assumed), assumed) == event
    assert waits_for_event(of) is (trigger != "single")


def test_a_cash_plan_that_pays_at_an_exit_alone_is_nothing_without_one() -> None:
    # base price 100, share 101: 1 for each of 500 units, a fourth of them each year
    assert due(VSOP, "single") == [f"{year}-01-01 125" for year in (2027, 2028, 2029, 2030)]
    assert due(VSOP, "liquidity_only") == []
    assert due(VSOP, "liquidity_only", liquidity_date=LISTED) == []
    assert due(VSOP, "liquidity_only", EXIT) == ["2028-06-30 125", "2028-06-30 125", "2029-01-01 125", "2030-01-01 125"]


def test_an_exit_after_the_horizon_pays_nothing_within_it() -> None:
    assert due(VSOP, "liquidity_only", "exit 2031-06-30=12.625M") == []


@pytest.mark.parametrize(
    "terms",
    ["400 options @ 10 USD strike 4", "400 SAR @ 10 USD base 4", "400 PPU @ 10 USD threshold 4", "400 phantom @ 6 USD"],
)
def test_a_grant_of_every_kind_may_wait_for_liquidity(terms: str) -> None:
    assert due(f"{terms} / 50/50", "double") == []
    assert due(f"{terms} / 50/50", "double", liquidity_date=LISTED) == ["2027-06-30 1200", "2028-01-01 1200"]


@given(st.sampled_from(["9 RSU @ 10 USD", "9 phantom base 1 valued 1M over 1k", "9k of RSU"]), ASSUMPTIONS)
def test_waiting_never_pays_more_often_than_not_waiting(terms: str, assumed: Assumptions) -> None:
    of = offer(f"{terms} / 4y yearly")
    (first,) = of.equity
    assert isinstance(first, Grant)
    counts = []
    for trigger in ("liquidity_only", "double", "single"):
        stated = replace(of, equity=(replace(first, trigger=trigger),))
        counts.append(len(list(equity_lines(stated, assumed, presets()))))
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("terms", "more", "expected"),
    [
        ("3 RSU @ 10 USD locked 18m / 3y even", {}, [("2027-01-01", "2028-07-01"), ("2028-01-01", "2029-07-01"),
                                                     ("2029-01-01", "2030-07-01")]),
        ("1 restricted stock valued 100M over 10M locked 6m / at once", {"liquidity_date": date(2026, 3, 1)},
         [("2026-01-01", "2026-07-01")]),
        ("1 restricted stock valued 100M over 10M locked 6m / at once", {"liquidity_date": date(2027, 3, 1)},
         [("2026-01-01", "2027-03-01")]),
        ("1 double-trigger RSU valued 100M over 10M locked 6m / at once", {"liquidity_date": date(2026, 3, 1)},
         [("2026-03-01", "2026-07-01")]),
        ("1 double-trigger RSU valued 100M over 10M locked 6m / at once", {"liquidity_date": date(2027, 3, 1)},
         [("2027-03-01", "2027-03-01")]),
    ],
)  # fmt: skip
def test_locked_units_are_earned_when_they_vest_and_paid_when_they_can_be_sold(
    terms: str, more: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    found = equity_lines(offer(terms), assumptions(**more), presets())
    assert [(line.earned_on.isoformat(), line.paid_on.isoformat()) for line in found] == expected


def test_locked_units_are_worth_the_price_of_the_day_on_which_they_can_be_sold() -> None:
    found = due("3 RSU @ 10 USD locked 12m / 3y even", "single", "2029-01-01=40")
    assert found == ["2027-01-01 10", "2028-01-01 40", "2029-01-01 40"]
