import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.currency_signs import code_fault, currencies_named, is_code, names, without_marks
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("text", "unit"),
    [("USD", "USD"), ("usd", "USD"), ("$", "USD"), ("US$", "USD"), ("Rp", "IDR"), ("rp.", "IDR"), ("€", "EUR")],
)
def test_a_currency_is_named_by_its_code_or_a_sign(text: str, unit: str) -> None:
    assert names(text, unit, ENGLISH)
    assert currencies_named(text, ENGLISH) == (unit,)


@pytest.mark.parametrize(("text", "unit"), [("GBp", "GBP"), ("GBX", "GBP"), ("Usd", "USD"), ("", "USD"), ("%", "USD")])
def test_nothing_else_names_it(text: str, unit: str) -> None:
    assert not names(text, unit, ENGLISH)


def test_a_percentage_is_named_by_its_sign_and_a_count_by_nothing() -> None:
    assert names("%", "%", ENGLISH)
    assert names("", "", ENGLISH)
    assert not names("USD", "%", ENGLISH)
    assert [is_code(unit) for unit in ("USD", "%", "")] == [True, False, False]


def test_a_sign_of_several_currencies_is_that_of_the_locale() -> None:
    assert currencies_named("$", ENGLISH) == ("USD",)
    assert currencies_named("$", localizer_for("en_CA")) == ("CAD",)
    assert currencies_named("apples", ENGLISH) == currencies_named("", ENGLISH) == ()


def test_a_sign_of_several_currencies_that_is_not_the_locales_names_them_all() -> None:
    assert currencies_named("kr", ENGLISH) == ("DKK", "ISK", "NOK", "SEK")
    assert currencies_named("kr", localizer_for("sv_SE")) == ("SEK",)
    assert currencies_named("Rs.", ENGLISH) == ("INR", "LKR", "MUR", "NPR", "PKR")


@pytest.mark.parametrize("text", ["percent", "persen", "pct", "Percent"])
def test_a_percentage_is_named_in_words(text: str) -> None:
    assert names(text, "%", ENGLISH)
    assert not names(text, "", ENGLISH)


def test_marks_of_direction_are_no_part_of_a_sign() -> None:
    assert without_marks("\u200e\u061c\u200f\u202a-5\u202c") == "-5"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("GBp", '"GBp" is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417.'),
        ("gbx", '"gbx" is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417.'),
        ("ILA", '"ILA" is agorot, a hundredth of ILS; enter the amount in ILS: 24.17 for 2417.'),
        ("ZAc", '"ZAc" is cents, a hundredth of ZAR; enter the amount in ZAR: 24.17 for 2417.'),
        ("Usd", '"Usd" isn\'t a currency code; enter USD if that is what you mean.'),
        ("rupiah", '"rupiah" isn\'t a currency code; enter an ISO 4217 code, e.g. USD or IDR.'),
    ],
)
def test_what_is_wrong_with_a_code_is_said_with_the_remedy(code: str, sentence: str) -> None:
    assert str(code_fault(code)) == sentence


def test_the_sentence_is_told_in_the_readers_language() -> None:
    assert INDONESIAN.render(code_fault("GBp")).startswith('"GBp" adalah penny (pence), seperseratus GBP')


def test_a_long_text_that_is_no_code_breaks_off_where_it_is_quoted() -> None:
    assert (
        str(code_fault("x" * 9000))
        == f"""\"{"x" * 100}…" isn't a currency code; enter an ISO 4217 code, e.g. USD or IDR."""
    )
