import pytest

from offercalc.sheets.typesetting.glyphs import culprits, without_a_glyph
from offercalc.sheets.typesetting.printable import BOX
from tests.sheets.papers import bare_fonts


def test_what_the_shipped_font_has() -> None:
    assert without_a_glyph(f"aé≥≤·—…•{BOX}\u00a0\u200b\u200dЖΩ", bare_fonts()) == set()


def test_what_the_shipped_font_has_not() -> None:
    assert without_a_glyph("a天é地\U0001f680بՀ", bare_fonts()) == {"天", "地", "\U0001f680", "Հ"}


def test_another_font_may_have_it() -> None:
    assert without_a_glyph("天ب", bare_fonts(embedded=True)) == {"天"}


def test_nothing_is_missing_of_nothing() -> None:
    assert without_a_glyph("", bare_fonts()) == set()


@pytest.mark.parametrize(
    ("refused", "text", "blamed"),
    [
        ("天", "a 天 b", {"天"}),
        ("1天", "1天", {"天"}),
        ("1", "1 of 1\ufe0f\u20e3 and 2\u20e3", {"\ufe0f", "\u20e3"}),
        ("e", "e\u0489é", {"\u0489"}),
        ("1", "1 of 1", set()),
    ],
)
def test_who_is_to_blame(refused: str, text: str, blamed: set[str]) -> None:
    assert culprits(refused, text) == blamed
