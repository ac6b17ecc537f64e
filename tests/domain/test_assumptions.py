from datetime import date

import pytest

from offercalc.domain.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON, Assumptions


def test_the_horizon_is_four_years_unless_told() -> None:
    assert Assumptions(exchange_day=date(2026, 1, 1), currency="USD").years == 4


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
