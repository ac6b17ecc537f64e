from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.formats.terbilang import LARGEST, amount_in_words, terbilang

WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12, "kuadriliun": 15}


def value_of(words: str) -> int:
    """Read words back by the rules of the language, independently of how they are written."""
    total = group = digit = 0
    for word in words.split():
        if word in {"seratus", "seribu"}:
            group, digit = (group + 100, 0) if word == "seratus" else (1000, 0)
        elif word == "ratus":
            group, digit = group + digit * 100, 0
        elif word == "puluh":
            group, digit = group + digit * 10, 0
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * 10 ** SCALES[word], 0, 0
        else:
            if group == 1000:
                total, group = total + 1000, 0
            digit = WORDS[word]
    return total + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (110, "seratus sepuluh"),
        (1_000, "seribu"),
        (1_250, "seribu dua ratus lima puluh"),
        (21_001, "dua puluh satu ribu satu"),
        (1_000_000, "satu juta"),
        (185_000_000, "seratus delapan puluh lima juta"),
        (2_660_712_000, "dua miliar enam ratus enam puluh juta tujuh ratus dua belas ribu"),
    ],
)
def test_numbers_are_written_as_on_a_receipt(number: int, words: str) -> None:
    assert terbilang(number) == words


@given(st.integers(1, LARGEST))
def test_what_is_written_can_be_read_back(number: int) -> None:
    words = terbilang(number)
    assert value_of(words) == number or "seribu" in words
    assert value_of(words.replace("seribu", "satu ribu")) == number


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_out_of_reach_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="can't be written in words"):
        terbilang(number)


def test_amounts_have_their_currency() -> None:
    assert amount_in_words(Decimal(32_000_000), "IDR") == "tiga puluh dua juta rupiah"
    assert amount_in_words(Decimal(5000), "USD") == "lima ribu dolar Amerika Serikat"
    assert [amount_in_words(Decimal(one), "IDR") for one in ("0.5", "-1", "1e30")] == ["", "", ""]
