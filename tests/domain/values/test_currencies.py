import pytest

from offercalc.domain.values.currencies import (
    CURRENT,
    RETIRED,
    SUBUNITS,
    is_currency,
    minor_unit,
    read_code,
    was_currency,
)
from tests.tools import rates


@pytest.mark.parametrize("code", ["USD", "IDR", "EUR", "JPY", "KWD", "XCG"])
def test_a_currency_in_use_is_one(code: str) -> None:
    assert is_currency(code)
    assert was_currency(code)


@pytest.mark.parametrize("code", ["HRK", "ROL", "TRL"])
def test_a_retired_currency_is_known_but_not_in_use(code: str) -> None:
    assert not is_currency(code)
    assert was_currency(code)


@pytest.mark.parametrize("code", ["", "XYZ", "usd", "US", "USDT", "$", "XTS"])
def test_anything_else_is_no_currency(code: str) -> None:
    assert not is_currency(code)
    assert not was_currency(code)


def test_a_code_is_read_in_capitals_or_in_small_letters_and_not_in_mixed_case() -> None:
    for code in CURRENT | RETIRED:
        assert read_code(code) == read_code(code.lower()) == read_code(f" {code}\n") == code
        assert read_code(code[:2] + code[2].lower()) is read_code(code.title()) is None, code


@pytest.mark.parametrize("text", ["", "GBX", "US", "US$", "xyz", "GBp", "euro"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_codes_are_three_capitals_and_either_in_use_or_retired() -> None:
    codes = [*CURRENT, *RETIRED]
    assert [code for code in codes if len(code) != 3 or not code.isalpha() or not code.isupper()] == []
    assert frozenset() == CURRENT & RETIRED


def test_every_currency_of_the_bundled_rates_is_known() -> None:
    assert [code for code in rates().currencies if not was_currency(code)] == []


@pytest.mark.parametrize(
    ("code", "places"),
    [("USD", 2), ("EUR", 2), ("IDR", 2), ("JPY", 0), ("KRW", 0), ("CLP", 0), ("XOF", 0), ("KWD", 3), ("BHD", 3)],
)
def test_a_currency_has_the_minor_unit_of_iso_4217(code: str, places: int) -> None:
    assert minor_unit(code) == places


def test_every_currency_has_none_two_or_three_decimal_places() -> None:
    places = {digits: {code for code in CURRENT if minor_unit(code) == digits} for digits in (0, 2, 3)}
    assert {digits: len(codes) for digits, codes in places.items()} == {0: 16, 2: len(CURRENT) - 23, 3: 7}


@pytest.mark.parametrize(("text", "code"), [("USD", "USD"), ("usd", "USD"), (" idr\n", "IDR"), ("HRK", "HRK")])
def test_a_code_is_read_in_capitals_or_in_small_letters(text: str, code: str) -> None:
    assert read_code(text) == code


@pytest.mark.parametrize("text", ["GBp", "Usd", "uSD", "ILa", "", "XYZ", "US", "U S D", "\uff35SD", *SUBUNITS])
def test_capitals_among_small_letters_are_no_code(text: str) -> None:
    assert read_code(text) is None


def test_every_subunit_belongs_to_a_currency_and_is_none() -> None:
    assert set(SUBUNITS.values()) <= CURRENT
    assert not SUBUNITS.keys() & CURRENT
