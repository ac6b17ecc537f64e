from datetime import date
from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.scenario.assumptions import (
    LONGEST_HORIZON,
    SHORTEST_HORIZON,
    Assumptions,
    CompanyPrice,
    Exit,
    FairValue,
    Growth,
    PricePath,
    Target,
    Targets,
)
from tests.builders import path

DAY = date(2028, 6, 30)


def test_the_horizon_is_four_years_unless_told() -> None:
    assert Assumptions(exchange_day=date(2026, 1, 1), currency="USD").years == 4


def test_every_other_default_is_the_plainest_case() -> None:
    assert msgspec.structs.asdict(Assumptions(exchange_day=DAY, currency="USD")) == {
        "exchange_day": DAY,
        "currency": "USD",
        "average_months": 0,
        "own_rates": (),
        "drifts": (),
        "years": 4,
        "discount_percent": Decimal(0),
        "attainment_percent": None,
        "prices": (),
        "dilution_percent": Decimal(0),
        "liquidity_date": None,
        "leaving_date": None,
        "fair_value": None,
    }


@pytest.mark.parametrize(
    ("prices", "found"),
    [
        ({}, None),
        ({"": "8% a year"}, "8% a year"),
        ({"Acme": "8% a year"}, "8% a year"),
        ({"Globex": "8% a year"}, None),
        ({"": "8% a year", "Acme": "-5% a year"}, "-5% a year"),
        ({"Acme": "-5% a year", "": "8% a year"}, "-5% a year"),
        ({"": "8% a year", "Globex": "-5% a year"}, "8% a year"),
    ],
)
def test_a_company_has_the_path_of_its_own_or_that_of_all(prices: dict[str, str], found: str | None) -> None:
    paths = tuple(CompanyPrice(company, path(text)) for company, text in prices.items())
    assumed = Assumptions(exchange_day=DAY, currency="USD", prices=paths)
    assert assumed.price_path("Acme") == (None if found is None else path(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-5.5% a year", Growth(percent_a_year=Decimal("-5.5"))),
        ("2028-06-30=50", Targets(targets=(Target(on=DAY, price=Decimal(50)),))),
        ("exit 2028-06-30=100M", Exit(on=DAY, value=Decimal(100_000_000))),
    ],
)
def test_a_price_path_is_growth_targets_or_an_exit(text: str, found: PricePath) -> None:
    assert path(text) == found
    assert msgspec.convert(msgspec.to_builtins(found), PricePath) == found


def test_a_fair_value_pays_no_dividend_unless_told() -> None:
    stated = FairValue(volatility_percent=Decimal(30), risk_free_percent=Decimal(4), term_years=Decimal(5))
    assert stated.dividend_yield_percent == Decimal(0)


def test_the_stated_horizon_lies_between_the_shortest_and_the_longest() -> None:
    assert (SHORTEST_HORIZON, LONGEST_HORIZON) == (1, 10)


@pytest.mark.parametrize("missing", ["exchange_day", "currency"])
def test_the_day_of_the_rates_and_the_currency_are_never_taken_for_granted(missing: str) -> None:
    stated = {"exchange_day": date(2026, 1, 1), "currency": "USD"}
    del stated[missing]
    with pytest.raises(TypeError, match=missing):
        Assumptions(**stated)  # type: ignore[arg-type] # one of the two is left out


def test_assumptions_cannot_be_changed() -> None:
    assumed = Assumptions(exchange_day=date(2026, 1, 1), currency="USD")
    with pytest.raises(AttributeError, match="immutable"):
        assumed.years = 5  # type: ignore[misc] # that is the test
