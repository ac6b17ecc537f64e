from pathlib import Path

import pytest

from tests.exports import export
from tests.tools import Outcome, StandInServices, call


def sheets(capsys: pytest.CaptureFixture[str], path: Path, *options: object, tools: object = None) -> Outcome:
    return call(capsys, "sheets", path, "-o", path.parent / "out", "--dry-run", *options, tools=tools)


def table(folder: Path, content: str) -> Path:
    path = folder / "offers.csv"
    path.write_text(content, encoding="utf-8")
    return path


OWN = "Firma,Posisi saya,Mata uang,Mulai,Bayaran\nAcme,Chef,USD,2027-02-01,100\n"
SAID = ("--map", "Firma=company", "--map", "Posisi saya=role", "--map", "Bayaran=salary", "--fill", "salary_per=year")


def test_a_mapping_is_saved_and_used_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, tools = table(tmp_path, OWN), StandInServices()
    assert sheets(capsys, path, tools=tools).code == 1
    assert sheets(capsys, path, *SAID, "--save-mapping", "Our own", tools=tools).code == 0
    again = sheets(capsys, path, tools=tools)
    assert (again.code, 'use it with --mapping "Our own"' in again.out) == (1, True)
    used = sheets(capsys, path, "--mapping", "our OWN", tools=tools)
    assert (used.code, "1 row can be printed." in used.out) == (0, True)
    unknown = sheets(capsys, path, "--mapping", "Nobody's", tools=tools)
    assert (unknown.code, "saved: Our own." in unknown.err) == (2, True)


def test_the_row_of_the_headers_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, "Company,Role,Start\nFirma,Posisi,Mulai\nAcme,Chef,2027-02-01\n")
    found = sheets(capsys, path, "--header-row", "2", "--fill", "currency=USD")
    assert "A       Firma" in found.out
    assert 'There is no column for "Company"' in found.err


@pytest.mark.parametrize("system", ["Greenhouse", "Workday"])
def test_a_system_is_named_whose_export_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], system: str) -> None:
    found = sheets(capsys, table(tmp_path, export(system, 6)), "--fill", "company=Globex")
    assert f"This looks like an export of {system}." in found.out.splitlines()
    assert "(not used)" in found.out
