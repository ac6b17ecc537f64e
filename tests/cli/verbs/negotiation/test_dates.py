import json
from pathlib import Path

import pytest

from tests.tools import GLOBEX, NUSANTARA, call


def test_the_dates_of_two_samples_and_which_answer_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _errors = call(capsys, "dates", GLOBEX, NUSANTARA)
    assert code == 0
    assert "Answer due" in text
    assert "Globex Sample Corporation must be answered 7 days before Nusantara Contoh." in text


def test_the_dates_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    _code, text, _errors = call(capsys, "dates", GLOBEX, "--json")
    answer = json.loads(text)
    assert {
        "date": "2026-12-11",
        "company": "Globex Sample Corporation",
        "kind": "answer",
        "path": "expiry_date",
    } in answer["dates"]


def test_a_calendar_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dates.ics"
    call(capsys, "dates", GLOBEX, "--ics", path)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _text, errors = call(capsys, "dates", GLOBEX, "--ics", tmp_path / "none" / "dates.ics")
    assert code == 1
    assert "dates.ics" in errors
