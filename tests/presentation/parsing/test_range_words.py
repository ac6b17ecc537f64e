import pytest

from offercalc.presentation.parsing.range_words import Spelling, is_not_known, spelling_of
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("150k - 180k", Spelling("ends", ("150k", "180k"))),
        ("150k to 180k", Spelling("ends", ("150k", "180k"))),
        ("from 150k to 180k", Spelling("ends", ("150k", "180k"))),
        ("between 150k and 180k", Spelling("ends", ("150k", "180k"))),
        ("antara 15jt dan 25jt", Spelling("ends", ("15jt", "25jt"))),
        ("dari 15jt sampai dengan 25jt", Spelling("ends", ("15jt", "25jt"))),
        ("15jt s/d 25jt", Spelling("ends", ("15jt", "25jt"))),
        ("15jt s.d. 25jt", Spelling("ends", ("15jt", "25jt"))),
        ("150k..180k", Spelling("ends", ("150k", "180k"))),
        ("150k \N{HORIZONTAL ELLIPSIS} 180k", Spelling("ends", ("150k", "180k"))),
        ("150k~180k", Spelling("ends", ("150k", "180k"))),
        ("von 50 bis 60", Spelling("ends", ("50", "60"))),
        ("165k \N{PLUS-MINUS SIGN} 10k", Spelling("spread", ("165k", "10k"))),
        ("165k +/- 10%", Spelling("spread", ("165k", "10%"))),
        ("$165 (between $150 and $180)", Spelling("three", ("$150", "$165", "$180"))),
        ("Rp 165 (antara Rp 150 dan Rp 180)", Spelling("three", ("Rp 150", "Rp 165", "Rp 180"))),
        ("up to 20%", Spelling("most", ("20%",))),
        ("max. 20%", Spelling("most", ("20%",))),
        ("20% max", Spelling("most", ("20%",))),
        ("<= 20", Spelling("most", ("20",))),
        ("hingga 25jt", Spelling("most", ("25jt",))),
        ("maks. 25jt", Spelling("most", ("25jt",))),
        ("at least 240k", Spelling("open")),
        ("\N{GREATER-THAN OR EQUAL TO} $240,000", Spelling("open")),
        ("240k+", Spelling("open")),
        ("minimal 25jt", Spelling("open")),
        ("~ 180k", Spelling("about")),
        ("ca. 180k", Spelling("about")),
        ("sekitar 25jt", Spelling("about")),
        ("100 / 120 / 150", None),
        ("SDG 500", None),
        ("CAD 500", None),
        ("up to the manager", None),
        ("180k (gross)", None),
        ("1 - 2 " * 100, None),
    ],
)
def test_a_range_is_recognized_by_its_words(text: str, spelling: Spelling | None) -> None:
    assert spelling_of(text) == spelling


@pytest.mark.parametrize("text", ["", "?", "-", "n/a", "N/A", "TBD", "tba", "to be  determined", "belum diketahui"])
def test_what_is_not_known_yet_is_said_in_words(text: str) -> None:
    assert is_not_known(text, ENGLISH)


def test_what_the_program_says_of_the_unknown_is_read_in_its_language() -> None:
    for localizer in (ENGLISH, INDONESIAN):
        for words in ("not known", "not known yet", "Not known"):
            assert is_not_known(localizer.tr(words), localizer)
    assert not is_not_known("0", ENGLISH)
