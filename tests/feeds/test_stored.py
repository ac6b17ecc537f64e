import zipfile
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest

from offercalc.domain.exchange import Rate, find_rate
from offercalc.feeds.bundled import bundled_history
from offercalc.feeds.stored import STORED_FILE, newest_history, stored_history

NEWER = b"Date,USD,IDR\n2027-01-05,1.25,20000\n2027-01-04,1.2,19900\n"
OLDER = b"Date,USD,IDR\n2020-01-03,1.1,15000\n2020-01-02,1.1,15100\n"


def store(folder: Path, table: bytes) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref-hist.csv", table)
    (folder / STORED_FILE).write_bytes(packed.getvalue())


def test_a_newer_download_takes_the_place_of_the_bundled_rates(tmp_path: Path) -> None:
    store(tmp_path, NEWER)
    rate = find_rate(newest_history(tmp_path), "USD", "IDR", date(2027, 1, 31))
    assert isinstance(rate, Rate)
    assert (rate.value, rate.used) == (Fraction(16_000), date(2027, 1, 5))


def test_a_download_says_up_to_which_day_it_reaches(tmp_path: Path) -> None:
    store(tmp_path, NEWER)
    assert newest_history(tmp_path).edition == "download up to 2027-01-05"


def test_an_older_download_is_opened_only_where_it_is_asked_for(tmp_path: Path) -> None:
    store(tmp_path, OLDER)
    stored = stored_history(tmp_path)
    assert stored is not None
    assert stored.last_day == date(2020, 1, 3)
    assert newest_history(tmp_path).edition == bundled_history().edition


def test_without_a_download_the_bundled_rates_are_used(tmp_path: Path) -> None:
    assert stored_history(tmp_path / "nowhere") is None
    assert newest_history(tmp_path / "nowhere").last_day == bundled_history().last_day


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip file", b"PK\x03\x04" + b"\x00" * 60],
    ids=["empty", "text", "torn"],
)
def test_a_download_that_is_no_zip_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / STORED_FILE).write_bytes(content)
    assert stored_history(tmp_path) is None
    assert newest_history(tmp_path).edition == bundled_history().edition


@pytest.mark.parametrize("table", [b"", b"Day,Dollar\n2027-01-05,1.25\n", b"Date,USD\nsoon,1.25\n", b"Date,USD\n"])
def test_a_zip_file_without_a_table_of_rates_is_passed_over(tmp_path: Path, table: bytes) -> None:
    store(tmp_path, table)
    assert stored_history(tmp_path) is None
    assert newest_history(tmp_path).edition == bundled_history().edition


def test_a_folder_in_place_of_the_download_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / STORED_FILE).mkdir()
    assert newest_history(tmp_path).edition == bundled_history().edition
