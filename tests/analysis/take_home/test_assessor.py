from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from offercalc.analysis.take_home.assessor import Assessor
from offercalc.domain.tax.assessment import Income
from offercalc.domain.tax.law_error import LawError
from tests.tax_laws import basis


def test_the_laws_are_those_of_the_place_and_day() -> None:
    assert [law.id for law in basis("US-WA").laws(date(2025, 6, 1)).laws] == [
        "us-federal-2025",
        "us-fica-2025",
        "us-wa-2025",
    ]
    with pytest.raises(LawError, match="KE"):
        basis("KE").laws(date(2025, 6, 1))


def test_income_from_elsewhere_is_a_number_or_nothing() -> None:
    assert basis("ID").other_income == 0
    assert basis("ID", person={"other_income": Fraction(7)}).other_income == 7
    assert basis("ID", person={"other_income": "much"}).other_income == 0


def test_equal_incomes_are_assessed_once() -> None:
    laws = basis("GB").laws(date(2026, 6, 1))
    assessor = Assessor({})
    income = Income(wages=Fraction(150_000))
    first = assessor.assessment(laws, income)
    assert assessor.assessment(laws, Income(wages=Fraction(150_000))) is first
    assert assessor.charges(laws, income) == {
        ("gb-2026", "income_tax"): Fraction(53_703),
        ("gb-2026", "ni"): Fraction("5010.6"),
    }
