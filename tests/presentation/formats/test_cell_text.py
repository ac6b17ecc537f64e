import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.formats.cell_text import harmless, harmless_figure

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width characters


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "  =x", "\u00a0=x", "\u2003@x", "\uff1dx"])
def test_what_a_spreadsheet_would_run_is_held_back(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Acme;=cmd|' /C calc'!A0", "Acme;'=cmd|' /C calc'!A0"),
        ("a\t@sum", "a\t'@sum"),
        ('a; "=b', "a; \"'=b"),
        ("\n=x", "'\n'=x"),
        ("=a;=b", "'=a;'=b"),
    ],
)
def test_no_part_after_a_separator_is_run_either(text: str, held: str) -> None:
    assert harmless(text) == held


@pytest.mark.parametrize("text", ["", "Acme", "1-1", "a=b", "'=x", "Smith; Sons"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text == harmless_figure(text)


@given(st.text())
def test_nothing_harmless_begins_a_formula(text: str) -> None:
    held = harmless(text)
    assert not any(part.strip().startswith(SIGNS) for part in held.replace("\t", ";").split(";"))
    assert held.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    "figure", ["-$1,000", "-1.000,50 US$", "-Rp 1.000.000", "+5%", "-IDR\u00a020,000", "- 5", "-€1,2 Mio."]
)
def test_a_figure_keeps_its_sign(figure: str) -> None:
    assert harmless_figure(figure) == figure


@pytest.mark.parametrize(
    "text", ["-2+3+cmd|' /C calc'!A0", "=1", "@SUM(1)", "+A1*2", "-HYPERLINK(1)", "-x", "+cmd|9", "-1;=2", "-A1:B2"]
)
def test_what_only_begins_as_a_figure_is_held_back(text: str) -> None:
    assert harmless_figure(text) == harmless(text) != text
