from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import (
    InputError,
    read_estimate,
    read_number,
    read_whole,
)
from tests.tools import ENGLISH

INDONESIAN = localizer_for("id_ID")
GERMAN = localizer_for("de_DE")
FRENCH = localizer_for("fr_FR")
READERS = (ENGLISH, INDONESIAN, GERMAN, FRENCH)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("165000", "165000"),
        ("165,000", "165000"),
        ("$165,000", "165000"),
        ("USD 165,000.50", "165000.50"),
        ("165 000", "165000"),
        ("165k", "165000"),
        ("1.5m", "1500000"),
        ("2 bn", "2000000000"),
        ("0.125", "0.125"),
        ("-5", "-5"),
    ],
)
def test_dollars_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert read_number(text, "USD", ENGLISH) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp 9.034.567.890", "9034567890"),
        ("Rp9.034", "9034"),
        ("IDR 5.000", "5000"),
        ("25jt", "25000000"),
        ("1,5 M", "1500000000"),
        ("2,5 miliar", "2500000000"),
        ("750 rb", "750000"),
    ],
)
def test_rupiah_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert read_number(text, "IDR", INDONESIAN) == Decimal(amount)


def test_other_formats_are_read() -> None:
    assert read_number("1.234,5 €", "EUR", GERMAN) == Decimal("1234.5")
    assert read_number("1\u202f234,5", "EUR", FRENCH) == Decimal("1234.5")
    assert read_number("15%", "%", ENGLISH) == 15
    assert str(read_number("$210,000.00", "USD", ENGLISH)) == "210000"
    assert read_number("65.000,00", "EUR", ENGLISH) == 65_000  # the last of two separators is that of decimals
    assert read_number("65,000.00", "USD", GERMAN) == 65_000


@pytest.mark.parametrize(
    ("localizer", "unit", "text", "sentence"),
    [
        (ENGLISH, "USD", "lots", '"lots" isn\'t a number.'),
        (ENGLISH, "USD", "nan", '"nan" isn\'t a number.'),
        (ENGLISH, "USD", "1_000", '"1_000" isn\'t a number.'),
        (ENGLISH, "USD", "1e5", '"1e5" isn\'t a number.'),
        (ENGLISH, "USD", "12%", '"%" isn\'t valid here.'),
        (ENGLISH, "USD", "5 apples", '"apples" isn\'t valid here.'),
        (ENGLISH, "USD", "1.500", '"1.500" may mean two things; write 1,500 or 1.5000.'),
        (ENGLISH, "USD", "120.000", '"120.000" may mean two things; write 120,000 or 120.0000.'),
        (ENGLISH, "", "1.500", '"1.500" may mean two things; write 1,500 or 1.5000.'),
        (ENGLISH, "USD", "1 234,567", '"1 234,567" is ambiguous; enter e.g. 1,234.5.'),
        (ENGLISH, "USD", "1,23,456", '"1,23,456" is ambiguous; enter e.g. 1,234.5.'),
        (ENGLISH, "USD", "\uff11\uff12\uff13", '"\uff11\uff12\uff13" isn\'t a number; use the digits 0 to 9.'),
        (ENGLISH, "USD", "1,5", '"1,5" is ambiguous; enter e.g. 1,234.5.'),
        (INDONESIAN, "IDR", "1.5", '"1.5" dapat berarti dua hal; tulis misalnya 1.234,5.'),
        (INDONESIAN, "IDR", "165,000", '"165,000" dapat berarti dua hal; tulis 165.000 atau 165,0000.'),
        (ENGLISH, "USD", "100 / 200", "Enter one number, or three as low / likely / high."),
        (ENGLISH, "USD", "100 / x / 300", '"x" isn\'t a number.'),
    ],
)
def test_nothing_is_guessed(localizer: Localizer, unit: str, text: str, sentence: str) -> None:
    assert read_estimate(text, unit, localizer) == InputError(sentence)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("USD 240,000", "240000"),
        ("usd 240,000", "240000"),
        ("$240,000", "240000"),
        ("240,000 USD", "240000"),
        ("US$ 240k", "240000"),
        ("240k USD", "240000"),
        ("USD\u00a0240\u00a0000", "240000"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("\u22125", "-5"),
        ("\u200e-5", "-5"),
        ("-0", "0"),
        ("2.5 million", "2500000"),
        ("1.5 billion", "1500000000"),
        ("1'234'567.5", "1234567.5"),
        ("1\u2019234\u2019567.5", "1234567.5"),
        ("240.000.000", "240000000"),
    ],
)
def test_the_unit_of_a_field_may_stand_on_either_side(text: str, amount: str) -> None:
    found = read_number(text, "USD", ENGLISH)
    assert found == Decimal(amount)
    assert str(found) != "-0"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp 85jt", "85000000"),
        ("Rp. 85 juta", "85000000"),
        ("85 rb", "85000"),
        ("85 ribu", "85000"),
        ("2 miliar", "2000000000"),
        ("2 triliun", "2000000000000"),
        ("Rp 85.000.000", "85000000"),
        ("Rp 85.000.000,-", "85000000"),
        ("Rp 85.000.000,50", "85000000.50"),
        ("Rp 85,000,000", "85000000"),
        ("IDR 85jt", "85000000"),
    ],
)
def test_rupiah_are_read_in_an_english_window(text: str, amount: str) -> None:
    assert read_number(text, "IDR", ENGLISH) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "unit", "other"),
    [("€5", "USD", "EUR"), ("5 IDR", "USD", "IDR"), ("USD 240,000", "IDR", "USD"), ("Rp 85jt", "USD", "IDR")],
)
def test_another_currency_is_named_beside_that_of_the_field(text: str, unit: str, other: str) -> None:
    assert read_number(text, unit, ENGLISH) == InputError(
        f'"{text}" is in {other}, but this field is in {unit}; enter the amount in {unit}, or change the currency.',
        other,
    )


