import json
from pathlib import Path

import pytest
from typing_extensions import override

from tests.memory_library import MemoryLibrary
from tests.tools import StandInServices, call

ROWS = (
    "ID,Company,Role,Candidate,Currency,Start date,Salary per year",
    "7,Acme,Engineer,Budi,USD,2027-02-01,100000",
    "8,Acme,Chef,Siti,USD,2027-02-01,lots",
)


def table(folder: Path) -> Path:
    path = folder / "offers.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


@pytest.mark.parametrize("options", [("--dry-run",), ("--yes",)])
def test_how_a_table_is_read_is_one_answer_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    found = call(capsys, "sheets", table(tmp_path), "-o", tmp_path / "out", "--json", *options)
    answer = json.loads(found.out)
    assert (found.code, answer["header_row"], answer["system"], answer["problems"]) == (1, 1, "", [])
    assert answer["columns"][:2] == [
        {"letter": "A", "header": "ID", "meaning": ""}, {"letter": "B", "header": "Company", "meaning": "company"},
    ]  # fmt: skip
    row = {"row": 2, "candidate": "Budi", "company": "Acme", "role": "Engineer"}
    file = {} if options == ("--dry-run",) else {"file": "Acme - Engineer - Budi.pdf", "problem": ""}
    assert answer["rows"] == [row | file]
    assert answer["faults"] == [
        {"row": 3, "candidate": "Siti", "column": "G", "header": "Salary per year",
         "problem": '"lots" isn\'t a number.'},
    ]  # fmt: skip
    assert any("Not used, although not empty: A ID." in remark for remark in answer["remarks"])


def test_a_table_that_cannot_be_read_is_answered_with_its_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = call(capsys, "sheets", table(tmp_path), "-o", tmp_path / "out", "--json", "--map", "Role=company")
    assert (found.code, len(json.loads(found.out)["problems"])) == (1, 2)


def test_sound_rows_become_offers_of_the_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = MemoryLibrary()

    class Services(StandInServices):
        @property
        @override
        def library(self) -> MemoryLibrary:
            return kept

    options = ("--yes", "--into-library")
    found = call(capsys, "sheets", table(tmp_path), "-o", tmp_path / "out", *options, tools=Services())
    assert "1 offer added to the library.\n" in found.out
    (one,) = kept.offers()
    assert (one.offer.role, one.offer.candidate is not None and one.offer.candidate.name) == ("Engineer", "Budi")
