import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.one_line import is_unseen, one_line, seen


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("OpenAI", "OpenAI"),
        ("  two   words ", "two words"),
        ("a\x1b[31mRED\n\nb", "a [31mRED b"),
        ("abc\u202edef", "abc def"),
        ("line\u2028separator", "line separator"),
        ("مرحبا 你好 😀", "مرحبا 你好 😀"),
        ("\n", ""),
    ],
)
def test_a_text_is_made_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    line = one_line(text)
    assert not any(is_unseen(sign) for sign in line)
    assert one_line(line) == line


def test_what_is_quoted_keeps_its_blanks() -> None:
    assert seen(" a  b\n\x1bc ") == " a  b  c "
