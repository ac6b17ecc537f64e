from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates
from offercalc.feeds.store.own_rates_file import LARGEST_FILE, MOST_ROWS, read_own_rates

SAMPLE = Path(__file__).parents[1].joinpath("answers").joinpath("own-rates.csv").read_text(encoding="utf-8")
FRIDAY = date(2026, 11, 20)
HEADER = "date,base,quote,rate\n"
DOLLAR = OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_500))
OF_SAMPLE = (
    DOLLAR,
    OwnQuote(FRIDAY, "SGD", "IDR", Decimal("12650.25")),
    OwnQuote(date(2026, 11, 23), "USD", "IDR", Decimal("16550.5")),
)


def faults(rows: str, header: str = HEADER) -> list[str]:
    """Return the faults of an invalid file."""
    found = read_own_rates(f"{header}{rows}".encode())
    assert found
    return [one for one in found if isinstance(one, str)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_as_any_spreadsheet_writes_it(encoding: str, separator: str, end: str) -> None:
    text = SAMPLE.replace(",", separator).replace("\n", end)
    assert read_own_rates(text.encode(encoding)) == OF_SAMPLE


def test_a_file_in_big_endian_utf_16_is_read() -> None:
    assert read_own_rates(b"\xfe\xff" + SAMPLE.encode("utf-16-be")) == OF_SAMPLE


@pytest.mark.parametrize(
    "text",
    [
        "rate,QUOTE,Base,dAtE\n16500,IDR,USD,2026-11-20",
        '"date";"base";"quote";"rate"\n"2026-11-20";"USD";"IDR";"16500"\n',
        " date , base , quote , rate \n 2026-11-20 , USD , IDR , 16500 \n",
        "date,base,quote,rate\n\n2026-11-20,USD,IDR,16500\n,,,\n , ,\n",
        "date,base,quote,rate\n2026-11-20,USD,IDR,16500\n2026-11-20,USD,IDR,16500.00\n",
    ],
)
def test_order_capitals_quotes_blanks_and_the_same_again_do_no_harm(text: str) -> None:
    assert read_own_rates(text.encode()) == (DOLLAR,)


def test_the_other_way_round_is_the_same_where_it_is_exactly_the_inverse() -> None:
    assert read_own_rates(f"{HEADER}2026-11-20,USD,IDR,16000\n2026-11-20,IDR,USD,0.0000625\n".encode()) == (
        OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_000)),
    )


def test_the_other_way_round_with_another_value_is_a_fault() -> None:
    assert faults("2026-11-20,USD,IDR,16500\n2026-11-20,IDR,USD,0.00006\n") == [
        "Line 3: '0.00006' for IDR in USD on 2026-11-20 contradicts line 2. Remove one of them."
    ]


def test_two_values_of_a_pair_and_day_are_a_fault() -> None:
    assert faults("2026-11-20,USD,IDR,16500\n2026-11-21,USD,IDR,1\n2026-11-20,USD,IDR,16600\n") == [
        "Line 4: '16600' for USD in IDR on 2026-11-20 contradicts line 2. Remove one of them."
    ]


def test_a_code_in_small_letters_is_read() -> None:
    small, capitals = (read_own_rates(f"{HEADER}2026-11-20,{pair},16500\n".encode()) for pair in ("usd,idr", "USD,IDR"))
    assert small == capitals


def test_pence_are_no_pounds() -> None:
    sentence = "is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417."
    assert faults("2026-11-20,GBp,USD,1.3\n") == [f'Line 2: "GBp" {sentence}']


@pytest.mark.parametrize("code", ["uSD", "Usd"])
def test_capitals_among_small_letters_are_questioned(code: str) -> None:
    assert faults(f"2026-11-20,{code},IDR,16500\n") == [f"Line 2: '{code}' isn't a currency code. Write USD."]


@pytest.mark.parametrize("code", ["", "XYZ", "dollar", "$", "XAU"])
def test_what_is_no_currency_is_a_fault(code: str) -> None:
    assert faults(f"2026-11-20,{code},IDR,16500\n") == [
        f"Line 2: '{code}' isn't a currency code. Write a three-letter code such as USD."
    ]


