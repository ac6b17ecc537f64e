import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.plain_json import parse

MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"{}", {}),
        (b' [1, "a", null, true] \n', [1, "a", None, True]),
        (MARK + b'"a"', "a"),
        ('"\u00fc\U0001f600"'.encode(), "\u00fc\U0001f600"),
        (b"18446744073709551616", 2**64),
        (b"0.1", Decimal("0.1")),
        (b"1.10", Decimal("1.10")),
        (b"1e400", Decimal("1e400")),
        (b"0." + b"3" * 50, Decimal("0." + "3" * 50)),
    ],
)
def test_json_is_read_and_its_numbers_exactly(content: bytes, value: object) -> None:
    read = parse(content)
    assert read == value
    assert str(read) == str(value)


def test_a_number_that_no_decimal_can_hold_is_none() -> None:
    read = parse(b"1e9999999999999999999999")
    assert isinstance(read, Decimal)
    assert read.is_nan()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem("", Fault.NOT_JSON, "1", "1")),
        (MARK, Problem("", Fault.NOT_JSON, "1", "1")),
        (MARK + MARK + b"{}", Problem("", Fault.NOT_JSON, "1", "1")),
        (b'{\n  "a": x}', Problem("", Fault.NOT_JSON, "2", "8")),
        (b"{} {}", Problem("", Fault.NOT_JSON, "1", "5")),
        (b"NaN", Problem("", Fault.NOT_JSON, "1", "1")),
        (b'"\xff"', Problem("", Fault.NOT_TEXT)),
        (b"\xff\xfe{\x00}\x00", Problem("", Fault.NOT_TEXT)),
        (b"[" * 100_000, Problem("", Fault.TOO_DEEP)),
        (b'{"a":' * 100_000, Problem("", Fault.TOO_DEEP)),
        (b"[" * 65 + b"]" * 65, Problem("", Fault.TOO_DEEP)),
        (b"[" + b"0," * 1_000_000 + b"0]", Problem("", Fault.TOO_MANY_VALUES, "1000002", "30000")),
        (b'{"a":\n' + b"1" * 5000 + b"}", Problem("", Fault.TOO_LONG_A_NUMBER, "2", "1")),
    ],
)
def test_what_is_no_json_is_told_with_its_place(content: bytes, problem: Problem) -> None:
    assert parse(content) == (problem,)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(st.characters(codec="utf-8"), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(PLAIN)
def test_what_was_written_is_read_back(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(st.binary(max_size=50))
def test_any_bytes_are_json_or_one_problem(content: bytes) -> None:
    read = parse(content)
    assert not isinstance(read, tuple) or [problem.path for problem in read] == [""]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b'{"a": 1, "a": 1}', [("$", "a")]),
        (b'{"a": 1, "b": [{"c": 1, "c": 2}], "a": 2}', [("$", "a"), ("$.b[0]", "c")]),
        (rb'{"a": 1, "\u0061" : 2}', [("$", "a")]),
        (b'{"a": {"b": {"c": 1, "d": 2, "c": 3}}}', [("$.a.b", "c")]),
        (rb'{"a\"": "b\":", "a\"" : "\\"}', [("$", 'a"')]),
    ],
)
def test_a_key_that_stands_twice_is_refused_at_any_depth(content: bytes, places: list[tuple[str, str]]) -> None:
    assert parse(content) == tuple(Problem(path, Fault.REPEATED_KEY, key) for path, key in places)


def test_the_same_key_in_two_objects_and_colons_in_texts_are_sound() -> None:
    content = rb'{"a": {"a": ":"}, "b": [{"a": "\":"}, {"a": "\\"}], "c:": "a\": 1"}'
    assert parse(content) == json.loads(content)
