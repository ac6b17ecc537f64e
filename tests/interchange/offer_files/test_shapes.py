import json
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.shapes import shape_problems
from tests.tools import FILES, offer_fields


class Cat(Struct, forbid_unknown_fields=True, tag_field="type", tag="cat"):
    lives: int


class Dog(Struct, forbid_unknown_fields=True, tag_field="type", tag="dog"):
    born: date
    tricks: tuple[str, ...] = ()


class House(Struct, forbid_unknown_fields=True):
    size: Decimal
    pets: tuple[Cat | Dog, ...] = ()
    cellar: "House | None" = None
    numbers: tuple[int, ...] | None = None


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=3)
    | st.sampled_from(["cat", "dog", "1", "2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["size", "pets", "cellar", "numbers", "type", "lives", "born", "tricks", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def found(value: object) -> list[tuple[str, Fault]]:
    return [(problem.path, problem.fault) for problem in shape_problems(value, House, "$")]


@pytest.mark.parametrize(
    "value",
    [
        {"size": "1"},
        {"size": 1, "pets": [], "cellar": None, "numbers": None},
        {"size": Decimal("0.1"), "pets": [{"type": "cat", "lives": 9}, {"type": "dog", "born": "2026-01-01"}]},
        {"size": 1, "cellar": {"size": 2, "cellar": {"size": 3, "numbers": [1, 2]}}},
    ],
)
def test_what_has_the_shape_has_no_problems(value: object) -> None:
    assert shape_problems(value, House, "$") == ()


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ([], [("$", Fault.WRONG_TYPE)]),
        (None, [("$", Fault.WRONG_TYPE)]),
        ({}, [("$.size", Fault.MISSING)]),
        ({"size": "big"}, [("$.size", Fault.BAD_NUMBER)]),
        ({"size": 1, "colour": "red"}, [("$", Fault.UNKNOWN_FIELD)]),
        ({"size": 1, "type": "house"}, [("$", Fault.UNKNOWN_FIELD)]),
        ({"size": 1, "pets": {}}, [("$.pets", Fault.WRONG_TYPE)]),
        ({"size": 1, "pets": [{"lives": 9}]}, [("$.pets[0].type", Fault.MISSING)]),
        ({"size": 1, "pets": [{"type": "fish"}]}, [("$.pets[0].type", Fault.NOT_ALLOWED)]),
        ({"size": 1, "pets": [{"type": 5}]}, [("$.pets[0].type", Fault.WRONG_TYPE)]),
        ({"size": 1, "pets": [{"type": []}]}, [("$.pets[0].type", Fault.WRONG_TYPE)]),
        ({"size": 1, "pets": [5]}, [("$.pets[0]", Fault.WRONG_TYPE)]),
        ({"size": 1, "cellar": 5}, [("$.cellar", Fault.WRONG_TYPE)]),
        ({"size": 1, "cellar": {"size": 1, "cellar": {}}}, [("$.cellar.cellar.size", Fault.MISSING)]),
        ({"size": 1, "numbers": [1, "2"]}, [("$.numbers[1]", Fault.WRONG_TYPE)]),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(value: object, problems: list[tuple[str, Fault]]) -> None:
    assert found(value) == problems


def test_everything_that_does_not_fit_is_told_at_once() -> None:
    cat, dog = {"type": "cat", "lives": "nine", "age": 3}, {"type": "dog", "tricks": ["sit", 5]}
    assert found({"pets": [cat, dog], "garden": 1}) == [
        ("$", Fault.UNKNOWN_FIELD),
        ("$.size", Fault.MISSING),
        ("$.pets[0]", Fault.UNKNOWN_FIELD),
        ("$.pets[0].lives", Fault.WRONG_TYPE),
        ("$.pets[1].born", Fault.MISSING),
        ("$.pets[1].tricks[1]", Fault.WRONG_TYPE),
    ]


def test_a_name_that_fills_the_line_is_cut() -> None:
    (problem,) = shape_problems({"size": 1, "x" * 500: 1}, House, "$")
    assert problem == Problem("$", Fault.UNKNOWN_FIELD, "x" * 59 + "…")


def test_a_plain_kind_is_looked_at_as_a_whole() -> None:
    assert shape_problems("5", int, "$.a") == (Problem("$.a", Fault.WRONG_TYPE, "text", "whole number"),)
    assert shape_problems(["5"], list[int], "$.a") == (Problem("$.a[0]", Fault.WRONG_TYPE, "text", "whole number"),)


@given(PLAIN)
def test_no_problems_mean_that_it_can_be_converted_and_problems_that_it_cannot(value: object) -> None:
    problems = shape_problems(value, House, "$")
    try:
        msgspec.convert(value, House)
    except msgspec.ValidationError:
        assert problems
        assert all(problem.path.startswith("$") for problem in problems)
    else:
        assert problems == ()


@pytest.mark.parametrize(
    "text", ["5_000", " 5", "5 ", "+5", ".5", "5.", "1.e5", "\u0663", "5\u00a0", "1,5", "NaN", "", "0x5"]
)
def test_a_number_that_may_mean_two_things_is_refused(text: str) -> None:
    fields = offer_fields(
        pay=[{"type": "bonus", "amount": {"low": "1", "likely": text, "high": "3"}, "label": "5_000"}]
    )
    found = FILES.decode(json.dumps(fields).encode())
    assert isinstance(found, tuple)
    assert [(problem.path, problem.fault) for problem in found] == [("$.pay[0].amount.likely", Fault.BAD_NUMBER)]


@pytest.mark.parametrize("text", ["5", "0.5", "1e3", "1E+3", "2.5e-1", "007"])
def test_plain_digits_are_read(text: str) -> None:
    fields = offer_fields(pay=[{"type": "bonus", "amount": text}])
    assert not isinstance(FILES.decode(json.dumps(fields).encode()), tuple)
