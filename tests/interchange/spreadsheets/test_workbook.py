from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook

from offercalc.interchange.spreadsheets.workbook import workbook_of
from offercalc.presentation.tables.spreadsheet_table import SheetRow, SheetTable

TABLE = SheetTable(
    "Compare: all?", "Comparison of offers, in USD", ("", "=cmd|' /C calc'!A0"),
    (SheetRow(("Year by year",), stands_out=True), SheetRow(("+Bonus", Decimal(555_000))),
     SheetRow(("@Total", "≥ $1"), stands_out=True), SheetRow(("Rate", Decimal("1.25")))),
)  # fmt: skip


def test_numbers_are_numbers_and_words_are_words() -> None:
    sheet = load_workbook(BytesIO(workbook_of((TABLE,))))["Compare all"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["Comparison of offers, in USD", None], [None, "=cmd|' /C calc'!A0"], ["Year by year", None],
        ["+Bonus", 555_000],
        ["@Total", "≥ $1"], ["Rate", 1.25],
    ]  # fmt: skip
    assert (sheet["B4"].number_format, sheet["B6"].number_format) == ("#,##0", "#,##0.##")
    assert (sheet["A5"].font.bold, sheet["A4"].font.bold) == (True, False)
    assert sheet.freeze_panes == "B3"


def test_nothing_in_it_can_run() -> None:
    with ZipFile(BytesIO(workbook_of((TABLE,)))) as archive:
        written = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in written


def test_nothing_in_it_becomes_a_formula_when_it_is_edited() -> None:
    sheet = load_workbook(BytesIO(workbook_of((TABLE,))))["Compare all"]
    quoted = [cell.value for row in sheet.iter_rows() for cell in row if cell.quotePrefix]
    assert quoted == ["=cmd|' /C calc'!A0", "+Bonus", "@Total"]


def test_characters_that_no_workbook_can_hold_do_not_keep_it_from_being_written() -> None:
    table = SheetTable("x", "a\x00b\x1bc", ("\ud800", "\uffff"), (SheetRow(("\x0bd", "e\u202ef")),))
    rows = load_workbook(BytesIO(workbook_of((table,))))["x"].iter_rows(values_only=True)
    assert list(rows) == [("a b c", None), (" ", "\ufffd"), (" d", "e f")]


def test_every_table_has_a_sheet_whatever_its_name() -> None:
    tables = (TABLE, SheetTable("[]", "", ("",), ()), SheetTable("x" * 50, "", ("",), ()))
    assert load_workbook(BytesIO(workbook_of(tables))).sheetnames == ["Compare all", "OfferCalc", "x" * 31]
