from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.money import EXACT, Money, money, round_half_up, split_evenly, split_rounded

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6)
SIGNED = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)
DIGITS = st.integers(0, 6)
PARTS = st.integers(1, 60)


def test_money_is_built_from_what_is_written() -> None:
    assert money("555000.50", "USD") == Money(Fraction(1_110_001, 2), "USD")
    assert money(7, "IDR") == Money(Fraction(7), "IDR")


def test_money_of_one_currency_adds_up() -> None:
    assert money("0.1", "USD") + money("0.2", "USD") == money("0.3", "USD")


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="USD and IDR do not add up: convert one of them first"):
        money(1, "USD") + money(1, "IDR")


def test_money_is_scaled_exactly() -> None:
    assert money(100, "USD") * Fraction(1, 3) * 3 == money(100, "USD")


def test_money_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        money(1, "USD").currency = "IDR"  # type: ignore[misc] # that is the test


@pytest.mark.parametrize(
    ("amount", "digits", "shown"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1.01"),
        ("2/3", 2, "0.67"),
        ("1/3", 0, "0"),
        ("-1/3", 0, "0"),
        ("555000", 2, "555000.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(amount: str, digits: int, shown: str) -> None:
    assert str(round_half_up(Fraction(amount), digits)) == shown


def test_a_large_amount_keeps_every_digit() -> None:
    assert round_half_up(Fraction(10**40) + Fraction(1, 100), 2) == Decimal(f"1{'0' * 40}.01")


def test_an_even_split_is_exact() -> None:
    assert split_evenly(Fraction(100), 3) == (Fraction(100, 3),) * 3


def test_a_rounded_split_leaves_no_cent_behind() -> None:
    assert split_rounded(Fraction(100), 3, 2) == (Decimal("33.33"), Decimal("33.34"), Decimal("33.33"))
    assert list(map(int, split_rounded(Fraction(18), 4, 0))) == [5, 4, 5, 4]
    assert list(map(int, split_rounded(Fraction(-1), 2, 0))) == [-1, 0]


@given(SIGNED, SIGNED, SIGNED)
def test_the_order_of_adding_does_not_matter(one: Fraction, two: Fraction, three: Fraction) -> None:
    a, b, c = (Money(amount, "USD") for amount in (one, two, three))
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(DECIMALS, DIGITS)
def test_rounding_agrees_with_decimal(amount: Decimal, digits: int) -> None:
    expected = amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, EXACT)
    assert round_half_up(Fraction(amount), digits) == expected


@given(SIGNED, DIGITS)
def test_rounding_is_off_by_half_a_unit_at_most(amount: Fraction, digits: int) -> None:
    assert abs(Fraction(round_half_up(amount, digits)) - amount) <= Fraction(1, 2 * 10**digits)


@given(SIGNED, PARTS)
def test_an_even_split_sums_to_the_whole(amount: Fraction, parts: int) -> None:
    pieces = split_evenly(amount, parts)
    assert (len(pieces), sum(pieces)) == (parts, amount)


@given(SIGNED, PARTS, DIGITS)
def test_a_rounded_split_sums_to_the_rounded_whole(amount: Fraction, parts: int, digits: int) -> None:
    pieces = split_rounded(amount, parts, digits)
    assert len(pieces) == parts
    assert sum(map(Fraction, pieces)) == Fraction(round_half_up(amount, digits))


@given(SIGNED, PARTS, DIGITS)
def test_no_part_of_a_rounded_split_is_more_than_a_unit_off(amount: Fraction, parts: int, digits: int) -> None:
    unit = Fraction(1, 10**digits)
    assert all(abs(Fraction(piece) - amount / parts) <= unit for piece in split_rounded(amount, parts, digits))
