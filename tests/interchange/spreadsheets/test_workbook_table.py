from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from offercalc.interchange.spreadsheets import workbook_table
from offercalc.interchange.spreadsheets.cells import Cell, Flaw, NotReadError, Row, Sheet
from offercalc.interchange.spreadsheets.workbook_table import OpenedSheet, WorkbookAsk, opened_sheet, read_workbook
from tests.tools import ENGLISH
from tests.workbooks import raw_workbook


def rows(content: bytes, name: str = "") -> list[Row]:
    with opened_sheet(content, name, ENGLISH) as sheet:
        return list(sheet.rows())


def cell(element: str, *formats: str | int, before: str = "") -> Cell:
    content = raw_workbook(f"<sheetData><row>{element}</row></sheetData>", formats=formats, before=before)
    found = rows(content)
    return found[0].cells[0] if found else Cell()


def remarks(sheet: str, name: str = "", **options: tuple[tuple[str, str], ...]) -> list[str]:
    with opened_sheet(raw_workbook(sheet, **options), name, ENGLISH) as opened:  # type: ignore[arg-type]
        return list(opened.remarks(opened.without_merged(tuple(opened.rows()))))


@pytest.mark.parametrize(
    ("element", "meant"),
    [
        ('<c t="inlineStr"><is><r><t>Ac</t></r><r><t>me</t></r></is></c>', Cell("Acme")),
        ('<c t="inlineStr"/>', Cell()),
        ('<c t="inlineStr"><f/></c>', Cell()),
        ('<c t="str"><f>A1</f><v>Acme_x000D_</v></c>', Cell("Acme")),
        ('<c t="str"><f>A1</f><v></v></c>', Cell()),
        ("<c><f>A1</f></c>", Cell(flaw=Flaw.NOT_WORKED_OUT)),
        ("<c><f>A1</f><v/></c>", Cell(flaw=Flaw.NOT_WORKED_OUT)),
        ('<c t="b"><v>1</v></c>', Cell("TRUE")),
        ('<c t="b"><v>0</v></c>', Cell("FALSE")),
        ('<c t="e"><v>#N/A</v></c>', Cell("#N/A", flaw=Flaw.ERROR)),
        ('<c t="d"><v>2027-02-01T09:30:00</v></c>', Cell("2027-02-01", day=date(2027, 2, 1))),
        ("<c><v>0.30000000000000004</v></c>", Cell("0.3", Decimal("0.3"))),
        ("<c><v>1.2E5</v></c>", Cell("120000", Decimal(120000))),
        ("<c><v>NaN</v></c>", Cell("NaN", flaw=Flaw.ERROR)),
        ("<c><v>INF</v></c>", Cell("INF", flaw=Flaw.ERROR)),
        ("<c><v>1e999999</v></c>", Cell("1e999999", flaw=Flaw.ERROR)),
        ("<c><v>many</v></c>", Cell("many", flaw=Flaw.ERROR)),
        ('<c s="99"><v>5</v></c>', Cell("5", Decimal(5))),
        ('<c s="1"/>', Cell()),
    ],
)
def test_cells_of_every_type_are_read(element: str, meant: Cell) -> None:
    assert cell(element) == meant


@pytest.mark.parametrize(
    ("number", "code", "before", "day"),
    [
        ("46419", 14, "", date(2027, 2, 1)),
        ("46419.4375", 22, "", date(2027, 2, 1)),
        ("46418.999999999", 14, "", date(2027, 2, 1)),
        ("46419", 31, "", date(2027, 2, 1)),
        ("46419", 57, "", date(2027, 2, 1)),
        ("46419", 'yyyy"年"m"月"d"日"', "", date(2027, 2, 1)),
        ("46419", "[$-411]ggge年m月d日", "", date(2027, 2, 1)),
        ("44957", 14, "date1904", date(2027, 2, 1)),
        ("0", 14, "date1904", date(1904, 1, 1)),
        ("61", 14, "", date(1900, 3, 1)),
        ("59", 14, "", date(1900, 2, 28)),
        ("1", 14, "", date(1900, 1, 1)),
    ],
)
def test_days_are_read_in_both_systems_and_all_editions(number: str, code: str | int, before: str, day: date) -> None:
    assert cell(f'<c s="1"><v>{number}</v></c>', code, before=before) == Cell(day.isoformat(), day=day)


@pytest.mark.parametrize("number", ["60", "0", "-5", "2958466"])
def test_what_is_no_day_is_an_error(number: str) -> None:
    assert cell(f'<c s="1"><v>{number}</v></c>', 14).flaw is Flaw.ERROR
    assert cell('<c s="1"><v>9999999</v></c>', 14, before="date1904").flaw is Flaw.ERROR


def test_what_a_format_shows_stays_beside_the_number() -> None:
    assert cell('<c s="1"><v>0.15</v></c>', "0%") == Cell("15", Decimal(15), is_percent=True)
    assert cell('<c s="1"><v>15</v></c>', '0"%"') == Cell("15", Decimal(15), signs=("%",))
    assert cell('<c s="2"><v>5</v></c>', 1, "[$€-407]0") == Cell("5", Decimal(5), signs=("€",))
    assert cell('<c s="1"><v>1.5</v></c>', "[h]:mm") == Cell("1.5", Decimal("1.5"), signs=("h:mm",))