def test_a_percentage_is_named_in_a_field_for_numbers() -> None:
    assert read_estimate("0.15%", "", ENGLISH) == InputError(
        '"0.15%" is a percentage, but this field takes a number; percentages have a separate field.', "%"
    )


@pytest.mark.parametrize("text", ["2417 GBp", "GBp 2417", "2417GBX"])
def test_pence_are_no_pounds(text: str) -> None:
    code = text.replace("2417", "").strip()
    assert read_number(text, "GBP", ENGLISH) == InputError(
        f'"{code}" is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417.'
    )


@pytest.mark.parametrize(
    ("localizer", "unit", "text", "sentence"),
    [
        (ENGLISH, "IDR", "1.5m", '"1.5m" may mean two things; write 1.5 million or 1.5 miliar.'),
        (INDONESIAN, "USD", "1,5 M", '"1,5 M" dapat berarti dua hal; tulis 1,5 million atau 1,5 miliar.'),
        (localizer_for("en_ZM"), "ZMW", "5K", '"5K" may mean two things; write 5 or 5 thousand.'),
    ],
)
def test_a_letter_that_is_a_million_or_a_miliar_is_questioned(
    localizer: Localizer, unit: str, text: str, sentence: str
) -> None:
    assert read_number(text, unit, localizer) == InputError(sentence)
    for example in sentence.rstrip(".").replace(" atau ", " or ").rpartition("; ")[2].split(" ", 1)[1].split(" or "):
        assert isinstance(read_number(example, unit, localizer), Decimal)


@pytest.mark.parametrize(
    ("text", "unit", "fine", "localizer", "number"),
    [
        ("850.125", "KWD", False, ENGLISH, "850.125"),
        ("KWD 850.125", "KWD", False, ENGLISH, "850.125"),
        ("850,125", "KWD", False, GERMAN, "850.125"),
        ("1.375", "USD", True, ENGLISH, "1.375"),
        ("1,375", "EUR", True, GERMAN, "1.375"),
        ("1,375", "USD", True, ENGLISH, "1375"),
        ("12.500", "%", False, ENGLISH, "12.5"),
        ("850.1250", "USD", False, ENGLISH, "850.125"),
    ],
)
def test_three_decimals_are_read_where_they_are_usual(
    text: str, unit: str, fine: bool, localizer: Localizer, number: str  # noqa: FBT001 - a row of a table
) -> None:  # fmt: skip
    assert read_number(text, unit, localizer, fine=fine) == Decimal(number)


