from fractions import Fraction

import pytest

from offercalc.domain.tax.law import Answer, Input
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for, expected, fits
from tests.tax_laws import law, law_text


def test_what_is_not_answered_has_its_default() -> None:
    assert answers_for(law(), {}) == {"status": "single", "children": Fraction(0)}
    assert answers_for(law(), {"status": "married", "other": True})["status"] == "married"


def test_a_missing_answer_is_asked_for() -> None:
    with pytest.raises(LawError, match='nz-2025 asks for "status": Are you single'):
        answers_for(law(law_text(default="")), {})


@pytest.mark.parametrize("wrong", ["widowed", True, Fraction(1)])
def test_a_wrong_answer_is_refused(wrong: Answer) -> None:
    with pytest.raises(LawError, match='is not an answer to "status"; choose one of single, married'):
        answers_for(law(), {"status": wrong})


def test_each_kind_of_input_has_its_answers() -> None:
    number, flag = Input("How many?", "number"), Input("Yes?", "yes-no")
    assert fits(number, Fraction(2))
    assert not fits(number, Fraction(-1))
    assert not fits(number, Fraction(10) ** 30)
    assert fits(flag, stated=True)
    assert not fits(flag, "yes")
    assert [expected(number), expected(flag)] == ["0, 1, 2, …", "true, false"]
