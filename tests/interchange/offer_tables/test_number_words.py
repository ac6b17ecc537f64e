from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.interchange.offer_tables.number_words import NumberWord, numbers_in, rewritten, unmistakable


def word(text: str) -> NumberWord:
    (found,) = numbers_in(text)
    assert found.text == text
    return found


@pytest.mark.parametrize(
    ("text", "points"),
    [("1.234,56", ","), ("1,234.56", "."), ("12,5", ","), ("12.5", "."), ("0.125", "."), ("0,125", ","),
     ("1.234.567", ","), ("1,234,567", "."), ("12,34,567", "."), ("1.2345", "."), ("1234.567", "."),
     ("1\u2019200.5", "."), ("1 234,5", ","), ("1.234", ".,"), ("1,234", ".,"), ("1,23.4", ""), ("1.2.3", ""),
     ("1.23,456.7", "")],
)  # fmt: skip
def test_the_digits_tell_the_decimal_sign_where_they_can(text: str, points: str) -> None:
    assert word(text).points == tuple(points)


@pytest.mark.parametrize(
    "text", ["1234", "1\u2019200\u2019000", "1'200'000", "1 200 000", "1\u00a0200", "1\u202f200", "5"]
)
def test_what_means_the_same_either_way_is_neutral(text: str) -> None:
    assert (word(text).is_neutral, word(text).may_mean_two) == (True, False)
    assert word(text).meaning(".") == "".join(sign for sign in text if sign.isdecimal())


def test_a_number_that_may_mean_two_things_has_both_meanings() -> None:
    found = word("1.234")
    assert (found.may_mean_two, found.meaning("."), found.meaning(",")) == (True, "1.234", "1234")


def test_the_numbers_of_a_text_are_rewritten() -> None:
    assert rewritten("Rp 1.234 - 2.000 jt", lambda one: one.meaning(",") or "") == "Rp 1234 - 2000 jt"


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_what_is_written_so_that_nobody_mistakes_it_has_one_meaning(value: Decimal) -> None:
    for sign in ".,":
        found = word(unmistakable(f"{value:f}", sign))
        assert Decimal(found.meaning(sign) or "nan") == value
        assert not found.may_mean_two
