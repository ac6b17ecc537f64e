import pytest

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.presentation.text.form_text import form_sentence
from tests.tools import ENGLISH


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("$.company", Fault.EMPTY), "This field is required."),
        (
            Problem("$.pay[0]", Fault.ONE_OF, "raise_percent, raises"),
            "State only one of Annual raise (%) / Dated raises here.",
        ),
        (
            Problem("$.pay[0]", Fault.ONE_OF, "linked_to, paid_in.rate"),
            "State only one of Linked to another currency / Agreed exchange rate here.",
        ),
        (Problem("$.equity[0].vesting", Fault.NEEDS_ONE_OF, "preset, ocf"), "State one of preset / ocf here."),
        (
            Problem("$.equity[0].vesting.ocf.vesting_conditions[1].id", Fault.DUPLICATE_ID, "start"),
            'vesting_conditions[1].id: "start" occurs here twice; each may occur only once.',
        ),
    ],
)
def test_fields_go_by_the_names_that_stand_above_them(problem: Problem, sentence: str) -> None:
    assert form_sentence(problem, ENGLISH) == sentence
