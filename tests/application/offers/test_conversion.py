from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.application.offers.conversion import CurrencyChange, conversion, currency_change
from offercalc.application.offers.edits import Put, apply
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.pay import Salary
from offercalc.domain.values.estimate import Range
from tests.tools import offer_from

SALARY = offer_from(currency="USD", pay=[{"type": "salary", "amount": "100000"}])
OPTION = Option(units=Decimal(1000), strike=Decimal(2), strike_currency="GBP", price=Decimal(5), currency="EUR")
OPTIONS = replace(offer_from(currency="USD"), equity=(OPTION,))


def test_the_change_names_both_currencies_and_the_part_as_it_was() -> None:
    change = currency_change(SALARY, Put(("pay", 0, "currency"), "EUR"))
    assert isinstance(change, CurrencyChange)
    assert (change.base, change.quote, change.alone.pay, change.alone.equity) == ("USD", "EUR", SALARY.pay, ())


@pytest.mark.parametrize(
    "change",
    [Put(("pay", 0, "currency"), "USD"), Put(("currency",), "EUR"), Put(("pay", 0, "currency"), None)],
    ids=["the same", "of the offer", "as implied"],
)
def test_what_changes_no_currency_of_a_part_is_no_change(change: Put) -> None:
    assert currency_change(SALARY, change) is None


def test_a_part_without_amounts_has_nothing_to_convert() -> None:
    unknown = offer_from(currency="USD", pay=[{"type": "salary", "amount": None}])
    assert currency_change(unknown, Put(("pay", 0, "currency"), "EUR")) is None


def test_amounts_are_converted_to_whole_units_unless_they_are_small() -> None:
    change = Put(("pay", 0, "currency"), "EUR")
    after = apply(conversion(SALARY, change, Fraction(86423, 100_000)), apply(change, SALARY))
    assert isinstance(after.pay[0], Salary)
    assert after.pay[0].amount == Decimal(86_423)
    ranged = offer_from(
        currency="USD", pay=[{"type": "salary", "amount": {"low": "100", "likely": "150", "high": "2000"}}]
    )
    (put,) = conversion(ranged, change, Fraction(1, 3)).puts
    assert put.value == Range(low=Decimal("33.33"), likely=Decimal(50), high=Decimal("666.67"))


@pytest.mark.parametrize(
    ("name", "code", "base", "converted"),
    [("currency", "IDR", "EUR", {"price"}), ("strike_currency", None, "GBP", {"strike"})],
)
def test_a_strike_with_a_currency_of_its_own_is_converted_alone(
    name: str, code: str | None, base: str, converted: set[str]
) -> None:
    put = Put(("equity", 0, name), code)
    change = currency_change(OPTIONS, put)
    assert change is not None
    assert change.base == base
    assert {str(one.path[-1]) for one in conversion(OPTIONS, put, Fraction(2)).puts} == converted
