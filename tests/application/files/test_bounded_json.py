import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.files.bounded_json import (
    DEEPEST,
    MOST_VALUES,
    JsonDecoder,
    UnreadableError,
    is_too_deep,
    values_beyond,
)

DEEP = "[" * DEEPEST + "]" * DEEPEST
TEXTS = JsonDecoder[dict[str, str]](dict[str, str])


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


def test_as_many_levels_as_the_bound_are_read_and_not_one_more() -> None:
    assert not is_too_deep(DEEP.encode())
    assert is_too_deep(f"[{DEEP}]".encode())
    assert is_too_deep(f"[[], {DEEP}, {{}}]".encode())


def test_what_stands_in_a_text_nests_nothing() -> None:
    text = json.dumps({'"' + "[" * 1000: '\\"' + "{" * 1000}).encode()
    assert not is_too_deep(text)
    assert not is_too_deep(b'{"a": "' + b"[" * 1000)


def test_what_never_closes_is_as_deep_as_it_goes() -> None:
    assert is_too_deep(b"[" * 1_000_000)
    assert is_too_deep(b'{"a":' * 1_000_000)
    assert not is_too_deep(b"]" * 1_000_000 + b"[" * 60)


@given(st.recursive(st.just("[{") | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_value_of_few_levels_is_refused(value: object) -> None:
    around = DEEPEST - depth(value)
    text = json.dumps(value)
    assert not is_too_deep(f"{'[' * around}{text}{']' * around}".encode())
    assert is_too_deep(f"{'[' * around}[{text}]{']' * around}".encode())


def test_values_are_counted_beyond_the_bound_alone() -> None:
    assert values_beyond(json.dumps([0] * (MOST_VALUES - 1)).encode()) == 0
    assert values_beyond(json.dumps([0] * MOST_VALUES).encode()) == MOST_VALUES + 1
    assert values_beyond(json.dumps({"notes": "," * MOST_VALUES}).encode()) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": 1}',
        b'{"a": "b"',
        b"[" * 100_000,
        f'{{"a": {DEEP}}}'.encode(),
        '{"a": "\udcff"}',
        '{"a": ' + "1" * 5000 + "}",
    ],
    ids=range(9),
)
def test_whatever_is_wrong_is_one_error(content: bytes | str) -> None:
    with pytest.raises(UnreadableError):
        TEXTS.decode(content)


def test_a_number_that_no_decimal_holds_is_one_error_too() -> None:
    with pytest.raises(UnreadableError):
        JsonDecoder[Decimal](Decimal).decode(b"1e99999999999999999999")


def test_what_is_sound_is_read_from_text_and_from_bytes() -> None:
    assert TEXTS.decode('{"a": "ü"}') == TEXTS.decode('{"a": "ü"}'.encode()) == {"a": "ü"}
