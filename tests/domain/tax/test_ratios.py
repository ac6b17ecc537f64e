from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.tax.assessment import Income, assess, run_all
from offercalc.domain.tax.engine import Engine
from offercalc.domain.tax.evaluator import ExactOperations, Values, compiled
from offercalc.domain.tax.formula import MOST_OPERATORS, read_formula
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.ratios import Fractions, RatioOperations, ratio
from tests.domain.tax.test_evaluator import VALUES
from tests.tax_laws import shipped

RATIOS = Values({name: ratio(value) for name, value in VALUES.numbers.items()}, VALUES.tables)
FRACTIONS: Engine[Fraction] = Engine(ExactOperations())


def value(text: str) -> Fraction:
    return Fraction(*compiled(read_formula(text), RatioOperations())(RATIOS))


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6), st.fractions(-(10**9), 10**9, max_denominator=10**6))
def test_pairs_are_the_numbers_of_fractions(one: Fraction, other: Fraction) -> None:
    numbers = {"one": one, "other": other}
    for text in (
        "one + other", "one - other", "one * other", "one / max(1, other)", "-one", "max(one, other, 1)",
        "min(one, other, 1)", "pos(one)", "down(one, max(0.5, other))", "up(one, max(0.5, other))",
        "brackets(bands, one)", "table(sloped, one)", "step(steps, one)", "when(one > other, 1, 2)",
        "when(one >= other, 1, 2)", "when(one < other, 1, 2)", "when(one <= other, 1, 2)", "when(one == other, 1, 2)",
    ):  # fmt: skip
        formula = read_formula(text)
        exact = compiled(formula, ExactOperations())(Values(numbers, VALUES.tables))
        pairs = Values({name: ratio(amount) for name, amount in numbers.items()}, VALUES.tables)
        assert Fraction(*compiled(formula, RatioOperations())(pairs)) == exact


@cache
def laws() -> tuple[Law, ...]:
    return tuple(law for law in shipped().every() if isinstance(law, Law))


@pytest.mark.parametrize("wages", [0, 1, "12570.01", 100_000, "123456789.12", 30_000_001])
def test_laws_come_to_the_same_in_pairs(wages: int | str) -> None:
    income = Income(wages=Fraction(wages), extra=Fraction(wages) / 7)
    plain = {name: getattr(income, name) for name in Income.__struct_fields__}
    for law in laws():
        (result,) = assess((law,), income, {}).results
        ((_law, steps),) = run_all(FRACTIONS, (law,), plain, {})
        assert dict(result.steps) == steps


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


def test_long_pairs_are_reduced_before_they_are_too_long() -> None:
    text = " * ".join(["(wages * wages / wages / wages)"] * 24)
    assert value(text) == 1


def test_steps_are_fractions_by_name() -> None:
    found = Fractions({"tax": (4, 6), "levy": (0, 5)})
    assert (found["tax"], list(found), len(found)) == (Fraction(2, 3), ["tax", "levy"], 2)
    assert found == {"tax": Fraction(2, 3), "levy": 0}
