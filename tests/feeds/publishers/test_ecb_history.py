import csv
import struct
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate import NoRate, Quote, Rate, Refusal, find_rate
from offercalc.feeds.publishers.ecb_history import LARGEST_FILE, EcbHistory, read_zip
from offercalc.feeds.publishers.publication import UnreadableRatesError
from tests.tools import rates

TABLE = """\
Date,USD,IDR,CYP,
2026-10-30,1.1398,20685.3,N/A,
2026-10-29,1.1400,N/A,N/A,
2026-10-28,1.1500,20700.5,,
2007-12-31,1.4721,,0.585274,
2007-12-28,1.4692,,0.585274,
"""
FRIDAY, SATURDAY, SUNDAY = date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1)


def history(text: str = TABLE) -> EcbHistory:
    return EcbHistory(text.encode().splitlines(keepends=True), "test edition")


def zipped(content: bytes, name: str = "eurofxref-hist.csv") -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def declaring(size: int) -> bytes:
    """Return a zip file whose directory declares a wrong size."""
    packed = bytearray(zipped(TABLE.encode()))
    at = packed.index(b"PK\x01\x02") + 24  # the offset of the uncompressed size in a zip file's directory
    packed[at : at + 4] = struct.pack("<I", size)
    return bytes(packed)


def test_a_table_says_where_it_is_from() -> None:
    table = history()
    assert (table.source, table.base, table.edition, table.last_day) == ("ECB", "EUR", "test edition", FRIDAY)


def test_every_currency_is_named_with_the_euro() -> None:
    assert history().currencies == ("CYP", "EUR", "IDR", "USD")


@pytest.mark.parametrize(
    ("currency", "span"),
    [
        ("USD", (date(2007, 12, 28), FRIDAY)),
        ("EUR", (date(2007, 12, 28), FRIDAY)),
        ("IDR", (date(2026, 10, 28), FRIDAY)),
        ("CYP", (date(2007, 12, 28), date(2007, 12, 31))),
        ("AED", None),
    ],
)
def test_a_currency_has_a_first_and_a_last_day(currency: str, span: tuple[date, date] | None) -> None:
    assert history().span(currency) == span


def test_a_column_without_a_single_rate_has_no_days() -> None:
    assert history("Date,USD,XAU\n2026-10-30,1.1,N/A\n").span("XAU") is None


@pytest.mark.parametrize("on", [FRIDAY, SATURDAY, SUNDAY, date(9999, 12, 31)])
def test_a_weekend_has_the_rates_of_the_last_publication(on: date) -> None:
    assert history().quote("EUR", "USD", on) == Quote(FRIDAY, Fraction("1.1398"), "test edition")
    assert history().quote("USD", "IDR", on) == Quote(FRIDAY, Fraction("20685.3") / Fraction("1.1398"), "test edition")


def test_a_day_on_which_one_currency_is_missing_is_passed_over_for_both() -> None:
    found = history().quote("IDR", "USD", date(2026, 10, 29))
    assert found == Quote(date(2026, 10, 28), Fraction("1.15") / Fraction("20700.5"), "test edition")


def test_a_currency_that_stands_alone_is_not_held_up_by_another() -> None:
    found = history().quote("USD", "EUR", date(2026, 10, 29))
    assert found == Quote(date(2026, 10, 29), 1 / Fraction("1.14"), "test edition")


@pytest.mark.parametrize(("base", "quote"), [("EUR", "AED"), ("CYP", "IDR"), ("CYP", "EUR")])
def test_what_was_never_published_together_or_has_ended_is_not_found(base: str, quote: str) -> None:
    assert history().quote(base, quote, SATURDAY) is None


def test_a_currency_is_found_until_its_last_day() -> None:
    found = history().quote("EUR", "CYP", date(2007, 12, 31))
    assert found is not None
    assert found.value == Fraction("0.585274")


def test_legs_that_never_met_are_not_found() -> None:
    apart = history("Date,USD,IDR\n2026-10-30,1.1,N/A\n2026-10-29,N/A,20000\n2026-10-28,1.2,N/A\n")
    assert apart.quote("USD", "IDR", date(2026, 10, 29)) is None


def test_nothing_is_found_before_the_first_day() -> None:
    assert history().quote("EUR", "USD", date(2007, 12, 27)) is None


def test_a_short_row_lacks_its_last_currencies() -> None:
    found = history("Date,USD,IDR\n2026-10-30,1.1\n2026-10-29,1.2,20000\n").quote("USD", "IDR", date(2026, 10, 29))
    assert found is not None
    assert found.day == date(2026, 10, 29)


def test_a_byte_order_mark_blanks_and_windows_line_ends_do_no_harm() -> None:
    table = history("\ufeff" + TABLE.replace(",", " , ").replace("\n", "\r\n").replace("Date ", "Date"))
    assert table.quote("USD", "IDR", SATURDAY) == history().quote("USD", "IDR", SATURDAY)


def test_a_day_is_given_whole_and_exactly() -> None:
    assert history().on_day(FRIDAY) == {"USD": Decimal("1.1398"), "IDR": Decimal("20685.3")}
    assert history().on_day(SATURDAY) == {}
    assert history().on_day(date(1990, 1, 1)) == {}


