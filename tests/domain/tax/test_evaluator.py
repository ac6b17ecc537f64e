from __future__ import annotations

from fractions import Fraction

import pytest

from offercalc.domain.tax.evaluator import ExactOperations, Values, compiled, rounded
from offercalc.domain.tax.formula import MOST_OPERATORS, read_formula
from offercalc.domain.tax.law_error import LawError


def rows(*cells: tuple[str, ...]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(map(Fraction, row)) for row in cells)


VALUES = Values(
    {"wages": Fraction(50_000), "rate": Fraction("0.062")},
    {
        "bands": rows(("0", "0.1"), ("10000", "0.2"), ("60000", "0.4")),
        "sloped": rows(("0", "5", "0.1"), ("10000", "1005", "0.2")),
        "steps": rows(("10000", "1"), ("50000", "2"), ("60000", "3")),
    },
)


def value(text: str) -> Fraction:
    return compiled(read_formula(text), ExactOperations())(VALUES)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("rate * wages", 3100),
        ("1 / 3 + 1 / 6", "1/2"),
        ("-wages + 1", -49_999),
        ("2 + 3 * 4 - 10 / 5", 12),
        ("max(1, wages, 3)", 50_000),
        ("min(1, 3)", 1),
        ("pos(1 - 2)", 0),
        ("pos(2 - 1)", 1),
        ("down(wages - 1, 1000)", 49_000),
        ("down(-0.5, 1)", -1),
        ("up(wages + 0.01, 1000)", 51_000),
        ("up(wages, 1000)", 50_000),
        ("brackets(bands, wages)", 9_000),
        ("brackets(bands, 10000)", 1_000),
        ("brackets(bands, 70000)", 15_000),
        ("brackets(bands, 0 - 1)", 0),
        ("table(sloped, wages)", 9_005),
        ("table(sloped, 10000)", 1_005),
        ("table(sloped, 0)", 0),
        ("step(steps, 10000)", 1),
        ("step(steps, wages)", 2),
        ("step(steps, 99999)", 3),
        ("when(wages > 50000, 1, 2)", 2),
        ("when(wages >= 50000, 1, 2)", 1),
        ("when(wages == 50000, 1, 1 / 0)", 1),
        ("when(wages < 1, 1 / 0, 2)", 2),
        ("when(wages <= 1, 1 / 0, 2)", 2),
    ],
)
def test_formulas_are_exact(text: str, result: str | int) -> None:
    assert value(text) == Fraction(result)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 / (wages - 50000)", "it divides by zero"),
        ("down(wages, 0)", "it rounds to a multiple of zero or less"),
        ("up(wages, -1)", "it rounds to a multiple of zero or less"),
        (" * ".join(["wages"] * MOST_OPERATORS), "its result has too many digits"),
    ],
)
def test_what_is_not_a_number_is_an_error(text: str, message: str) -> None:
    with pytest.raises(LawError, match=message):
        value(text)


def test_rounding_goes_to_multiples() -> None:
    assert rounded(Fraction(7), Fraction("2.5"), is_up=False) == 5
    assert rounded(Fraction(7), Fraction("2.5"), is_up=True) == Fraction("7.5")