@pytest.mark.parametrize("text", ["120.000", "1.500", "999.999"])
def test_a_question_says_how_to_write_either_number(text: str) -> None:
    found = read_number(text, "USD", ENGLISH)
    assert isinstance(found, InputError)
    one, other = found.sentence.rstrip(".").rpartition("write ")[2].split(" or ")
    assert read_number(one, "USD", ENGLISH) == Decimal(text.replace(".", ""))
    assert read_number(other, "USD", ENGLISH) == Decimal(text)


@pytest.mark.parametrize("text", ["", " ", "?", "-", "n/a", "N/A"])
def test_nothing_written_is_not_known(text: str) -> None:
    assert read_estimate(text, "USD", ENGLISH) is None


def test_three_numbers_are_a_range() -> None:
    found = read_estimate("$100k / 120k / $150,000", "USD", ENGLISH)
    assert found == Range(Decimal(100_000), Decimal(120_000), Decimal(150_000))


@pytest.mark.parametrize("localizer", READERS)
@given(digits=st.text("0123456789.,' ", min_size=1, max_size=300))
def test_any_digits_are_a_number_or_a_sentence(localizer: Localizer, digits: str) -> None:
    assert isinstance(read_number(digits, "", localizer), Decimal | InputError)


def test_many_digits_are_exact_and_too_many_are_said_so() -> None:
    assert read_number("9" * 30 + ".25k", "", ENGLISH) == Decimal("9" * 30 + "250")
    assert read_number("0.123456789" + "1" * 40, "", ENGLISH) == Decimal("0.123456789" + "1" * 40)
    assert read_number("9" * 61, "", ENGLISH) == InputError('"99999999999999999999…" has too many digits.')


@given(st.text(max_size=40))
def test_any_text_is_an_estimate_or_a_sentence(text: str) -> None:
    found = read_estimate(text, "USD", ENGLISH)
    assert found is None or isinstance(found, Decimal | Range | InputError)


@pytest.mark.parametrize(
    ("text", "low", "likely", "high"),
    [
        ("150k-180k", "150000", "165000", "180000"),
        ("150k - 180k", "150000", "165000", "180000"),
        ("$150k \N{EN DASH} $180k", "150000", "165000", "180000"),
        ("150k to 180k", "150000", "165000", "180000"),
        ("150,000 TO 180,000", "150000", "165000", "180000"),
        ("0 - 5k", "0", "2500", "5000"),
        ("1-2", "1", "1.5", "2"),
    ],
)
def test_the_ends_of_a_range_may_be_all_that_is_stated(text: str, low: str, likely: str, high: str) -> None:
    assert read_estimate(text, "USD", ENGLISH) == Range(Decimal(low), Decimal(likely), Decimal(high))


@pytest.mark.parametrize("text", ["15jt - 25jt", "Rp 15jt s.d. Rp 25jt", "15 juta sampai 25 juta", "15jt hingga 25jt"])
def test_rupiah_are_stated_between_two_ends(text: str) -> None:
    assert read_estimate(text, "IDR", INDONESIAN) == Range(
        Decimal(15_000_000), Decimal(20_000_000), Decimal(25_000_000)
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("150 - 180k", '"150 - 180k" may mean two things; write 150k - 180k or 150 - 180,000.'),
        ("$8-9.5 million", '"$8 - 9.5 million" may mean two things; write $8 million - 9.5 million or $8 - 9,500,000.'),
        ("1 - 2 - 3", "Enter a range as low - high, or as low / likely / high."),
        ("150k - lots", '"lots" isn\'t a number.'),
        ("150k -", '"-" isn\'t valid here.'),
    ],
)
def test_a_range_that_may_mean_two_things_is_questioned(text: str, sentence: str) -> None:
    assert read_estimate(text, "USD", ENGLISH) == InputError(sentence)


def test_a_negative_number_is_no_range() -> None:
    assert read_estimate("-5", "USD", ENGLISH) == Decimal(-5)


