from offercalc.cli.output.page_text import bullets, open_end_note, paragraphs
from tests.tools import ENGLISH


def test_a_list_stands_under_its_heading() -> None:
    assert bullets("Assumptions", ["one", "two"]) == "Assumptions\n  · one\n  · two"


def test_an_empty_list_has_no_heading() -> None:
    assert bullets("Assumptions", []) == ""


def test_paragraphs_are_what_there_is_with_empty_lines_between() -> None:
    assert paragraphs(["", "one\nmore", "", "two", ""]) == "one\nmore\n\ntwo"


def test_the_sign_is_explained_where_it_stands() -> None:
    assert open_end_note(ENGLISH, has_open_end=True) == (
        "≥ means at least, ≤ at most, ~ about, because some terms are not known yet."
    )
    assert open_end_note(ENGLISH, has_open_end=False) == ""
