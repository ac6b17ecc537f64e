from decimal import Decimal

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.parsing.digits import (
    foreign_reading,
    home_reading,
    is_lone_group,
    local_reading,
    only_reading,
)


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_US", "1,234,567.5", "1234567.5"),
        ("en_US", "1 234 567.5", "1234567.5"),
        ("en_US", "1\u2019234", "1234"),
        ("de_CH", "1'234", "1234"),
        ("de_DE", "1.234,5", "1234.5"),
        ("fr_FR", "1\u00a0234,5", "1234.5"),
        ("en_IN", "12,34,567", "1234567"),
        ("en_IN", "1,234,567", "1234567"),
        ("en_US", "1,5", None),
        ("en_US", "12,34,567", None),
        ("en_US", "1 234,567", None),
        ("en_US", "1'234,567", None),
        ("en_US", "1.2.3", None),
        ("en_US", ",234", None),
        ("fr_FR", "1.234", None),
    ],
)
def test_digits_are_read_as_the_locale_writes_them(locale: str, text: str, number: str | None) -> None:
    assert local_reading(text, localizer_for(locale).figures) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("85.000.000", "85000000"),
        ("85,000,000", "85000000"),
        ("85.000.000,5", "85000000.5"),
        ("85.000", None),
        ("1.234,5", None),
        ("85.00.000", None),
        ("1,2,3", None),
        ("120\u2019000.50", "120000.50"),
        ("120'000,5", "120000.5"),
        ("120'000", "120000"),
        ("12'00", None),
    ],
)
def test_a_sign_between_several_groups_is_never_that_of_decimals(text: str, number: str | None) -> None:
    assert only_reading(text) == (None if number is None else Decimal(number))


def test_one_group_of_three_may_be_decimals_or_thousands() -> None:
    figures = localizer_for("en_US").figures
    found = [is_lone_group(text, figures) for text in ("120.000", "0.125", "120,000", "1.2500", "1,120.000")]
    assert found == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("9,31", "9.31"),
        ("9.31", "9.31"),
        ("1,234", None),
        ("1,2,3", None),
    ],
)
def test_digits_in_a_format_of_elsewhere_have_one_meaning_or_none(text: str, number: str | None) -> None:
    assert foreign_reading(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "currency", "number"),
    [
        ("240,000", "USD", "240000"),
        ("85.000", "IDR", "85000"),
        ("12,00,000", "INR", "1200000"),
        ("850.125", "KWD", "850.125"),
        ("240,000", "IDR", "240"),
        ("240,000", "EUR", None),
        ("240 000", "SEK", None),
        ("24,00", "USD", None),
    ],
)
def test_digits_mean_what_they_mean_at_the_home_of_a_currency(text: str, currency: str, number: str | None) -> None:
    assert home_reading(text, currency) == (None if number is None else Decimal(number))
