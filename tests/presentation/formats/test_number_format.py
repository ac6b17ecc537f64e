from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.number_format import NO_BREAK, NumberFormat

DAY = date(2026, 10, 30)


def figures(locale: str) -> NumberFormat:
    return localizer_for(locale).figures


def spaced(text: str) -> str:
    return text.replace(" ", NO_BREAK)


@pytest.mark.parametrize(
    ("locale", "group", "decimal"), [("en_US", ",", "."), ("id_ID", ".", ","), ("de_DE", ".", ",")]
)
def test_a_locale_has_its_signs(locale: str, group: str, decimal: str) -> None:
    assert (figures(locale).group_sign, figures(locale).decimal_sign) == (group, decimal)


@pytest.mark.parametrize(
    ("locale", "written"), [("en_US", "1,234,567.50"), ("id_ID", "1.234.567,50"), ("de_DE", "1.234.567,50")]
)
def test_a_number_is_grouped_and_has_its_decimal_places(locale: str, written: str) -> None:
    assert figures(locale).decimal(Decimal("1234567.5"), 2) == written


@pytest.mark.parametrize(
    ("value", "written"), [("1234.500", "1,234.5"), ("4000", "4,000"), ("0", "0"), ("1E+3", "1,000")]
)
def test_a_number_has_as_many_places_as_it_needs(value: str, written: str) -> None:
    assert figures("en_US").number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("18148.2007", "18,148.2"), ("0.00005510187654", "0.0000551019"), ("1234567.8", "1,234,568"), ("1.1", "1.1")],
)
def test_a_rate_has_six_significant_digits(value: str, written: str) -> None:
    assert figures("en_US").significant(Decimal(value)) == written


@pytest.mark.parametrize(("locale", "written"), [("en_US", "12.5%"), ("id_ID", "12,5%"), ("de_DE", "12,5%")])
def test_a_percentage_is_given_in_hundredths(locale: str, written: str) -> None:
    assert figures(locale).percent(Decimal("12.5"), 1) == written


@pytest.mark.parametrize(
    ("locale", "currency", "symbol"),
    [
        ("en_US", "USD", "$"),
        ("en_US", "IDR", "Rp"),
        ("id_ID", "USD", "US$"),
        ("de_DE", "EUR", "€"),
        ("en_US", "AED", "AED"),
    ],
)
def test_a_currency_has_its_sign(locale: str, currency: str, symbol: str) -> None:
    assert figures(locale).symbol(currency) == symbol


@pytest.mark.parametrize(
    ("locale", "currency", "written"),
    [
        ("en_US", "USD", "$555,000"),
        ("en_US", "IDR", "Rp 555,000"),
        ("en_US", "AED", "AED 555,000"),
        ("id_ID", "IDR", "Rp 555.000"),
        ("id_ID", "USD", "US$555.000"),
        ("de_DE", "EUR", "555.000 €"),
        ("de_DE", "IDR", "555.000 Rp"),
    ],
)
def test_money_stands_with_its_sign_where_the_locale_puts_it(locale: str, currency: str, written: str) -> None:
    assert figures(locale).money(Decimal(555000), currency) == spaced(written)


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en_US", "\N{MINUS SIGN}$1,234.50"),
        ("id_ID", "\N{MINUS SIGN}US$1.234,50"),
        ("de_DE", "\N{MINUS SIGN}1.234,50 $"),
    ],
)
def test_a_negative_amount_leads_with_its_sign(locale: str, written: str) -> None:
    assert figures(locale).money(Decimal("-1234.5"), "USD", 2) == spaced(written)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "$0"),
        ("0.4", "$0"),
        ("999.5", "$1,000"),
        ("1000", "$1 thousand"),
        ("10072", "$10 thousand"),
        ("999499", "$999 thousand"),
        ("999500", "$1 million"),
        ("999950", "$1 million"),
        ("1050000", "$1.05 million"),
        ("-1049999", "\N{MINUS SIGN}$1.05 million"),
        ("10072251476.91", "$10.07 billion"),
        ("31300000000", "$31.3 billion"),
        ("999999999999", "$1 trillion"),
        ("1E+15", "$1,000 trillion"),
        ("1E+18", "$1,000,000 trillion"),
    ],
)
def test_an_amount_is_brief_in_english(amount: str, written: str) -> None:
    assert figures("en_US").compact(Decimal(amount), "USD") == spaced(written)


