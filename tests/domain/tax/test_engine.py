from fractions import Fraction

import pytest

from offercalc.domain.tax.engine import exact_steps
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for
from tests.tax_laws import LAW, law

GIVEN = {"wages": Fraction(70_000)}


def test_figures_are_chosen_by_the_answers() -> None:
    one = law()
    single = exact_steps(one, one.steps, GIVEN, answers_for(one, {}))
    assert single == {"taxable": 60_000, "income_tax": 8_000, "levy_paid": 1_400}
    married = exact_steps(one, one.steps, GIVEN, answers_for(one, {"status": "married", "children": Fraction(3)}))
    assert married == {"taxable": 50_000, "income_tax": 5_000, "levy_paid": 1_100}


def test_an_error_names_law_and_step() -> None:
    one = law(LAW.replace("brackets(bands, taxable)", "taxable / (wages - 70000)"))
    with pytest.raises(LawError, match="nz-2025, step income_tax: it divides by zero"):
        exact_steps(one, one.steps, GIVEN, answers_for(one, {}))