def test_a_currency_that_is_gone_is_one() -> None:
    assert read_own_rates(f"{HEADER}2007-12-28,CYP,EUR,1.7086\n".encode()) == (
        OwnQuote(date(2007, 12, 28), "CYP", "EUR", Decimal("1.7086")),
    )


def test_a_pair_of_one_currency_is_a_fault() -> None:
    assert faults("2026-11-20,USD,USD,1\n") == ["Line 2: base and quote are both 'USD'. Name two different currencies."]


@pytest.mark.parametrize(
    "text", ["20/11/2026", "20261120", "2026-11-31", "2026-W47-5", "2026-11-20T00:00", "", "today"]
)
def test_what_is_no_date_is_a_fault(text: str) -> None:
    assert faults(f"{text},USD,IDR,16500\n") == [
        f"Line 2: '{text}' isn't a date. Write year, month and day, such as 2026-11-20."
    ]


@pytest.mark.parametrize("text", ["1949-12-31", "2201-01-01"])
def test_a_date_too_far_away_is_a_fault(text: str) -> None:
    assert faults(f"{text},USD,IDR,16500\n") == [
        f"Line 2: '{text}' is out of range. Enter a date from 1950-01-01 to 2200-12-31."
    ]


@pytest.mark.parametrize("text", ["1950-01-01", "2200-12-31"])
def test_the_first_and_the_last_date_are_taken(text: str) -> None:
    assert len(read_own_rates(f"{HEADER}{text},USD,IDR,16500\n".encode())) == 1


@pytest.mark.parametrize(
    "text",
    [
        *"16,500.00 16.500,00 16,5 1.5e3 1_000 +1 -1 .5 1. NaN Infinity Rp16500 =1/2 \u0661".split(),
        "",
        "1 000",
    ],
)
def test_a_number_that_may_mean_two_things_is_questioned(text: str) -> None:
    assert faults(f'2026-11-20,USD,IDR,"{text}"\n') == [
        f"Line 2: '{text}' isn't a plain number. Write digits only, with a decimal point, such as 16500.25."
    ]


@pytest.mark.parametrize("text", ["0", "0.0000000009", "1000000001"])
def test_a_number_that_can_be_no_rate_is_a_fault(text: str) -> None:
    assert faults(f"2026-11-20,USD,IDR,{text}\n") == [
        f"Line 2: '{text}' isn't a plausible rate. Enter a rate from 0.000000001 to 1000000000."
    ]


def test_a_number_of_too_many_digits_is_a_fault() -> None:
    assert faults(f"2026-11-20,USD,IDR,1.{'3' * 39}\n") == [
        f"Line 2: '1.{'3' * 37}…' has more than 40 digits. Round it."
    ]


def test_a_comma_for_thousands_makes_one_value_too_many() -> None:
    assert faults("2026-11-20,USD,IDR,16,500\n") == [
        "Line 2: there are 5 values instead of 4. Write each value once, and numbers without thousands separators."
    ]


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_taken() -> None:
    assert faults("2026-11-20,USD,IDR,16500\n20/11/2026,usd,IDR,16.500,0\n20/11/2026,Usd,IDR,0\n2026-11-20,USD\n") == [
        "Line 3: there are 5 values instead of 4. Write each value once, and numbers without thousands separators.",
        "Line 4: '20/11/2026' isn't a date. Write year, month and day, such as 2026-11-20.",
        "Line 4: 'Usd' isn't a currency code. Write USD.",
        "Line 4: '0' isn't a plausible rate. Enter a rate from 0.000000001 to 1000000000.",
        "Line 5: there are 2 values instead of 4. Write each value once, and numbers without thousands separators.",
    ]


def test_twenty_faults_are_named_and_the_others_counted() -> None:
    found = faults("2026-11-20,USD,IDR,x\n" * 33)
    assert len(found) == 21
    assert found[-1] == "And 13 more."
    assert len(faults("2026-11-20,USD,IDR,x\n" * 20)) == 20


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "date,base,quote\n",
            ["the column rate is missing. Name the columns date, base, quote and rate in the first line."],
        ),
        ("date,base,quote,rate,unit\n", ["the column 'unit' is unknown. Remove it."]),
        ("date,base,quote,rate,\n", ["the column '' is unknown. Remove it."]),
        ("date,base,quote,rate,Rate\n", ["the column rate occurs 2 times. Keep one."]),
        (
            "day;base;quote;rate\n",
            [
                "the column date is missing. Name the columns date, base, quote and rate in the first line.",
                "the column 'day' is unknown. Remove it.",
            ],
        ),
    ],
)
def test_a_header_of_other_columns_is_a_fault(header: str, said: list[str]) -> None:
    assert faults("2026-11-20,USD,IDR,16500,1\n", header) == [f"Line 1: {one}" for one in said]