@pytest.mark.parametrize(
    ("locale", "amount", "written"),
    [
        ("id_ID", "999499", "Rp 999 ribu"),
        ("id_ID", "999950", "Rp 1 juta"),
        ("id_ID", "15416667", "Rp 15,42 juta"),
        ("id_ID", "10072251476.91", "Rp 10,07 miliar"),
        ("id_ID", "1050000000000", "Rp 1,05 triliun"),
        ("de_DE", "999950", "999.950 Rp"),
        ("de_DE", "1050000", "1,05 Mio. Rp"),
        ("de_DE", "10072251476.91", "10,07 Mrd. Rp"),
        ("ja_JP", "1050000", "Rp 105万"),
    ],
)
def test_an_amount_is_brief_by_the_signs_of_its_locale(locale: str, amount: str, written: str) -> None:
    assert figures(locale).compact(Decimal(amount), "IDR") == spaced(written)


@pytest.mark.parametrize(
    ("locale", "amount", "written"),
    [
        ("id_ID", "750000", "Rp 750 rb"),
        ("id_ID", "15000000", "Rp 15 jt"),
        ("id_ID", "10072251476.91", "Rp 10,07 M"),
        ("id_ID", "1050000000000", "Rp 1,05 T"),
        ("en_US", "1050000", "Rp 1.05M"),
    ],
)
def test_only_an_axis_abbreviates_scales_in_indonesian(locale: str, amount: str, written: str) -> None:
    assert figures(locale).axis_mark(Decimal(amount), "IDR") == spaced(written)


@given(
    value=st.decimals(min_value=0, max_value=999 * 10**12, places=2),
    locale=st.sampled_from(["en_US", "id_ID"]),
)
def test_a_brief_number_never_has_four_digits_before_its_sign(value: Decimal, locale: str) -> None:
    written = figures(locale).compact_decimal(value)
    whole = written.split(NO_BREAK)[0].rstrip("KMBT").split("," if locale == "id_ID" else ".")[0]
    assert len(whole) <= 3 or value < 1000


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en_US", "October 30, 2026", "Oct 30, 2026"),
        ("id_ID", "30 Oktober 2026", "30 Okt 2026"),
        ("de_DE", "30. Oktober 2026", "30. Okt. 2026"),
    ],
)
def test_a_day_is_written_in_full_or_briefly(locale: str, long: str, short: str) -> None:
    assert (figures(locale).day(DAY), figures(locale).short_day(DAY)) == (long, short)


@pytest.mark.parametrize(("locale", "written"), [("en_US", "Oct 30, 2026, 2:05 PM"), ("id_ID", "30 Okt 2026, 14.05")])
def test_a_moment_is_told_where_the_reader_is(locale: str, written: str) -> None:
    moment = datetime(2026, 10, 30, 14, 5).astimezone()
    assert figures(locale).moment(moment.astimezone(UTC)).replace("\u202f", " ") == written


def test_a_stated_amount_with_cents_has_all_of_them() -> None:
    figures = localizer_for("en_US").figures
    written = {"112.5": "$112.50", "112.505": "$112.505", "112": "$112", "0.001": "$0.001"}
    assert {amount: figures.stated(Decimal(amount), "USD") for amount in written} == written


def test_minus_zero_is_written_as_zero() -> None:
    figures = localizer_for("en_US").figures
    assert figures.decimal(Decimal("-0.00"), 2) == "0.00"
    assert figures.number(Decimal("-0")) == "0"
    assert figures.stated(Decimal("-0.0"), "USD") == "$0.00"


@pytest.mark.parametrize("locale", ["de_CH", "de_LI", "it_CH", "en_CH", "rm"])
def test_every_group_is_divided_also_where_an_apostrophe_does_that(locale: str) -> None:
    figures = localizer_for(locale).figures
    written = figures.decimal(Decimal(-1234567890), 2)
    assert written.translate(str.maketrans("", "", f"{figures.group_sign}{figures.decimal_sign}-")) == "123456789000"
    assert written.count(figures.group_sign) == 3


def test_a_month_is_written_with_its_year() -> None:
    assert [figures(name).month(DAY) for name in ("en_US", "id_ID")] == [
        "Oct 2026",
        "Okt 2026",
    ]


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("148000", "USD", "en_US", "$148,000"),
        ("9999999", "USD", "en_US", "$9,999,999"),
        ("10072251477", "IDR", "en_US", "Rp\N{NO-BREAK SPACE}10.07\N{NO-BREAK SPACE}billion"),
        ("148000", "USD", "id_ID", "US$148.000"),
        ("-185000000", "IDR", "id_ID", "\N{MINUS SIGN}Rp\N{NO-BREAK SPACE}185\N{NO-BREAK SPACE}juta"),
    ],
)
def test_a_sentence_has_amounts_in_full_up_to_seven_digits(amount: str, currency: str, locale: str, text: str) -> None:
    assert localizer_for(locale).figures.in_sentence(Decimal(amount), currency) == text
