import zipfile
from datetime import date, timedelta
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.feeds.publishers.ecb import Ecb
from offercalc.feeds.publishers.publication import UnreadableRatesError
from tests.tools import rates

ANSWERS = Path(__file__).parents[1].joinpath("answers")
FOLDER = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-"
DAILY, SOME, ALL = f"{FOLDER}daily.xml", f"{FOLDER}hist-90d.xml", f"{FOLDER}hist.zip"
FRIDAY = date(2026, 11, 20)


def zipped(table: str | bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", table)
    return packed.getvalue()


def why(content: bytes) -> str:
    with pytest.raises(UnreadableRatesError) as refused:
        Ecb().read(content)
    return str(refused.value)


def test_it_says_who_it_is() -> None:
    assert (Ecb().source, Ecb().base) == ("ECB", "EUR")
    assert Ecb().attribution == "Source: European Central Bank (ECB)"


@pytest.mark.parametrize(
    ("last_day", "today", "address"),
    [
        (None, "2026-11-20", ALL),
        ("2026-11-20", "2026-11-20", DAILY),
        ("2026-11-19", "2026-11-20", DAILY),
        ("2026-11-18", "2026-11-20", SOME),
        ("2026-11-20", "2026-11-21", DAILY),
        ("2026-11-20", "2026-11-22", DAILY),
        ("2026-11-20", "2026-11-23", DAILY),
        ("2026-11-20", "2026-11-24", SOME),
        ("2026-11-19", "2026-11-23", SOME),
        ("2026-11-21", "2026-11-23", DAILY),
        ("2026-08-27", "2026-11-20", SOME),
        ("2026-08-26", "2026-11-20", ALL),
        ("1999-01-04", "2026-11-20", ALL),
        ("2026-11-21", "2026-11-20", ALL),
    ],
)
def test_the_smallest_file_is_asked_for_that_leaves_no_gap(last_day: str | None, today: str, address: str) -> None:
    known = None if last_day is None else date.fromisoformat(last_day)
    assert Ecb().address(known, date.fromisoformat(today)) == address


@given(st.dates(date(1999, 1, 4), date(2090, 1, 1)), st.integers(0, 200))
def test_the_file_of_a_day_is_never_asked_for_where_a_working_day_would_be_missed(last_day: date, later: int) -> None:
    today = last_day + timedelta(days=later)
    missed = [day for n in range(1, later) if (day := last_day + timedelta(days=n)).weekday() < 5]
    if Ecb().address(last_day, today) == DAILY:
        assert not missed or today.weekday() >= 5
        assert len(missed) <= 1


def test_the_file_of_a_day_is_read() -> None:
    found = Ecb().read((ANSWERS / "ecb-daily.xml").read_bytes())
    assert (found.base, found.refused, found.next_update) == ("EUR", (), None)
    assert [one.day for one in found.days] == [FRIDAY]
    assert found.days[0].values["USD"] == Decimal("1.1185")


def test_the_file_of_90_days_is_read_oldest_first() -> None:
    found = Ecb().read((ANSWERS / "ecb-90-days.xml").read_bytes())
    assert [one.day.day for one in found.days] == [18, 19, 20]


def test_the_file_of_all_days_is_read_oldest_first() -> None:
    found = Ecb().read(zipped((ANSWERS / "ecb-all-days.csv").read_bytes()))
    assert [one.day.isoformat() for one in found.days] == ["2007-12-31", "2026-11-18", "2026-11-19", "2026-11-20"]
    assert found.days[0].values["CYP"] == Decimal("0.585274")
    assert "CYP" not in found.days[-1].values
    assert "INR" not in found.days[0].values
    assert found.refused == ()


def test_the_same_day_reads_alike_from_each_file() -> None:
    daily = Ecb().read((ANSWERS / "ecb-daily.xml").read_bytes())
    some = Ecb().read((ANSWERS / "ecb-90-days.xml").read_bytes())
    every = Ecb().read(zipped((ANSWERS / "ecb-all-days.csv").read_bytes()))
    assert daily.days[-1] == some.days[-1] == every.days[-1]


def test_the_real_history_is_read_in_full_and_as_the_program_reads_it() -> None:
    spec = find_spec("currency_converter")
    assert spec is not None
    assert spec.origin is not None
    found = Ecb().read(Path(spec.origin).with_name("eurofxref-hist.zip").read_bytes())
    assert found.refused == ()
    assert found.days[0].day == date(1999, 1, 4)
    assert found.days[-1].day == rates().last_day
    known = set(rates().currencies)
    assert all(one.values.keys() <= known for one in found.days)
    assert found.days[-1].values == rates().on_day(rates().last_day)


@pytest.mark.parametrize(
    "table",
    [
        "Date,USD,IDR,\n2026-11-20,1.1,20000,\n",
        "\ufeffDate , USD , IDR\r\n2026-11-20 , 1.1 , 20000\r\n\r\n",
        "Date,USD,IDR,XYZ,\n2026-11-20,1.1,20000,3,\n,,,\n",
    ],
)
def test_blanks_marks_and_empty_lines_do_no_harm(table: str) -> None:
    found = Ecb().read(zipped(table))
    assert found.days[0].values == {"USD": Decimal("1.1"), "IDR": Decimal(20_000)}


def test_a_short_row_lacks_its_last_currencies() -> None:
    assert Ecb().read(zipped("Date,USD,IDR\n2026-11-20,1.1\n")).days[0].values == {"USD": Decimal("1.1")}


def test_a_cell_that_is_no_rate_is_left_out() -> None:
    found = Ecb().read(zipped("Date,USD,IDR\n2026-11-20,1.1,-\n"))
    assert found.refused == ("ECB: '-' isn't a valid rate for IDR on 2026-11-20, and was skipped.",)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "the table has no date column or no USD column"),
        ("Date,EUR\n", "the table has no date column or no USD column"),
        ("Day,USD\n2026-11-20,1.1\n", "the table has no date column or no USD column"),
        ("Date,USD\n", "the table has no rates"),
        ("Date,USD\n2026-11-20,N/A\n", "the table has no rates"),
        ("Date,USD\n20.11.2026,1.1\n", "'20.11.2026' isn't a valid day of publication"),
        ("Date,USD\n2026-11-20,1.1,2\n", "the row of 2026-11-20 has more rates than there are currencies"),
        ("Date,USD,USD\n2026-11-20,1.1,2\n", "'USD' is listed twice on 2026-11-20, with different rates"),
        ("Date,USD\n2026-11-20,1.1\n2026-11-20,1.2\n", "2026-11-20 is listed twice, with different rates"),
        (
            "Date,USD,IDR\n2026-11-20,1.1,\u20ac\n2026-11-19,,x\n",
            "most of the listed figures aren't rates, such as 'x'",
        ),
        ("Date,USD\n" + "\n" * 40_001, "the unpacked table is implausibly large"),
        ("Date,USD" + ",X" * 2**14, "the unpacked table is implausibly large"),
        ("Date,USD\n" + f"2026-11-20,1.1{' ' * 8000}\n" * 1050, "the unpacked table is implausibly large"),
    ],
)
def test_a_table_of_another_form_is_refused(table: str, sentence: str) -> None:
    assert why(zipped(table)) == f"ECB: {sentence}; its format has changed"


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04" + bytes(100), zipped("Date,USD\n2026-11-20,1.1\n")[:-30]])
def test_a_damaged_zip_is_refused(content: bytes) -> None:
    assert why(content) == "ECB: the download isn't a zip file with a table of rates"


def test_a_web_page_is_refused_as_one() -> None:
    assert why(b"<!DOCTYPE html><html><body>Sign in</body></html>").startswith(
        "ECB: received a web page instead of the"
    )


def test_xml_without_rates_is_refused() -> None:
    assert why(b"<Envelope><Cube/></Envelope>") == "ECB: the table has no rates; its format has changed"
