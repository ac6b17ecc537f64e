import json
from datetime import date
from pathlib import Path

import pytest

from offercalc.application.offers.starters import started_offer
from offercalc.domain.offer.offer import Offer
from tests.tools import ENGLISH, FILES, INDONESIAN, TODAY, call

STATED = ("--company", "Acme", "--role", "Engineer", "--start", "2027-01-04")


def test_an_offer_begins_with_the_terms_of_a_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    made = call(capsys, "new", path, "--starter", "id", *STATED)
    offer = FILES.read(path)
    assert isinstance(offer, Offer)
    assert (offer.company, offer.role, offer.start_date) == ("Acme", "Engineer", date(2027, 1, 4))
    usual = started_offer("ID", "USD", TODAY, ENGLISH)
    assert (offer.pay, offer.currency, offer.leave_days) == (usual.pay, "IDR", usual.leave_days)
    assert made.code == 0
    assert made.out.startswith(f"{path}: Indonesia, November 30, 2026\n  Holiday allowance (THR)")
    assert "Still to be stated" not in made.out


@pytest.mark.parametrize(
    ("locale", "told", "lines"),
    [
        (
            "en_US",
            "Still to be stated in the file: company, role, and start date. Write it in place of null.",
            (
                '$.company: Company is not stated yet; write it in place of null, e.g. "Acme".',
                '$.role: Role is not stated yet; write it in place of null, e.g. "Engineer".',
                '$.start_date: Start date is not stated yet; write it in place of null, e.g. "2027-01-04".',
            ),
        ),
        (
            "id_ID",
            "Masih perlu diisi di berkas: perusahaan, jabatan, dan tanggal mulai kerja. Tulis sebagai pengganti null.",
            (
                '$.company: Perusahaan belum diisi; tulis sebagai pengganti null, misalnya "Acme".',
                '$.role: Jabatan belum diisi; tulis sebagai pengganti null, misalnya "Engineer".',
                '$.start_date: Tanggal mulai kerja belum diisi; tulis sebagai pengganti null, misalnya "2027-01-04".',
            ),
        ),
    ],
)
def test_nothing_is_invented_and_what_is_missing_is_named(
    locale: str, told: str, lines: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "offer.json"
    assert call(capsys, "new", path, "--starter", "US", "--locale", locale).out.splitlines()[-1] == told
    written = json.loads(path.read_text(encoding="utf-8"))
    assert (written["company"], written["role"], written["start_date"]) == (None, None, None)
    expected = "".join(f"{path}: {line}\n" for line in lines)
    assert call(capsys, "check", path, "--locale", locale) == (1, expected, "")
    assert call(capsys, "show", path, "--locale", locale) == (1, "", expected)


def test_a_file_is_an_offer_once_the_last_field_is_stated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    made = call(capsys, "new", path, "--starter", "US", *STATED[:4])
    assert made.out.endswith("Still to be stated in the file: start date. Write it in place of null.\n")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"start_date": null', '"start_date": "2027-01-04"'), encoding="utf-8")
    assert call(capsys, "check", path) == (0, f"{path}: valid\n", "")


def test_the_locale_decides_the_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    call(capsys, "new", path, "--locale", "id_ID", "--currency", "usd", *STATED)
    made = FILES.read(path)
    assert isinstance(made, Offer)
    assert made.currency == "USD"
    assert made.pay == started_offer("ID", "USD", TODAY, INDONESIAN).pay


def test_a_blank_offer_has_an_unknown_salary_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    made = call(capsys, "new", path, "--starter", "blank", "--currency", "EUR", *STATED)
    offer = FILES.read(path)
    assert isinstance(offer, Offer)
    assert (offer.pay, offer.currency) == (started_offer("blank", "EUR", TODAY, ENGLISH).pay, "EUR")
    assert made.out == f"{path}: Blank\n"


def test_nothing_is_overwritten_or_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    path.write_text("mine", encoding="utf-8")
    assert "exists already" in call(capsys, "new", path).err
    assert path.read_text(encoding="utf-8") == "mine"
    other = tmp_path / "other.json"
    assert "there is no starter 'QQ'; write one of AE, DE, GB," in call(capsys, "new", other, "--starter", "QQ").err
    assert "isn't a currency code" in call(capsys, "new", other, "--currency", "QQQ").err
    assert call(capsys, "new", other, "--company", "x" * 200_000).code == 1
    assert call(capsys, "new", other, "--start", "1066-10-14").code == 1
    assert not other.exists()
