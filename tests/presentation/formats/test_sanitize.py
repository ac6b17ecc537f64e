import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.formats.sanitize import (
    in_its_direction,
    is_unseen,
    quoted,
    single_line,
    visible,
    visible_lines,
)


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
    assert single_line(text) == line


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    line = single_line(text)
    assert not any(is_unseen(sign) for sign in line)
    assert single_line(line) == line


def test_what_is_quoted_keeps_its_blanks() -> None:
    assert visible(" a  b\n\x1bc ") == " a  b  c "


def test_of_many_lines_only_lines_and_tabs_stay() -> None:
    hostile = "a\x1b]0;title\x07b\x1b[2Jc\x9b31md\u202ee\u2066f\rg\x7fh\u2028i\tj\nk\u206al"
    assert visible_lines(hostile) == "a ]0;title b [2Jc 31md e f g h i\tj\nk l"
    assert visible_lines("plain") == "plain"


def test_a_long_text_that_is_quoted_breaks_off() -> None:
    assert quoted("a" * 100) == "a" * 100
    assert quoted("a" * 101) == "a" * 100 + "…"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Acme leads.", ""),
        ("≥ $555,000 · 12 %", ""),
        ("חברה leads Acme by $1.", "\u200e"),
        ("Acme leads חברה.", ""),
        ("חברת הדוגמה בע״מ", ""),
        ("Acme חברת הדוגמה בע״מ", "\u200f"),
        ("400,000 · مهندس", ""),
    ],
)
def test_a_sentence_runs_in_the_direction_of_most_of_its_letters(text: str, mark: str) -> None:
    assert in_its_direction(text) == mark + text
