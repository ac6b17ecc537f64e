from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.break_even import BreakEven, at_rates, break_even
from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from tests.builders import assumptions, book, offer, presets


def turning(*terms: str, one: int = 0, other: int = 1) -> BreakEven | None:
    compared = compare(tuple(map(offer, terms)), assumptions("IDR"), By.EMPLOYMENT, book(), presets())
    return break_even(compared.offers, one, other)


def test_two_salaries_are_equal_at_the_rate_of_their_amounts() -> None:
    assert turning("100k USD/year", "1500M IDR/year") == BreakEven(1, 0, "USD", "IDR", Fraction(15_000))


def test_the_order_of_the_offers_does_not_matter() -> None:
    assert turning("1500M IDR/year", "100k USD/year") == BreakEven(0, 1, "USD", "IDR", Fraction(15_000))
    assert turning("100k USD/year", "1500M IDR/year", one=1, other=0) == BreakEven(1, 0, "USD", "IDR", Fraction(15_000))


def test_the_rate_is_given_of_the_dearer_currency() -> None:
    assert turning("100 EUR/year", "125 USD/year") == BreakEven(1, 0, "EUR", "USD", Fraction(5, 4))
    assert turning("125 USD/year", "100 EUR/year") == BreakEven(0, 1, "EUR", "USD", Fraction(5, 4))


def test_parts_in_the_other_currency_are_taken_across() -> None:
    found = turning("100k USD/year + 400M IDR once", "1500M IDR/year + 40k USD once")
    assert found == BreakEven(1, 0, "USD", "IDR", Fraction(5_600_000_000, 360_000))


@pytest.mark.parametrize(
    "terms",
    [
        ("100k USD/year", "90k USD/year"),
        ("100k USD/year + ? USD once", "1500M IDR/year"),
        ("90k..100k..110k USD/year", "1500M IDR/year"),
        ("100k USD/year + 5 EUR once", "1500M IDR/year"),
        ("100k USD/year", "1500M IDR/year + 500k USD once"),
        ("100k USD/year", "0 IDR/year"),
        ("0 USD/year", "0 IDR/year"),
    ],
)
def test_no_rate_decides_between_offers_that(terms: tuple[str, str]) -> None:
    assert turning(*terms) is None


def test_the_likely_totals_of_ranges_have_a_rate_and_those_of_open_terms_none() -> None:
    ranged, open_one, other = map(offer, ("90k..100k..110k USD/year", "100k USD/year + ? USD once", "1500M IDR/year"))
    for one, value in ((ranged, Fraction(15_000)), (open_one, None)):
        compared = compare((one, other), assumptions("IDR"), By.EMPLOYMENT, book(), presets())
        found = break_even(compared.offers, 0, 1, are_likely=True)
        assert (found.value if found else None) == value


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_at_the_rate_both_come_to_the_same(dollars: int, rupiah: int) -> None:
    found = turning(f"{dollars} USD/year", f"{rupiah} IDR/year")
    assert found is not None
    assert found.value >= 1
    worth = {found.base: found.value, found.quote: Fraction(1)}
    assert dollars * worth["USD"] == rupiah * worth["IDR"]


@given(st.integers(1, 10**6), st.integers(1, 10**10), st.fractions(min_value=1, max_value=10**5, max_denominator=1000))
def test_totals_at_a_rate_are_those_of_the_amounts(dollars: int, rupiah: int, value: Fraction) -> None:
    terms = f"{dollars} USD/year + {rupiah} IDR once", f"{rupiah} IDR/year"
    compared = compare(tuple(map(offer, terms)), assumptions("IDR"), By.EMPLOYMENT, book(), presets())
    found = at_rates(compared.offers, 0, 1)
    assert found is not None
    years = compared.assumptions.years
    one, other = found.totals(value)
    assert (one.likely, other.likely) == (dollars * years * value + rupiah, Fraction(rupiah * years))


def test_offers_in_one_currency_or_with_a_third_one_have_no_totals_by_rate() -> None:
    def pair(*terms: str) -> object:
        compared = compare(tuple(map(offer, terms)), assumptions("IDR"), By.EMPLOYMENT, book(), presets())
        return at_rates(compared.offers, 0, 1)

    assert pair("1 USD/year", "2 USD/year") is None
    assert pair("1 USD/year + 1 EUR once", "2 IDR/year") is None


def test_offers_in_one_currency_are_not_added_up() -> None:
    same = compare(
        (offer("100k USD/year"), offer("90k USD/year")), assumptions("IDR"), By.EMPLOYMENT, book(), presets()
    )
    assert at_rates(same.offers, 0, 1) is None
    assert not any("sums" in vars(one) for one in same.offers)