def test_cells_stand_where_they_say_or_else_one_after_another() -> None:
    sheet = '<sheetData><row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>'
    assert [(row.number, [one.text for one in row.cells]) for row in rows(raw_workbook(sheet))] == [
        (3, ["", "1", "2"]), (4, ["3"]),
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["A1048576", "XFD1048576", "XFD1"])
def test_a_gap_of_a_million_rows_makes_no_cells(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Element] = []
    read = OpenedSheet._cell

    def counted(self: OpenedSheet, element: Element) -> Cell:
        made.append(element)
        return read(self, element)

    monkeypatch.setattr(OpenedSheet, "_cell", counted)
    number = place.lstrip("AXFD")
    sheet = f'<sheetData><row r="1"><c><v>1</v></c></row><row r="{number}"><c r="{place}" s="1"/></row></sheetData>'
    assert len(rows(raw_workbook(sheet))) == 1
    assert len(made) == 1  # no cells are created for missing ones


def test_the_first_visible_sheet_is_read_and_all_are_named() -> None:
    sheets = (("Old", "hidden"), ("Offers", "visible"), ("Notes", "visible"), ("Deep", "veryHidden"))
    assert remarks("", sheets=sheets) == [
        'The sheet "Offers" is read.', "Sheets not read: Old (hidden), Notes, Deep (hidden).",
    ]  # fmt: skip
    assert remarks("", "old", sheets=sheets)[0] == 'The hidden sheet "Old" is read.'
    assert remarks("") == ['The sheet "Offers" is read.']


def test_a_workbook_with_nothing_to_see_is_asked_about() -> None:
    with pytest.raises(NotReadError, match=r"All sheets are hidden; choose one with --sheet: Old\."):
        remarks("", sheets=(("Old", "hidden"),))
    with pytest.raises(NotReadError, match="has no sheet"):
        remarks("", sheets=())


def test_hidden_rows_and_columns_are_named() -> None:
    sheet = (
        '<cols><col min="2" max="16384" hidden="1"/><col min="1" max="1" width="9"/></cols>'
        '<sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>1</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c><v>1</v></c></row><row r="4" hidden="1"/></sheetData>'
    )
    assert remarks(sheet)[1:] == [
        "Hidden rows of the sheet are read too: 2, 3.",
        "Hidden columns of the sheet are read too: B.",
    ]
    many = "".join(f'<row r="{number}" hidden="1"><c><v>1</v></c></row>' for number in range(1, 15))
    assert remarks(f"<sheetData>{many}</sheetData>")[1].endswith("9, 10, ….")


MERGED = (
    '<sheetData><row r="1"><c><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row></sheetData>'
    '<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
)


@pytest.mark.parametrize(
    ("ref", "marked"),
    [("A1:A2", {(2, 0)}), ("A1:C1", {(1, 1), (1, 2)}), ("A1:B2", {(1, 1), (2, 0), (2, 1)}), ("C1:C2", set()),
     ("A2:B2", set()), ("A1", set()), ("A5:A9", set()), ("A1:A1048576", {(2, 0)})],
)  # fmt: skip
def test_merged_cells_have_no_value_of_their_own(ref: str, marked: set[tuple[int, int]]) -> None:
    with opened_sheet(raw_workbook(MERGED.format(ref=ref)), "", ENGLISH) as opened:
        found = opened.without_merged(tuple(opened.rows()))
    flaws = {(row.number, at) for row in found for at, one in enumerate(row.cells) if one.flaw is Flaw.MERGED}
    assert flaws == marked


def test_merges_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_table, "_MOST_MERGED", 1)
    with (
        pytest.raises(NotReadError, match="Too many cells"),
        opened_sheet(raw_workbook(MERGED.format(ref="A1:B2")), "", ENGLISH) as opened,
    ):
        opened.without_merged(tuple(opened.rows()))


@pytest.mark.parametrize(
    "sheet",
    ['<sheetData><row r="x"/></sheetData>', '<sheetData><row><c t="s"><v>5</v></c></row></sheetData>', "<sheetData>",
     '<sheetData><row><c t="d"><v>soon</v></c></row></sheetData>'],
)  # fmt: skip
def test_what_is_damaged_inside_is_said_to_be(sheet: str) -> None:
    with pytest.raises(NotReadError, match="damaged"):
        rows(raw_workbook(sheet))


def test_nothing_is_written_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    extension = "<extLst><ext uri='{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}'><dataValidations/></ext></extLst>"
    (tmp_path / "t.xlsx").write_bytes(raw_workbook(f"<sheetData><row><c><v>1</v></c></row></sheetData>{extension}"))
    assert rows((tmp_path / "t.xlsx").read_bytes())
    assert capfd.readouterr() == ("", "")


def test_rows_are_bounded_also_blank_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_table, "_LAST_ROW", 2)
    assert rows(raw_workbook("<sheetData><row/><row/></sheetData>")) == []
    with pytest.raises(NotReadError, match="far more cells"):
        rows(raw_workbook("<sheetData><row/><row/><row/></sheetData>"))


def test_numbers_of_columns_texts_and_styles_may_be_no_such_ones() -> None:
    assert remarks('<cols><col min="-9" max="99999" hidden="1"/></cols>') == ['The sheet "Offers" is read.']
    assert cell('<c s="-1"><v>5</v></c>', 14) == Cell("5", Decimal(5))
    with pytest.raises(NotReadError, match="damaged"):
        cell('<c t="s"><v>-1</v></c>')


def test_a_workbook_is_read_in_one_go_and_a_refusal_is_a_sentence() -> None:
    content = raw_workbook("<sheetData><row><c><v>1</v></c></row></sheetData>")
    found = read_workbook(WorkbookAsk(content, "", "en", "en_US"))
    assert isinstance(found, Sheet)
    assert found.rows == (Row(1, (Cell("1", Decimal(1)),)),)
    assert found.remarks == ('The sheet "Offers" is read.',)
    assert (
        read_workbook(WorkbookAsk(content, "x", "en", "en_US"))
        == 'There is no sheet "x". Sheets in the workbook: Offers.'
    )
