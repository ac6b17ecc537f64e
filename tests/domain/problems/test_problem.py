import pytest

from offercalc.domain.problems.problem import Fault, Problem


def test_a_fault_is_named_by_its_value() -> None:
    assert [fault.name for fault in Fault if fault.value != fault.name.lower()] == []


def test_a_problem_needs_no_particulars() -> None:
    assert Problem("$.role", Fault.EMPTY) == Problem("$.role", Fault.EMPTY, value="", allowed="")


def test_problems_of_the_same_place_and_fault_are_one() -> None:
    assert {Problem("$.role", Fault.EMPTY), Problem("$.role", Fault.EMPTY)} == {Problem("$.role", Fault.EMPTY)}


def test_a_problem_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Problem("$.role", Fault.EMPTY).path = "$"  # type: ignore[misc] # that is the test
