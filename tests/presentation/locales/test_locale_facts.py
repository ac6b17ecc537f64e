"""What is known of a locale is what Babel says of it."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal, get_currency_symbol, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.money import EXACT
from offercalc.presentation.locales.locale_facts import KNOWN, facts_of, month_names

LOCALES = [Locale.parse(name) for name in KNOWN]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_every_currency_has_its_sign_in_its_place(locale: Locale) -> None:
    facts = KNOWN[str(locale)]
    for currency in list_currencies():
        assert facts.symbol(currency) == get_currency_symbol(currency, locale=locale)
    assert locale.currency_formats["standard"].pattern == "¤#,##0.00"


@pytest.mark.parametrize("form", ["short", "long"])
@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_every_scale_has_its_word(locale: Locale, form: str) -> None:
    for power in range(3, 15):
        pattern, scale = KNOWN[str(locale)].compact_form(power, form)
        zeros = "0" * (power - scale + 1)
        babel = locale.compact_decimal_formats[form]["other"][str(10**power)].pattern.replace(" ", "\u00a0")
        assert pattern.replace("0", zeros, 1) == babel


@given(st.sampled_from(LOCALES), st.decimals(-(10**18), 10**18, places=6), st.integers(0, 6))
def test_a_number_is_written_as_babel_writes_it(locale: Locale, value: Decimal, digits: int) -> None:
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    with localcontext(EXACT):
        assert KNOWN[str(locale)].number(value, digits) == format_decimal(value, format=pattern, locale=locale)
    assert locale.decimal_formats[None].pattern == "#,##0.###"


@given(st.sampled_from(LOCALES), st.dates())
def test_a_day_is_written_as_babel_writes_it(locale: Locale, day: date) -> None:
    facts, pattern = KNOWN[str(locale)], str(locale.date_formats["long"].pattern)
    assert facts.day(day) == format_date(day, format=pattern, locale=locale)
    brief = pattern.replace("MMMM", "MMM")
    assert facts.day(day, is_brief=True) == format_date(day, format=brief, locale=locale)


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_months_have_the_names_that_babel_gives_them(locale: Locale) -> None:
    in_dates = get_month_names("wide", "format", locale), get_month_names("abbreviated", "format", locale)
    alone = get_month_names("wide", "stand-alone", locale), get_month_names("abbreviated", "stand-alone", locale)
    for names in (in_dates, alone):
        assert month_names(locale) == tuple((name, number) for width in names for number, name in width.items())


def test_other_locales_are_left_to_babel() -> None:
    french = Locale.parse("fr_FR")
    assert facts_of(french) is None
    assert ("février", 2) in month_names(french)
    assert ("févr.", 2) in month_names(french)
