import pytest

from offercalc.desktop.plain_tip import plain_tip


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Year 1: at least $555,000", "Year 1: at least $555,000"),
        ("<b>Acme</b>\nEngineer", "<qt>&lt;b&gt;Acme&lt;/b&gt;<br>Engineer</qt>"),
        ("Smith & Sons", "<qt>Smith &amp; Sons</qt>"),
    ],
)
def test_a_tip_shows_what_looks_like_markup_as_it_is(text: str, tip: str) -> None:
    assert plain_tip(text) == tip
