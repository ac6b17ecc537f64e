import json
from pathlib import Path

import pytest

from offercalc.application.files.resources import resource
from tests.tools import call

WELCOME = resource("clauses", "en", "welcome.toml").read_text(encoding="utf-8")


def test_the_clauses_of_a_place_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "clauses", "list", "--place", "ID")
    assert (code, err) == (0, "")
    assert "pkwtt" in out
    assert "at-will" not in out


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(call(capsys, "clauses", "list", "--json").out)
    assert {one["id"] for one in found} >= {"at-will", "pkwtt", "acceptance"}


def test_a_clause_is_shown_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "clauses", "show", "bpjs", "--locale", "id_ID").out
    assert "BPJS Kesehatan dan BPJS Ketenagakerjaan" in out


def test_an_unknown_clause_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "clauses", "show", "bpj") == (
        1, "", "There is no clause bpj; offercalc clauses list shows them all.\n"
    )  # fmt: skip


def test_files_are_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(WELCOME, encoding="utf-8")
    bad.write_text(WELCOME.replace("{title}", "{employe_name}"), encoding="utf-8")
    assert call(capsys, "clauses", "check", good, bad) == (
        1,
        f"{good}: valid\n",
        "bad.toml: line 9: there is no merge name {employe_name}; did you mean {employee_name}?\n",
    )


def test_the_merge_names_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "clauses", "names").out
    assert f"{'payday':<28}When the salary is paid (from the letter file)\n" in out
