from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook

from offercalc.application.ports.offer_table import Worksheet
from offercalc.interchange.spreadsheets.workbook import workbook_of
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.tables.table import Amount, Cell, Percentage, RowKind, Table, TableRow, Value
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, OPENAI, comparison_of, sample

COMPARISON = comparison_of(sample(OPENAI), sample(GLOBEX), currency="IDR")
OPEN = Amount(Shown(Decimal(1), Decimal(1), None), "USD")


def row(label: str, text: str, value: Value | None = None, kind: RowKind = RowKind.NORMAL) -> TableRow:
    return TableRow(kind, label, "", (Cell(text, value=value),))


TABLE = Worksheet("Compare: all?", Table(
    "Comparison of offers, in USD", "", ("=cmd|' /C calc'!A0",), (
        TableRow(RowKind.GROUP, "Year by year"),
        row("+Bonus", "$555,000", Amount(Shown.exactly(Decimal(555_000)), "USD")),
        row("@Total", "≥ $1", OPEN, RowKind.TOTAL),
        row("Price", "$1.50", Amount(Shown.exactly(Decimal("1.50")), "USD", 2)),
    ),
))  # fmt: skip


def test_numbers_are_numbers_and_words_are_words() -> None:
    sheet = load_workbook(BytesIO(workbook_of((TABLE,))))["Compare all"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["Comparison of offers, in USD", None], [None, "=cmd|' /C calc'!A0"], ["Year by year", None],
        ["+Bonus", 555_000],
        ["@Total", "≥ $1"], ["Price", 1.5],
    ]  # fmt: skip
    assert [sheet[name].number_format for name in ("B4", "B5", "B6")] == ["#,##0", "General", "#,##0.00"]
    assert [sheet[name].font.bold for name in ("A1", "A2", "A3", "A4", "A5")] == [True, True, True, False, True]
    assert sheet.freeze_panes == "B3"


def test_values_are_stored_with_their_format() -> None:
    values = Decimal(0), Decimal("1200.500"), Percentage(Decimal("12.5")), date(2027, 2, 1)
    table = Table(
        "", "", ("",), (*(row("", "x", value) for value in values), TableRow(RowKind.NORMAL, "x", day=values[3]))
    )
    sheet = load_workbook(BytesIO(workbook_of((Worksheet("x", table),))))["x"]
    stored = [(cell.value, cell.number_format) for cell in (*(sheet.cell(at, 2) for at in range(3, 7)), sheet["A7"])]
    day = datetime(2027, 2, 1), "mm-dd-yy"  # noqa: DTZ001 - a workbook knows no time zones
    assert stored == [(0, "#,##0"), (1200.5, "#,##0.0"), (0.125, "#,##0.0%"), day, day]


def test_amounts_of_a_comparison_are_numbers_if_they_are_known_in_any_language() -> None:
    table = comparison_page(COMPARISON, INDONESIAN).table
    sheet = load_workbook(BytesIO(workbook_of((Worksheet("x", table),))))["x"]
    assert [cell.value for cell in sheet[2]] == [None, "OpenAI", "Globex Sample Corporation"]
    assert [cell.value for cell in sheet[4]] == ["Tahun 1", "≥ Rp\u00a010.072.251.477", 13502261440]


def test_a_known_difference_is_a_number_and_an_open_one_is_words() -> None:
    for offers, expected in (((GLOBEX, GLOBEX), 0), ((OPENAI, GLOBEX), "≤ +$148,000 (+7%)")):
        table = comparison_page(comparison_of(*map(sample, offers)), ENGLISH).table
        (difference,) = (row for row in table.rows if row.label.startswith("Compared with"))
        alone = Table("", "", table.columns, (difference,))
        sheet = load_workbook(BytesIO(workbook_of((Worksheet("x", alone),))))["x"]
        assert sheet["B3"].value == "baseline"
        assert sheet["C3"].value == expected


def test_dated_lines_have_dates_and_numbers() -> None:
    table = ledger_table(COMPARISON, 1, ENGLISH)
    sheet = load_workbook(BytesIO(workbook_of((Worksheet("x", table),))))["x"]
    for stored, line in zip(list(sheet.iter_rows(values_only=True))[2:], table.rows, strict=True):
        assert [type(one) for one in (stored[0], stored[2], stored[5])] == [datetime, datetime, int], line


def test_nothing_in_it_can_run() -> None:
    with ZipFile(BytesIO(workbook_of((TABLE,)))) as archive:
        written = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in written


def test_nothing_in_it_becomes_a_formula_when_it_is_edited() -> None:
    sheet = load_workbook(BytesIO(workbook_of((TABLE,))))["Compare all"]
    quoted = [cell.value for row in sheet.iter_rows() for cell in row if cell.quotePrefix]
    assert quoted == ["=cmd|' /C calc'!A0", "+Bonus", "@Total"]


def test_characters_that_no_workbook_can_hold_do_not_keep_it_from_being_written() -> None:
    table = Worksheet("x", Table("a\x00b\x1bc", "\ud800", ("\uffff",), (row("\x0bd", "e\u202ef"),)))
    rows = load_workbook(BytesIO(workbook_of((table,))))["x"].iter_rows(values_only=True)
    assert list(rows) == [("a b c", None), (" ", "\ufffd"), (" d", "e f")]


def test_every_table_has_a_sheet_whatever_its_name() -> None:
    empty = Table("", "", (), ())
    tables = (TABLE, Worksheet("[]", empty), Worksheet("x" * 50, empty))
    assert load_workbook(BytesIO(workbook_of(tables))).sheetnames == ["Compare all", "OfferCalc", "x" * 31]
