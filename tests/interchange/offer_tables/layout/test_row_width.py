from pathlib import Path

import pytest

from offercalc.application.ports.offer_table import TableAsk
from offercalc.interchange.offer_tables.layout.row_width import row_width_fault
from offercalc.interchange.offer_tables.offer_columns import columns_of
from offercalc.interchange.spreadsheets.cells import Cell, Flaw, Row
from offercalc.interchange.spreadsheets.csv_table import csv_rows
from tests.tools import ENGLISH


def fault(head: str, row: str) -> str:
    header, content = csv_rows(f"{head}\n{row}\n", ENGLISH)
    found = row_width_fault(content, header, columns_of(header, TableAsk(path=Path("t.csv")), ENGLISH), ENGLISH)
    return "" if found is None else f"{found.row}{found.letter}: {found.sentence}"


@pytest.mark.parametrize(
    ("head", "row", "meant"),
    [
        ("Company,Salary", "Acme,120,000", '2B: "120,000" looks'),
        ("Company,Salary", "Acme,1,200,000", '2B: "1,200,000" looks'),
        ("Company,Salary", "Acme,$120,000.50", '2B: "$120,000.50" looks'),
        ("Company,Salary,Notes", "Acme,120,000", '2B: "120,000" looks'),
        ("Company,Salary,Sign-on", "Acme,120,500,5000", '2B: "120,500" looks'),
        ("Company,Salary,Notes", "Acme,120,500,", '2B: "120,500" looks'),
        ("Company,Salary,Notes,Level", "Acme,1,200,000", '2B: "1,200,000" looks'),
        ("Company,Salary,Notes", "Acme,120000,x,y", "2D: The row has 4 cells, but the header has 3"),
        ("Company,Salary", "Acme,120000,,7", "2D: The row has 4 cells, but the header has 2"),
    ],
)
def test_cells_without_a_header_are_refused(head: str, row: str, meant: str) -> None:
    assert fault(head, row).startswith(meant)


@pytest.mark.parametrize(
    ("head", "row"),
    [("Company,Salary,Notes", "Acme"), ("Company,Salary", "Acme,120000,,"), ("Company,Salary,Sign-on", "Acme,120,500"),
     ("Company,Salary,Notes", "Acme,120,x")],
)  # fmt: skip
def test_a_row_that_is_shorter_or_ends_in_nothing_is_fine(head: str, row: str) -> None:
    assert fault(head, row) == ""


def test_a_workbook_tears_no_amounts_and_merged_cells_hold_nothing() -> None:
    header = Row(1, (Cell("Salary"), Cell("Notes")))
    columns = columns_of(header, TableAsk(path=Path("t.csv")), ENGLISH)
    row = Row(2, (Cell("120"), Cell("000"), Cell(flaw=Flaw.MERGED)))
    assert row_width_fault(row, header, columns, ENGLISH) is None
