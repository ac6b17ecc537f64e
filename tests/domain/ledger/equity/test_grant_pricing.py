from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.domain.ledger.equity.grant_pricing import units_granted, worth_of
from offercalc.domain.ledger.equity.granted import Granted
from offercalc.domain.scenario.price_path import PricedShare, priced_share
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly
from tests.builders import SPANS, assumptions, component, grant, is_ordered, span

START = date(2026, 1, 1)
LATER = date(2028, 1, 1)


def share(terms: str, prices: str = "", **more: Any) -> PricedShare:
    return priced_share(grant(terms), "Acme", START, assumptions(prices=prices, **more))


def first(terms: str) -> Granted:
    return Granted(grant(terms), component("equity[0]"))


def worth(terms: str, units: str, day: date, prices: str = "") -> tuple[Span, Fraction | None]:
    return worth_of(first(terms), share(terms, prices))(span(units), day)


@pytest.mark.parametrize(
    ("terms", "prices", "found"),
    [
        ("? RSU @ 10 USD", "", (span("100"), Fraction(10))),
        ("? RSU @ 10 USD", "10% a year", (span("121"), Fraction(121, 10))),
        ("? options @ 10 USD strike 4", "2027-01-01=30", (span("260"), Fraction(30))),
        ("? RSU @ 8..10..12 USD", "", (span("80..100..120"), None)),
        ("? RSU", "", (UNKNOWN, None)),
    ],
)
def test_units_are_worth_the_price_of_their_day(terms: str, prices: str, found: tuple[Span, Fraction | None]) -> None:
    assert worth(terms, "10", LATER, prices) == found


def test_a_fraction_of_a_value_is_worth_that_part_of_it() -> None:
    assert worth("100k of RSU", "0.1", LATER) == (span("10k"), None)


def test_equal_tranches_share_their_worth() -> None:
    price, units = worth_of(first("10 RSU @ 10 USD"), share("10 RSU @ 10 USD")), exactly(5)
    assert price(units, START)[0] is price(units, LATER)[0]


def test_a_value_buys_units_at_the_price_of_the_grant_date() -> None:
    terms = "1000 of RSU @ 10 USD"
    later = replace(grant(terms), grant_date=date(2027, 1, 1))
    assert units_granted(first(terms), share(terms, "25% a year")) == span("100")
    assert units_granted(Granted(later, component("equity[0]")), share(terms, "25% a year")) == span("80")
    assert units_granted(first(terms), share(terms, dilution_percent=Decimal(20))) == span("100")


@given(SPANS)
def test_worth_stays_in_order(units: Span) -> None:
    terms = "? options @ 8..10..12 USD strike 1..2..3"
    assert is_ordered(worth_of(first(terms), share(terms))(units, LATER)[0])
