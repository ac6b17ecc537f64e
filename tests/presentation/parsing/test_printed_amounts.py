"""Amounts with a currency and scale of their own, and amounts that the program prints, in every locale offered."""

import os
from decimal import Decimal
from itertools import product

import pytest
from babel import localedata
from hypothesis import given, settings
from hypothesis import strategies as st

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.currency_signs import is_code
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.formats.span_text import cell_text, span_text
from offercalc.presentation.parsing.amounts import InputError, read_estimate, read_number, write_estimate

EVERY_LOCALE = sorted(localedata.locale_identifiers())
UNUSUAL = (
    "ar_EG",
    "bgn_IR",
    "de_CH",
    "en_IN",
    "en_ZM",
    "es_ES",
    "fa_IR",
    "ff_Adlm",
    "fr_CH",
    "fr_FR",
    "he_IL",
    "hi_IN",
)
LOCALES = EVERY_LOCALE if os.environ.get("OFFERCALC_EVERY_LOCALE") else [*UNUSUAL, *EVERY_LOCALE[::40]]
"""Some locales of each kind, or all of them if OFFERCALC_EVERY_LOCALE is set."""
OFFERED = ("en_US", "en_GB", "id_ID", "de_DE", "fr_FR", "ja_JP", "de_CH", "en_IN", "en_SG", "ar_AE", "hi_IN")


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("USD 240,000", "USD", "240000"),
        ("USD 240,000.50", "USD", "240000.50"),
        ("240k EUR", "EUR", "240000"),
        ("Rp 85jt", "IDR", "85000000"),
        ("Rp. 85.000.000,-", "IDR", "85000000"),
        ("85 juta rupiah", "IDR", "85000000"),
        ("IDR 85.000", "IDR", "85000"),
        ("12 lakh", "INR", "1200000"),
        ("Rs. 1.2 crore", "INR", "12000000"),
        ("\u20b912,00,000", "INR", "1200000"),
        ("9,31 miliar", "IDR", "9310000000"),
        ("Rp 750 ribu", "IDR", "750000"),
        ("80K USD", "USD", "80000"),
        ("2.5 bn USD", "USD", "2500000000"),
        ("120\u2019000.50", "CHF", "120000.50"),
        ("EUR 1.234,50", "EUR", "1234.50"),
        ("500\u4e07\u5186", "JPY", "5000000"),
    ],
)
def test_an_amount_carries_its_currency_and_scale_in_every_language(text: str, unit: str, amount: str) -> None:
    found = {locale: read_number(text, unit, localizer_for(locale)) for locale in OFFERED}
    if "bn" in text:
        assert isinstance(found.pop("fr_FR"), InputError), "another billion"
    assert found == dict.fromkeys(found, Decimal(amount))


CENTS = st.decimals(0, 10**12, places=2)


@pytest.mark.parametrize("locale", OFFERED)
@given(amount=CENTS | st.integers(0, 10**14).map(Decimal), unit=st.sampled_from(("USD", "IDR", "EUR", "INR", "KWD")))
@settings(max_examples=30)
def test_what_the_program_prints_is_read_back(locale: str, amount: Decimal, unit: str) -> None:
    localizer = localizer_for(locale)
    figures = localizer.figures
    whole = Decimal(round(amount))
    printed = {figures.stated(amount, unit): amount, figures.money(whole, unit): whole, figures.number(amount): amount}
    for text, number in printed.items():
        assert read_estimate(text, unit, localizer) == number, text


@pytest.mark.parametrize("locale", OFFERED)
@given(amount=st.integers(0, 10**14).map(Decimal), unit=st.sampled_from(("USD", "IDR", "EUR", "INR", "JPY")))
@settings(max_examples=30)
def test_a_brief_amount_is_read_as_what_it_says_or_asked(locale: str, amount: Decimal, unit: str) -> None:
    localizer = localizer_for(locale)
    for text in (localizer.figures.compact(amount, unit), localizer.figures.axis_mark(amount, unit)):
        found = read_number(text, unit, localizer)
        assert isinstance(found, InputError) or abs(found - amount) <= max(amount / 2, Decimal("0.5")), text


@pytest.mark.parametrize("locale", OFFERED)
@given(percent=st.decimals(0, 1000, places=4))
@settings(max_examples=30)
def test_a_printed_percentage_is_read_back(locale: str, percent: Decimal) -> None:
    localizer = localizer_for(locale)
    assert read_number(localizer.figures.percent(percent, 4), "%", localizer) == percent


@pytest.mark.parametrize("locale", OFFERED)
@given(low=st.integers(0, 10**9), step=st.integers(1, 10**6))
@settings(max_examples=20)
def test_printed_spans_are_read_back_or_refused(locale: str, low: int, step: int) -> None:
    localizer = localizer_for(locale)
    bounds = [Decimal(low + step * number) for number in range(3)]
    shown = Shown(bounds[0], bounds[1], bounds[2])
    assert read_estimate(span_text(shown, "USD", localizer), "USD", localizer) == Range(*bounds)
    for text in (cell_text(shown, "USD", localizer), span_text(Shown(bounds[0], bounds[1], None), "USD", localizer)):
        assert isinstance(read_estimate(text, "USD", localizer), InputError)


@pytest.mark.parametrize("locale", OFFERED)
def test_hidden_amounts_are_refused(locale: str) -> None:
    localizer = localizer_for(locale)
    figures = in_private(localizer).figures
    amount = Decimal(240_000)
    for text in (figures.money(amount, "USD"), figures.compact(amount, "USD"), figures.stated(amount, "IDR")):
        assert isinstance(read_estimate(text, "USD", localizer), InputError)


NUMBERS_OF_ANY_SIGN = st.integers(0, 12).flatmap(lambda places: st.decimals(-(10**15), 10**15, places=places))
UNITS = ("USD", "IDR", "JPY", "KWD", "%", "")


@given(
    locale=st.sampled_from(sorted(set(LOCALES))),
    unit=st.sampled_from(UNITS),
    fine=st.booleans(),
    estimate=NUMBERS_OF_ANY_SIGN
    | st.none()
    | st.tuples(NUMBERS_OF_ANY_SIGN, NUMBERS_OF_ANY_SIGN, NUMBERS_OF_ANY_SIGN).map(lambda all_: Range(*sorted(all_))),
)
@settings(max_examples=300)
def test_what_is_written_is_read_back(locale: str, unit: str, fine: bool, estimate: Estimate) -> None:  # noqa: FBT001
    localizer = localizer_for(locale)
    text = write_estimate(estimate, localizer, unit, fine=fine)
    assert read_estimate(text, unit, localizer, fine=fine) == estimate


FIGURES = tuple(
    map(Decimal, ("0", "-0", "-5", "1.5", "1.375", "850.125", "-120.125", "1234", "1234567.891", "12345678"))
)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_reads_what_it_writes(locale: str) -> None:
    localizer = localizer_for(locale)
    for unit, number in product(UNITS, FIGURES):
        text = write_estimate(number, localizer, unit)
        assert read_estimate(text, unit, localizer) == number, text
        written = localizer.figures.stated(number, unit) if is_code(unit) else f"{text}{unit}"
        if number != Decimal("-0") and not isinstance(read_number(text, unit, localizer), InputError):
            found = read_number(written, unit, localizer)
            assert found == number or (isinstance(found, InputError) and "." in str(number)), written
