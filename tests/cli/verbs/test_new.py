from pathlib import Path

import pytest

from offercalc.application.offers.starters import started_offer
from tests.tools import ENGLISH, FILES, INDONESIAN, TODAY, call


def test_an_offer_begins_with_the_terms_of_a_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    made = call(capsys, "new", path, "--starter", "id")
    assert FILES.read(path) == started_offer("ID", "USD", TODAY, ENGLISH)
    assert made.code == 0
    assert made.out.startswith(f"{path}: Indonesia, November 30, 2026\n  Holiday allowance (THR)")


def test_the_locale_decides_the_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    call(capsys, "new", path, "--locale", "id_ID", "--company", "Acme", "--role", "Engineer", "--currency", "usd")
    made = FILES.read(path)
    assert not isinstance(made, tuple)
    assert (made.company, made.role, made.currency) == ("Acme", "Engineer", "USD")
    assert made.pay == started_offer("ID", "USD", TODAY, INDONESIAN).pay


def test_a_blank_offer_has_an_unknown_salary_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.json"
    made = call(capsys, "new", path, "--starter", "blank", "--currency", "EUR")
    assert FILES.read(path) == started_offer("blank", "EUR", TODAY, ENGLISH)
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
    assert not other.exists()
