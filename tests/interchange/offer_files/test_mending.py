import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.mending import mended
from offercalc.interchange.offer_files.shapes import shape_problems
from tests.tools import FILES, offer_fields


def found(**fields: object) -> list[tuple[str, Fault]]:
    problems = FILES.decode(json.dumps(offer_fields(**fields)).encode())
    assert isinstance(problems, tuple)
    return [(problem.path, problem.fault) for problem in problems]


def test_a_wrong_shape_does_not_hide_what_is_wrong_beside_it() -> None:
    assert found(
        start_date="12026-01-01",
        pay=[
            {"type": "salary", "amount": "-5", "per": "fortnight"},
            {"type": "one_time", "instalments": [{"amount": "1", "after_months": 400_000}]},
            {"type": "bonus", "percent_of_salary": "x", "amount": "5", "guaranteed_years": -1, "colour": "red"},
        ],
    ) == [
        ("$.start_date", Fault.BAD_DATE),
        ("$.pay[0].per", Fault.NOT_ALLOWED),
        ("$.pay[2]", Fault.UNKNOWN_FIELD),
        ("$.pay[2].percent_of_salary", Fault.BAD_NUMBER),
        ("$.pay[0].amount", Fault.NEGATIVE),
    ]


def test_a_field_that_is_not_there_hides_nothing() -> None:
    assert found(notez="x", currency="XYZ", pay=[{"type": "salary", "amount": "1", "every": 1}]) == [
        ("$", Fault.UNKNOWN_FIELD),
        ("$.pay[0]", Fault.UNKNOWN_FIELD),
        ("$.currency", Fault.UNKNOWN_CURRENCY),
    ]
    assert found(notez="x", pay=[{"type": "salary", "amount": "-1", "every": 1}]) == [
        ("$", Fault.UNKNOWN_FIELD),
        ("$.pay[0]", Fault.UNKNOWN_FIELD),
        ("$.pay[0].amount", Fault.NEGATIVE),
    ]


def test_what_is_wrong_together_is_told_beside_a_wrong_shape() -> None:
    assert found(
        company=5,
        equity=[
            {"type": "rsu", "trigger": "triple", "vesting": {"percent_by_year": ["60", "60"]}},
            {"type": "option", "strike_currency": "EUR"},
        ],
    ) == [
        ("$.company", Fault.WRONG_TYPE),
        ("$.equity[0].trigger", Fault.NOT_ALLOWED),
        ("$.equity[0].vesting.percent_by_year", Fault.VESTING_ABOVE_100),
        ("$.equity[1].strike_currency", Fault.OTHER_CURRENCY),
    ]


def test_a_part_that_cannot_be_mended_gives_way_to_the_others() -> None:
    assert found(pay=[{"type": "wage"}, 5, {"type": "salary"}, {"type": "thirteenth_month", "paid_in_month": 13}]) == [
        ("$.pay[0].type", Fault.NOT_ALLOWED),
        ("$.pay[1]", Fault.WRONG_TYPE),
        ("$.pay[2].amount", Fault.MISSING),
        ("$.pay[3].paid_in_month", Fault.TOO_LARGE),
    ]


@pytest.mark.parametrize("fields", [{"pay": 5}, {"pay": {}}, {"contacts": [{"name": 5}], "company": None}])
def test_a_whole_field_of_a_wrong_shape_is_told_once(fields: Mapping[str, object]) -> None:
    assert len(found(**fields)) == len(fields)


def test_what_is_mended_is_only_looked_at() -> None:
    fields = offer_fields(pay=[{"type": "salary", "amount": "x"}])
    del fields["format"], fields["version"]
    before = json.dumps(fields)
    assert isinstance(mended(fields, shape_problems(fields, Offer, "$")), Offer)
    assert json.dumps(fields) == before


def test_a_problem_of_the_whole_takes_nothing_away() -> None:
    fields = {"company": "Acme", "role": "Engineer", "currency": "USD", "start_date": "2026-01-01"}
    assert mended(dict(fields), (Problem("$", Fault.WRONG_TYPE),)) == mended(dict(fields), ())


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["5", "salary", "rsu", "USD"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "amount", "units", "vesting", "low"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["company", "currency", "start_date", "pay", "equity", "x"]), VALUES))
def test_whatever_stands_in_a_file_is_answered(fields: dict[str, object]) -> None:
    content = json.dumps({**offer_fields(), **fields}).encode()
    assert isinstance(FILES.decode(content), Offer | tuple)
