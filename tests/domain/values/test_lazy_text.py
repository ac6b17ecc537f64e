import pickle

import pytest

from offercalc.domain.values.lazy_text import NO_TEXT, LazyText, lazy_join, lazy_plural


def test_a_message_is_its_english_sentence() -> None:
    said = LazyText("{path}: {reason}", path="a.json", reason="No space left on device")
    assert said == "a.json: No space left on device"
    assert (said.text, said.facts) == ("{path}: {reason}", {"path": "a.json", "reason": "No space left on device"})


@pytest.mark.parametrize("text", ["It rains.", "{braces} are left alone", "{", ""])
def test_a_text_without_facts_stands_as_it_is(text: str) -> None:
    assert LazyText(text) == text


def test_a_fact_may_have_any_name() -> None:
    assert LazyText("{text} {self} {cls}", text="a", self="b", cls="c") == "a b c"


def test_nothing_is_false_and_empty() -> None:
    assert (bool(NO_TEXT), NO_TEXT) == (False, "")


@pytest.mark.parametrize(("number", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_things_are_counted(number: int, said: str) -> None:
    assert lazy_plural("{number} day", "{number} days", number) == said


def test_sentences_are_joined_braces_and_all() -> None:
    assert lazy_join(["{a}", LazyText("{b}", b="B")], "\n") == "{a}\nB"
    assert lazy_join([], "\n") == NO_TEXT


def test_a_message_survives_being_sent_elsewhere() -> None:
    said = pickle.loads(pickle.dumps(lazy_plural("{number} day", "{number} days", 2)))  # noqa: S301 - our own bytes
    assert (said, said.one, said.number) == ("2 days", "{number} day", 2)
