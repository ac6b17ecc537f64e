from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from offercalc.domain.tax.array_operations import ArrayOperations, take_home_array
from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.evaluator import Values, compiled
from offercalc.domain.tax.formula import read_formula
from offercalc.domain.tax.law import Kind
from offercalc.domain.tax.law_choice import laws_for
from offercalc.domain.tax.law_error import LawError
from tests.domain.tax.test_evaluator import VALUES
from tests.tax_laws import LAW, law, shipped

TODAY = date(2026, 11, 30)
PLACES = {"US-CA": 1, "US-NY": 1, "US-WA": 1, "ID": 1000, "GB": 1, "GB-SCT": 1, "SG": 1, "IE": 1, "DE": 1, "NL": 1,
          "CA-ON": 1, "CA-BC": 1, "AU": 1, "IN": 100, "JP": 100, "AE": 1}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_arrays_agree_with_exact_numbers(place: str) -> None:
    laws = laws_for(place, date(2026, 7, 15), TODAY, shipped().of_country(place[:2])).laws
    dice = np.random.default_rng(20261130)
    round_ones = np.arange(0.0, 1_200_000.0, 12_500.0)
    wages = np.concatenate([round_ones, dice.integers(0, 3_000_000, 100), dice.uniform(0, 6e5, 100)]) * PLACES[place]
    found = take_home_array(laws, wages, {})
    for at, wage in enumerate(wages):
        exact = assess(laws, Income(wages=Fraction(float(wage))), {})
        for kind in (Kind.TAX, Kind.SOCIAL, Kind.SAVING):
            assert found[kind][at] == pytest.approx(float(exact.total(kind)), rel=1e-9, abs=1e-9 * max(1, wage))
        assert found[Kind.INNER][at] == pytest.approx(float(exact.take_home), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 / 3 + rate", 1 / 3 + 0.062),
        ("max(1, wages, 3) - min(4, 3)", 49_997),
        ("pos(1 - 2)", 0),
        ("down(wages - 1, 1000) * 2", 98_000),
        ("up(wages + 0.01, 1000)", 51_000),
        ("up(wages * 0.1 * 10, 1000)", 50_000),
        ("brackets(bands, 70000)", 15_000),
        ("table(sloped, wages) + table(sloped, 0)", 9_005),
        ("step(steps, wages) + step(steps, 99999)", 5),
        ("when(wages > 50000, 1, 2)", 2),
        ("when(wages >= 50000, 1, 2)", 1),
        ("when(wages == 50000, 1, 2)", 1),
        ("when(wages < 50000, 1, 2)", 2),
        ("when(wages <= 50000, 1, 2)", 1),
    ],
)
def test_functions_work_on_arrays_and_constants(text: str, result: float) -> None:
    operations = ArrayOperations()
    for wages in (np.asarray(50_000.0), np.array([50_000.0, 50_000.0])):
        numbers = {"wages": wages, "rate": operations.number(Fraction("0.062"))}
        found = compiled(read_formula(text), operations)(Values(numbers, VALUES.tables))
        assert np.allclose(found, result, rtol=1e-12)


def test_an_income_without_a_result_is_an_error() -> None:
    broken = law(LAW.replace("levy.rate * wages", "levy.rate / (wages - 5)"))
    with pytest.raises(LawError, match="an amount of nz-2025 is not a number"):
        take_home_array((broken,), np.array([4.0, 5.0]), {})