def test_every_figure_of_the_bundled_file_is_read_exactly() -> None:
    spec = find_spec("currency_converter")
    assert spec is not None
    assert spec.origin is not None
    text = read_zip(Path(spec.origin).with_name("eurofxref-hist.zip").read_bytes()).decode()
    for row in csv.DictReader(StringIO(text)):
        stated = {code: cell for code, cell in row.items() if code not in {"", "Date"} and cell != "N/A"}
        assert rates().on_day(date.fromisoformat(row["Date"])) == {code: Decimal(cell) for code, cell in stated.items()}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Date,USD",
        "Date,EUR\n2026-10-30,1",
        "USD,Date\n1.1,2026-10-30",
        "<html><body>Maintenance</body></html>\nsorry",
        "Date,USD\nyesterday,1.1",
        "Date,USD\n2026-10-30,1.1\n2026-02-30,1.2",
    ],
)
def test_a_malformed_table_is_refused(text: str) -> None:
    with pytest.raises(UnreadableRatesError, match=r"ECB: .*format has changed"):
        history(text)


@pytest.mark.parametrize(
    "cell",
    ["abc", "0", "0.00", "-1.1", "NaN", "A", "Infinity", "1.1.1", "1e5", "1_0", "01.5", ".", "1.123456789", "x" * 500],
)
def test_a_cell_that_is_no_rate_is_refused_by_name(cell: str) -> None:
    with pytest.raises(UnreadableRatesError, match=r"isn't a valid rate for USD on 2026-10-30") as refused:
        history(f"Date,USD\n2026-10-30,{cell}\n")
    assert len(str(refused.value)) < 120


def test_a_row_with_more_cells_than_the_table_has_currencies_is_refused() -> None:
    with pytest.raises(UnreadableRatesError, match="'7' isn't a valid rate for any currency on 2026-10-30"):
        history("Date,USD\n2026-10-30,1.1,7\n")


def test_a_malformed_day_is_refused_when_its_part_of_the_table_is_read() -> None:
    days = [date(2026, 10, 30) - timedelta(days=number) for number in range(200)]
    table = history("Date,USD\n" + "".join(f"{day},1.1\n" for day in days) + "soon,1.2\n")
    assert table.quote("EUR", "USD", date(2026, 10, 29)) is not None
    with pytest.raises(UnreadableRatesError, match=r"'soon,1\.2' does not start with a date"):
        table.quote("EUR", "USD", date(2026, 1, 1))


def test_a_currency_has_no_rate_after_its_last_day() -> None:
    assert find_rate(history(), "CYP", "USD", SATURDAY) == NoRate(
        "CYP", Refusal.AFTER_LAST_DAY, SATURDAY, "ECB", date(2007, 12, 31)
    )


def test_a_weekend_of_the_bundled_history_uses_the_friday_before() -> None:
    saturday = find_rate(rates(), "USD", "IDR", date(2026, 10, 24))
    friday = find_rate(rates(), "USD", "IDR", date(2026, 10, 23))
    assert isinstance(saturday, Rate)
    assert isinstance(friday, Rate)
    assert (saturday.value, saturday.used, saturday.requested) == (friday.value, date(2026, 10, 23), date(2026, 10, 24))


def test_a_zip_file_is_unpacked() -> None:
    assert read_zip(zipped(TABLE.encode())) == TABLE.encode()


def test_a_table_is_not_unpacked_where_it_declares_too_much() -> None:
    with pytest.raises(UnreadableRatesError, match=f"table has {LARGEST_FILE + 1} bytes, which is implausibly large"):
        read_zip(declaring(LARGEST_FILE + 1))


def empty_zip() -> bytes:
    packed = BytesIO()
    zipfile.ZipFile(packed, "w").close()
    return packed.getvalue()


def locked_zip() -> bytes:
    """Return a zip file that is marked as encrypted."""
    packed = bytearray(zipped(TABLE.encode()))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>404</html>", id="a page"),
        pytest.param(empty_zip(), id="no table inside"),
        pytest.param(zipped(TABLE.encode())[:-30], id="a download cut short"),
        pytest.param(declaring(5), id="more inside than declared"),
        pytest.param(locked_zip(), id="encrypted"),
    ],
)
def test_a_download_that_is_no_zip_file_with_a_table_is_refused(content: bytes) -> None:
    with pytest.raises(ExternalError, match="ECB: the download isn't a zip file with a table of rates"):
        read_zip(content)


def test_a_zip_packed_in_another_way_is_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("eurofxref-hist.csv", "Date,USD\n2026-10-30,1.1\n")
    with pytest.raises(UnreadableRatesError, match="compression format that the bank does not use"):
        read_zip(packed.getvalue())


def test_a_range_of_rows_is_read_oldest_first_and_without_gaps() -> None:
    table = history("Date,USD,IDR\n2026-01-08,1.2,19440\n2026-01-06,1.25,N/A\n2026-01-05,1.25,20000\n")
    found = list(table.quotes("USD", "IDR", date(2026, 1, 1), date(2026, 1, 31)))
    assert [(one.day.day, one.value) for one in found] == [(5, Fraction(16_000)), (8, Fraction(16_200))]
    for since, until, days in ((5, 5, [5]), (6, 7, [6]), (6, 8, [6, 8]), (7, 7, []), (9, 31, []), (1, 4, [])):
        dollars = table.quotes("EUR", "USD", date(2026, 1, since), date(2026, 1, until))
        assert [one.day.day for one in dollars] == days
    assert list(table.quotes("EUR", "AED", date(2026, 1, 1), date(2026, 1, 31))) == []
