from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from offercalc.domain.exchange.rate import Drift
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Exit, FairValue, Growth, Target, Targets
from offercalc.domain.scenario.scenario import Scenario, assumptions_of, is_growth, is_percent
from tests.tools import GLOBEX, NUSANTARA, TODAY, sample

OFFERS = (sample(GLOBEX), sample(NUSANTARA))
DAY = date(2028, 1, 1)


def test_nothing_assumed_is_the_plainest_case() -> None:
    assert assumptions_of(Scenario(), OFFERS, "USD", 4, TODAY) == Assumptions(exchange_day=TODAY, currency="USD")
    assert Scenario().count == 0


def test_everything_is_handed_on() -> None:
    prices = (CompanyPrice("", Growth(percent_a_year=Decimal(8))),)
    assumed = Scenario(
        average_months=6, prices=prices, attainment_percent=Decimal(0), discount_percent=Decimal(5),
        dilution_percent=Decimal(4), liquidity_date=DAY, leaving_date=DAY, volatility_percent=Decimal(40),
        risk_free_percent=Decimal(4), term_years=Decimal(5),
    )  # fmt: skip
    fair = FairValue(volatility_percent=Decimal(40), risk_free_percent=Decimal(4), term_years=Decimal(5))
    assert assumptions_of(assumed, OFFERS, "IDR", 2, TODAY) == Assumptions(
        exchange_day=TODAY, currency="IDR", years=2, average_months=6, prices=prices, attainment_percent=Decimal(0),
        discount_percent=Decimal(5), dilution_percent=Decimal(4), liquidity_date=DAY, leaving_date=DAY, fair_value=fair,
    )  # fmt: skip
    assert assumed.count == 8


def test_every_other_currency_of_the_offers_drifts() -> None:
    found = assumptions_of(Scenario(drift_percent=Decimal(4)), OFFERS, "EUR", 4, TODAY)
    assert found.drifts == (Drift("IDR", "EUR", Decimal(4)), Drift("USD", "EUR", Decimal(4)))
    assert assumptions_of(Scenario(drift_percent=Decimal(4)), OFFERS[:1], "USD", 4, TODAY).drifts == ()


def test_a_fair_value_needs_all_that_it_rests_on() -> None:
    assert Scenario(volatility_percent=Decimal(40), term_years=Decimal(5)).fair_value is None


@pytest.mark.parametrize(
    "fields",
    [
        {"average_months": 121},
        {"drift_percent": Decimal(-100)},
        {"discount_percent": Decimal(-1)},
        {"attainment_percent": Decimal(1001)},
        {"dilution_percent": Decimal(100)},
        {"term_years": Decimal(101)},
        {"leaving_date": date(1949, 1, 1)},
        {"prices": (CompanyPrice("", Growth(percent_a_year=Decimal(-100))),)},
        {"prices": (CompanyPrice("", Targets(targets=(Target(on=DAY, price=Decimal(-1)),))),)},
        {"prices": (CompanyPrice("", Exit(on=date(2300, 1, 1), value=Decimal(1))),)},
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Scenario(**fields)


def test_it_is_kept_as_json_and_read_again() -> None:
    prices = (
        CompanyPrice("A", Targets(targets=(Target(on=DAY, price=Decimal("1.5")),))),
        CompanyPrice("B", Exit(on=DAY, value=Decimal(10))),
        CompanyPrice("C", Growth(percent_a_year=Decimal(-5))),
    )
    assumed = Scenario(prices=prices, leaving_date=DAY)
    assert msgspec.json.decode(msgspec.json.encode(assumed), type=Scenario) == assumed
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"dilution_percent": "100"}', type=Scenario)


def test_bounds_of_percentages() -> None:
    assert (is_percent(Decimal(0)), is_percent(Decimal(-1)), is_percent(Decimal(1000))) == (True, False, True)
    assert (is_growth(Decimal(-99)), is_growth(Decimal(-100)), is_growth(Decimal(1001))) == (True, False, False)


def test_a_price_that_is_still_to_be_said_is_no_assumption() -> None:
    assumed = Scenario(prices=(CompanyPrice("Acme", Targets(targets=())),))
    assert assumed.count == 0
    assert assumptions_of(assumed, OFFERS, "USD", 4, TODAY).prices == ()
