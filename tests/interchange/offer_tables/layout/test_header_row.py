from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import OfferTable, TableAsk
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from tests.tools import ENGLISH, PRESETS
from tests.workbooks import raw_workbook, texts

HEAD = "Company;Role;Currency;Start date"
ACME = "Acme;Engineer;USD;2027-02-01"


def table(folder: Path, content: bytes, number: int = 0) -> OfferTable:
    path = folder / "offers"
    path.write_bytes(content)
    return SheetTables(PRESETS).read(TableAsk(path=path, header_row=number), ENGLISH)


def test_headers_below_a_title_are_found_and_what_stands_above_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, f"Offers of January;;;\n;;;\n{HEAD}\n{ACME}\n".encode())
    assert [one.row for one in found.offers] == [4]
    assert found.mapping.header_row == 3
    assert "The headers are in row 3; the rows above are not read: Offers of January" in found.mapping.remarks


def test_the_row_that_a_person_names_has_the_headers(tmp_path: Path) -> None:
    content = f"{HEAD}\nFirma;Jabatan;Mata uang;Mulai\n{ACME}".encode()
    assert table(tmp_path, content).faults[0].row == 2
    assert [(one.header, one.name) for one in table(tmp_path, content, 2).mapping.columns] == [
        ("Firma", ""), ("Jabatan", "role"), ("Mata uang", "currency"), ("Mulai", "start_date"),
    ]  # fmt: skip
    with pytest.raises(ExternalError, match="Row 9 is empty; name the row with the headers"):
        table(tmp_path, content, 9)


def test_headers_that_are_merged_with_the_row_above_are_read(tmp_path: Path) -> None:
    cells = texts(f"{HEAD};Pay;", ";;;;Salary per year;Sign-on", f"{ACME};100000;5000")
    merged = "".join(f'<mergeCell ref="{letter}1:{letter}2"/>' for letter in "ABCD")
    found = table(tmp_path, raw_workbook(f'{cells}<mergeCells>{merged}<mergeCell ref="E1:F1"/></mergeCells>'))
    assert [one.name for one in found.mapping.columns] == [
        "company", "role", "currency", "start_date", "salary", "sign_on",
    ]  # fmt: skip
    assert [one.row for one in found.offers] == [3]


def test_a_table_with_its_headers_first_is_read_as_before(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD}\n{ACME}".encode())
    assert (found.mapping.header_row, [one.row for one in found.offers]) == (1, [2])
    assert not [remark for remark in found.mapping.remarks if "headers" in remark]
