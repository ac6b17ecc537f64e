import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.sheets.printable import BOX, printable


@pytest.mark.parametrize("text", ["Rp 9.034.567", "Zürich — “naïve”", "شركة", "天地", "two\nlines", "❤️", "☃"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\t", "\r", "\u2028", "\u202e", "\u2066", "\x85"])
def test_what_acts_instead_of_being_seen_becomes_a_space(sign: str) -> None:
    assert printable(f"a{sign}b") == "a b"


@pytest.mark.parametrize("sign", ["\ue000", "\U000f0000", "\ufdd0", "\uffff"])
def test_what_has_no_shape_becomes_a_box(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a{BOX}b"


def test_half_a_character_becomes_a_box() -> None:
    assert printable("a\ud800b") == f"a{BOX}b"


def test_what_no_font_has_becomes_a_box() -> None:
    assert printable("天 is 天", {"天"}) == f"{BOX} is {BOX}"


def test_boxes_are_not_joined() -> None:
    assert printable("\U0001f469\u200d\U0001f680", {"\U0001f469"}) == f"{BOX}\U0001f680"
    assert printable("\U0001f469\u200d\U0001f680", {"\U0001f680"}) == f"\U0001f469{BOX}"
    assert printable("1\ufe0f\u20e3", {"\ufe0f", "\u20e3"}) == f"1{BOX}"
    assert printable("\u200da") == "\u200da"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_printable_text_stays_as_it_is(text: str) -> None:
    once = printable(text)
    once.encode()
    assert printable(once) == once