@pytest.mark.parametrize(
    ("text", "product"),
    [("1.2*150000", "180000"), ("12 \N{MULTIPLICATION SIGN} $10k", "120000"), ("2*3*4", "24")],
)
def test_numbers_are_multiplied(text: str, product: str) -> None:
    assert read_number(text, "USD", ENGLISH) == Decimal(product)


def test_a_product_lacks_no_digit_and_no_factor() -> None:
    assert read_number("1234567890.123456*1.00000001", "", ENGLISH) == Decimal("1234567902.46913490123456")
    assert read_number("2*", "", ENGLISH) == InputError('"" isn\'t a number.')


@pytest.mark.parametrize(
    ("text", "number"),
    [("13", 13), ("1,000", 1000), ("1.5", "Enter a whole number."), ("x", '"x" isn\'t a number.')],
)
def test_whole_numbers_are_read(text: str, number: int | str) -> None:
    assert read_whole(text, ENGLISH) == (InputError(number) if isinstance(number, str) else number)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 9000,
        "٣" * 9000,
        "12 " + "x" * 9000,
        "x" * 9000 + " 12",
        "1 USD " + "x" * 9000,
        "1" * 9000,
        "1 - 2k" * 1500,
    ],
)
def test_a_long_text_is_a_short_sentence(text: str) -> None:
    found = read_estimate(text, "USD", ENGLISH)
    assert isinstance(found, InputError)
    assert len(found.sentence) < 300


@pytest.mark.parametrize("text", ["TBD", "n/a", "to be confirmed", "not known yet", "belum diketahui", "\u2013"])
@pytest.mark.parametrize("localizer", READERS)
def test_words_say_that_an_amount_is_not_known(text: str, localizer: Localizer) -> None:
    assert read_estimate(text, "USD", localizer) is None


@pytest.mark.parametrize(
    ("text", "unit", "low", "likely", "high"),
    [
        ("up to 20%", "%", "0", "10", "20"),
        ("\u2264 $20k", "USD", "0", "10000", "20000"),
        ("between 150k and 180k", "USD", "150000", "165000", "180000"),
        ("165k \u00b1 10k", "USD", "155000", "165000", "175000"),
        ("$160,000 (between $150,000 and $180,000)", "USD", "150000", "160000", "180000"),
    ],
)
def test_a_range_is_read_in_every_spelling(text: str, unit: str, low: str, likely: str, high: str) -> None:
    assert read_estimate(text, unit, ENGLISH) == Range(Decimal(low), Decimal(likely), Decimal(high))


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("1/3", "", "0.333333333333"),
        ("1/4", "", "0.25"),
        ("2 1/2", "", "2.5"),
        ("33 1/3 %", "%", "33.333333333333"),
        ("1/2%", "%", "0.5"),
    ],
)
def test_a_fraction_is_a_number(text: str, unit: str, found: str) -> None:
    assert read_estimate(text, unit, ENGLISH) == Decimal(found)


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        ("1/3", "%", '"1/3" may mean two things; write 33.3333% or 0.333333%.'),
        ("3/1", "", "Enter one number, or three as low / likely / high."),
        ("1/0", "", "Enter one number, or three as low / likely / high."),
        ("240k+", "USD", '"240k+" has no upper end; enter a range as low - high.'),
        ("~ $180k", "USD", '"~ $180k" is approximate; enter a range as low - high, or only the number.'),
        ("5 kr", "USD", '"kr" is the sign of several currencies; write DKK, ISK, NOK, SEK.'),
        ("1,234 juta", "IDR", '"1,234" may mean two things; write 1234 or 1.2340.'),
    ],
)
def test_what_has_two_readings_is_asked(text: str, unit: str, sentence: str) -> None:
    assert read_estimate(text, unit, ENGLISH) == InputError(sentence)


def test_a_billion_of_two_languages_is_asked_in_full_numbers() -> None:
    assert read_estimate("5 billion", "EUR", GERMAN) == InputError(
        '"5 billion" may mean two things; write 5.000.000.000 or 5.000.000.000.000.'
    )


def test_half_a_percent_in_a_field_for_numbers_is_a_percentage() -> None:
    found = read_estimate("1/2%", "", ENGLISH)
    assert isinstance(found, InputError)
    assert found.unit == "%"
