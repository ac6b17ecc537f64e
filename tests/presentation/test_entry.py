from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.readers import reader_for
from offercalc.domain.estimate import Estimate, Range
from offercalc.presentation.entry import (
    Complaint,
    read_estimate,
    read_number,
    read_whole,
    write_estimate,
)
from offercalc.presentation.reader import Reader
from tests.tools import ENGLISH

INDONESIAN = reader_for("id_ID")
GERMAN = reader_for("de_DE")
FRENCH = reader_for("fr_FR")
READERS = (ENGLISH, INDONESIAN, GERMAN, FRENCH)
NUMBERS = st.decimals(min_value=0, max_value=10**15, places=2)


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


@pytest.mark.parametrize(
    ("reader", "unit", "text", "sentence"),
    [
        (ENGLISH, "USD", "lots", '"lots" is no number.'),
        (ENGLISH, "USD", "nan", '"nan" is no number.'),
        (ENGLISH, "USD", "1_000", '"1_000" is no number.'),
        (ENGLISH, "USD", "1e5", '"1e5" is no number.'),
        (ENGLISH, "USD", "€5", '"€" does not belong here.'),
        (ENGLISH, "USD", "5 IDR", '"IDR" does not belong here.'),
        (ENGLISH, "USD", "12%", '"%" does not belong here.'),
        (ENGLISH, "USD", "1.500", '"1.500" may mean two things; write e.g. 1,234.5.'),
        (ENGLISH, "USD", "1,5", '"1,5" may mean two things; write e.g. 1,234.5.'),
        (INDONESIAN, "IDR", "1.5", '"1.5" dapat berarti dua hal; tulis misalnya 1.234,5.'),
        (INDONESIAN, "IDR", "165,000", '"165,000" dapat berarti dua hal; tulis misalnya 1.234,5.'),
        (ENGLISH, "USD", "100 / 200", "Write one number, or three as low / likely / high."),
        (ENGLISH, "USD", "100 / x / 300", '"x" is no number.'),
    ],
)
def test_nothing_is_guessed(reader: Reader, unit: str, text: str, sentence: str) -> None:
    assert read_estimate(text, unit, reader) == Complaint(sentence)


@pytest.mark.parametrize("text", ["", " ", "?", "-", "n/a", "N/A"])
def test_nothing_written_is_not_known(text: str) -> None:
    assert read_estimate(text, "USD", ENGLISH) is None


def test_three_numbers_are_a_range() -> None:
    found = read_estimate("$100k / 120k / $150,000", "USD", ENGLISH)
    assert found == Range(Decimal(100_000), Decimal(120_000), Decimal(150_000))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.figures.locale))
@given(
    estimate=NUMBERS
    | st.none()
    | st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda bounds: Range(*sorted(bounds)))
)  # fmt: skip
def test_what_is_written_is_read_back(reader: Reader, estimate: Estimate) -> None:
    assert read_estimate(write_estimate(estimate, reader), "", reader) == estimate


@pytest.mark.parametrize("reader", READERS)
@given(digits=st.text("0123456789.,' ", min_size=1, max_size=300))
def test_any_digits_are_a_number_or_a_sentence(reader: Reader, digits: str) -> None:
    assert isinstance(read_number(digits, "", reader), Decimal | Complaint)


def test_many_digits_are_exact_and_too_many_are_said_so() -> None:
    assert read_number("9" * 30 + ".25k", "", ENGLISH) == Decimal("9" * 30 + "250")
    assert read_number("0.123456789" + "1" * 40, "", ENGLISH) == Decimal("0.123456789" + "1" * 40)
    assert read_number("9" * 61, "", ENGLISH) == Complaint('"99999999999999999999…" has too many digits.')


@given(st.text(max_size=40))
def test_any_text_is_an_estimate_or_a_sentence(text: str) -> None:
    found = read_estimate(text, "USD", ENGLISH)
    assert found is None or isinstance(found, Decimal | Range | Complaint)


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
        ("150 - 180k", '"150 - 180k" may mean two things; write both ends in full.'),
        ("1 - 2 - 3", "Write a range as low - high, or as low / likely / high."),
        ("150k - lots", '"lots" is no number.'),
        ("150k -", '"-" does not belong here.'),
    ],
)
def test_a_range_that_may_mean_two_things_is_questioned(text: str, sentence: str) -> None:
    assert read_estimate(text, "USD", ENGLISH) == Complaint(sentence)


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
    assert read_number("2*", "", ENGLISH) == Complaint('"" is no number.')


@pytest.mark.parametrize(
    ("text", "number"),
    [("13", 13), ("1,000", 1000), ("1.5", "Write a whole number."), ("x", '"x" is no number.')],
)
def test_whole_numbers_are_read(text: str, number: int | str) -> None:
    assert read_whole(text, ENGLISH) == (Complaint(number) if isinstance(number, str) else number)