@pytest.mark.parametrize("content", [b"", b"\n2026-11-20,USD,IDR,16500\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_header_is_a_fault(content: bytes) -> None:
    assert len([one for one in read_own_rates(content) if "is missing. Name the columns" in str(one)]) == 4


@pytest.mark.parametrize("rows", ["", "\n\n", ",,,\n"])
def test_a_file_without_rates_is_a_fault(rows: str) -> None:
    assert faults(rows) == ["The file has no rates. Add a line for each rate below the first line."]


@pytest.mark.parametrize("content", [b"\xff", b"date,base,quote,rate\n\xe9", b"\xff\xfed", b"\xff\xfe\x00\xd8d\x00"])
def test_what_is_no_text_is_a_fault(content: bytes) -> None:
    assert read_own_rates(content) == ("The file isn't UTF-8 or UTF-16 text. Save it as CSV in UTF-8.",)


@pytest.mark.parametrize(
    "row", ['"2026-11-20"x,USD,IDR,16500\n', '"2026-11-20,USD,IDR,16500\n\n\n', f'"{"x" * 140_000}"']
)
def test_a_quotation_mark_in_the_wrong_place_is_a_fault(row: str) -> None:
    assert faults(f"2026-11-20,USD,IDR,16500\n{row}") == ["Line 3: a quotation mark is in the wrong place. Remove it."]


def test_a_quotation_mark_in_the_header_is_a_fault() -> None:
    assert faults("", '"date,base') == ["Line 1: a quotation mark is in the wrong place. Remove it."]


def test_a_value_over_two_lines_is_named_by_its_first() -> None:
    assert faults('2026-11-20,USD,"ID\nR",16500\n2026-11-20,USD,XYZ,16500\n') == [
        r"Line 2: 'ID\nR' isn't a currency code. Write a three-letter code such as USD.",
        "Line 4: 'XYZ' isn't a currency code. Write a three-letter code such as USD.",
    ]


def test_a_file_too_large_is_not_read() -> None:
    assert read_own_rates(b" " * (LARGEST_FILE + 1)) == ("The file is larger than 5 MB. Split it into smaller files.",)


def test_too_many_rows_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_ROWS == 100_000
    monkeypatch.setattr("offercalc.feeds.store.own_rates_file.MOST_ROWS", 3)
    row = "2026-11-20,USD,IDR,16500\n"
    assert read_own_rates(f"{HEADER}{row * 3}".encode()) == (DOLLAR,)
    assert faults(row * 4) == ["Line 5: there are more than 3 rows. Split the file."]


DAYS = st.dates(date(1950, 1, 1), date(2200, 12, 31))
VALUES = st.decimals(Decimal("0.000001"), Decimal(1_000_000), places=6)
QUOTES = st.builds(OwnQuote, DAYS, st.sampled_from(["USD", "EUR"]), st.sampled_from(["IDR", "SGD"]), VALUES)


@given(st.lists(QUOTES, min_size=1, unique_by=lambda one: (one.day, one.base, one.quote)))
def test_what_is_written_is_what_is_read(quotes: list[OwnQuote]) -> None:
    rows = "".join(f"{one.day},{one.base},{one.quote},{one.value:f}\n" for one in quotes)
    assert read_own_rates(f"{HEADER}{rows}".encode()) == tuple(quotes)


@given(st.binary(max_size=80), st.integers(0, len(SAMPLE)), st.integers(0, 40))
def test_any_bytes_are_read_or_named_in_sentences(put: bytes, at: int, over: int) -> None:
    content = SAMPLE.encode()
    found = read_own_rates(content[:at] + put + content[at + over :])
    assert found
    sentences = [one for one in found if isinstance(one, str)]
    if sentences:
        assert all(one.endswith(".") and one.isprintable() for one in sentences)
    else:
        OwnRates(one for one in found if isinstance(one, OwnQuote))
