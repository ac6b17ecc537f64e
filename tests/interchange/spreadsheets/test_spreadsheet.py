from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from offercalc.application.files.guard import Unguarded
from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.spreadsheets import bounded_rows, spreadsheet, workbook_parts
from offercalc.interchange.spreadsheets.cells import Cell, Flaw, NotReadError, Sheet
from offercalc.interchange.spreadsheets.spreadsheet import read_spreadsheet
from tests.tools import ENGLISH, RefusingGuard


def read(path: Path, content: bytes | str, sheet: str = "") -> Sheet:
    path = path / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_spreadsheet(path, sheet, ENGLISH)


def texts(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows]


def refusal(path: Path, content: bytes | str, sheet: str = "") -> str:
    with pytest.raises(ExternalError) as refused:
        read(path, content, sheet)
    message = str(refused.value)
    assert message.startswith(f"{path / 'table.csv'}: ")
    return message.partition(": ")[2]


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    """Return a workbook with a first sheet and others by name."""
    book = Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    for name, content in sheets.items():
        other = book.create_sheet(name)
        for row in content:
            other.append(row)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def repacked(content: bytes, name: str, change: tuple[bytes, bytes]) -> bytes:
    """Return a workbook with the bytes of one part changed."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            inside = source.read(part)
            target.writestr(part, inside.replace(*change) if part == name else inside)
    return packed.getvalue()


MOMENT = datetime(2026, 2, 3, 9, 30)  # noqa: DTZ001 - workbooks have no time zones
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_of_real_life_are_read(encoding: str, separator: str, tmp_path: Path) -> None:
    content = f"Company{separator}Role\r\nPT Šārī{separator}Chef\r\n".encode(encoding)
    assert read(tmp_path, content) == Sheet(read(tmp_path, "Company,Role\nPT Šārī,Chef").rows)


def test_western_letters_of_old_windows_are_read_and_the_guess_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, "Company\nCafé".encode("cp1252"))
    assert (texts(found)[1], found.guessed) == ((2, ["Café"]), "cp1252")


def test_rows_keep_their_numbers_where_rows_are_blank_or_cells_have_lines(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b\n\n,,\n"one\ntwo",x\n1,2,,\n')
    assert texts(found) == [(1, ["a", "b"]), (4, ["one\ntwo", "x"]), (5, ["1", "2"])]


def test_a_separator_inside_of_quotes_does_not_count(tmp_path: Path) -> None:
    assert texts(read(tmp_path, '"a,b,c";d\n1;2')) == [(1, ["a,b,c", "d"]), (2, ["1", "2"])]


def test_the_separator_may_be_said_in_the_first_line(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "sep=;\na,b;c\n1;2\n")) == [(2, ["a,b", "c"]), (3, ["1", "2"])]


def test_a_formula_in_csv_is_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a\n=1+1").rows[1].cells == (Cell("=1+1"),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0rest", "protected"),
        (b"a,b\n1,\x00", "neither a workbook"),
        (b"\xff\xfe\x00", "neither a workbook"),
        (b"\x81\x8d", "neither a workbook"),
        ('a,b\n"1"2,3', "Row 2: a quotation mark"),
        ('a,b\n1,"2', "Row 2: a quotation mark"),
        ("a\n" + "x" * 140_000, "Row 2: a quotation mark is misplaced, or a cell is too long"),
        ("a\n1" + ",1" * 200, "Row 2 has more than 200 columns"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes | str, sentence: str, tmp_path: Path) -> None:
    assert sentence in refusal(tmp_path, content)


def test_a_file_that_is_not_there_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"none\.csv: No such file"):
        read_spreadsheet(tmp_path / "none.csv", "", ENGLISH)


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_rows, "MOST_ROWS", 2)
    assert len(read(tmp_path, "a\n1\n2\n").rows) == 3
    assert "more than 2 rows" in refusal(tmp_path, "a\n1\n2\n3\n")
    monkeypatch.setattr(spreadsheet, "LARGEST_FILE", 5)
    assert "larger than 0 MB" in refusal(tmp_path, "a\n1\n2\n")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Sheet(())


def test_numbers_days_and_percentages_of_a_workbook_are_values(tmp_path: Path) -> None:
    content = workbook(["a"], [85000, 0.1 + 0.2, date(2026, 2, 3), MOMENT, True, " x ", 1.5e20])
    numbers = read(tmp_path, content).rows[1].cells
    assert numbers == (
        Cell("85000", Decimal(85000)),
        Cell("0.3", Decimal("0.3")),
        Cell("2026-02-03", day=date(2026, 2, 3)),
        Cell("2026-02-03", day=date(2026, 2, 3)),
        Cell("TRUE"),
        Cell("x"),
        Cell("150000000000000000000", Decimal(150000000000000000000)),
    )


def test_a_percentage_is_read_per_hundred(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 0.15
    sheet["A1"].number_format = "0%"
    sheet["A2"] = 1
    sheet["A2"].number_format = "0.00%"
    book.save(tmp_path / "table.csv")
    first, second = read_spreadsheet(tmp_path / "table.csv", "", ENGLISH).rows
    assert first.cells == (Cell("15", Decimal(15), is_percent=True),)
    assert second.cells == (Cell("100", Decimal(100), is_percent=True),)


def test_a_formula_is_read_as_its_value_and_one_without_is_no_empty_cell(tmp_path: Path) -> None:
    content = workbook(["a", "b"], ["=1+1", None, "x"])
    assert read(tmp_path, content).rows[1].cells == (Cell(flaw=Flaw.NOT_WORKED_OUT), Cell(), Cell("x"))
    worked_out = repacked(content, SHEET, (b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    worked_out = repacked(worked_out, SHEET, (b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"))
    assert read(tmp_path, worked_out).rows[1].cells[0] == Cell("2", Decimal(2))


def test_an_error_of_the_spreadsheet_is_a_flaw(tmp_path: Path) -> None:
    assert read(tmp_path, workbook(["a"], ["#REF!"])).rows[1].cells == (Cell("#REF!", flaw=Flaw.ERROR),)


def test_the_first_sheet_is_read_or_the_named_one(tmp_path: Path) -> None:
    content = workbook(["first"], Offers=[["second"]])
    assert texts(read(tmp_path, content)) == [(1, ["first"])]
    assert texts(read(tmp_path, content, "offers")) == [(1, ["second"])]
    assert "Sheets in the workbook: Sheet, Offers" in refusal(tmp_path, content, "none")
    assert "Only a workbook" in refusal(tmp_path, "a,b", "offers")


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    content = workbook(["a", "b"], [1, 2], [3, 4])
    for said in (b'ref="A1"', b'ref="A1:XFD1048576"'):
        lying = repacked(content, SHEET, (b'ref="A1:B3"', said))
        assert texts(read(tmp_path, lying)) == [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"])]


def test_a_row_far_below_is_found_in_time(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "a"
    sheet["A50000"] = 1
    book.save(tmp_path / "table.csv")
    assert texts(read_spreadsheet(tmp_path / "table.csv", "", ENGLISH)) == [(1, ["a"]), (50000, ["1"])]


def test_a_cell_far_to_the_right_is_too_many_columns(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["GS1"] = "a"
    book.save(tmp_path / "table.csv")
    with pytest.raises(ExternalError, match="Row 1 has more than 200 columns"):
        read_spreadsheet(tmp_path / "table.csv", "", ENGLISH)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_000)
    monkeypatch.setattr(workbook_parts, "LARGEST_UNPACKED", 999_999)
    assert "far too large" in refusal(tmp_path, packed.getvalue())


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as bomb:
        for number in range(1001):
            bomb.writestr(str(number), b"")
    assert "far too large" in refusal(tmp_path, packed.getvalue())


def test_a_workbook_that_is_none_inside_is_damaged(tmp_path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as other:
        other.writestr("word/document.xml", b"<w/>")
    assert "damaged" in refusal(tmp_path, packed.getvalue())


@given(st.binary(max_size=200))
def test_whatever_bytes_come_are_read_or_refused(content: bytes) -> None:
    assert isinstance(read_or_refused(content), Sheet | NotReadError)


def read_or_refused(content: bytes) -> object:
    try:
        return spreadsheet._read(content, "", ENGLISH, Unguarded())
    except NotReadError as refused:
        return refused


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5))
def test_what_csv_writes_is_read_again(rows: list[list[str]]) -> None:
    import csv
    from io import StringIO

    text = StringIO(newline="")
    text.write("a,b,c,d,e\r\n")
    csv.writer(text).writerows(rows)
    found = spreadsheet._read(text.getvalue().encode(), "", ENGLISH, Unguarded()).rows[1:]
    wanted = [[cell.strip() for cell in row] for row in rows]
    for row in wanted:
        while row and not row[-1]:
            row.pop()
    assert [[cell.text for cell in row.cells] for row in found] == [row for row in wanted if row]


def test_a_workbook_that_a_guard_refuses_is_told_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "offers.xlsx"
    path.write_bytes(workbook(["Company"]))
    with pytest.raises(ExternalError) as refused:
        read_spreadsheet(path, "", ENGLISH, RefusingGuard())
    assert str(refused.value) == f"{path}: processing took longer than 60 seconds and was stopped"
    path.write_text("Company\n")
    assert texts(read_spreadsheet(path, "", ENGLISH, RefusingGuard())) == [(1, ["Company"])]
