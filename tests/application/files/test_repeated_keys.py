import json

from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.files.repeated_keys import repeated_keys
from offercalc.domain.problems.problem import Fault, Problem

PLAIN = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(PLAIN, st.sampled_from([None, 1]), st.booleans())
def test_json_that_states_every_key_once_is_sound(value: object, indent: int | None, is_ascii: bool) -> None:  # noqa: FBT001
    assert repeated_keys(json.dumps(value, indent=indent, ensure_ascii=is_ascii).encode(), value) == ()


@given(st.dictionaries(st.text(max_size=3), PLAIN, min_size=1, max_size=3))
def test_a_key_that_is_stated_again_is_found(value: dict[str, object]) -> None:
    key = min(value)
    text = f"{json.dumps(value)[:-1]}, {json.dumps(key)} : 5}}"
    assert Problem("$", Fault.REPEATED_KEY, key) in repeated_keys(text.encode(), json.loads(text))
