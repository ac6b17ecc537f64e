import pytest

from offercalc.interchange.spreadsheets import csv_table
from offercalc.interchange.spreadsheets.cells import NotReadError
from offercalc.interchange.spreadsheets.csv_table import csv_rows, decoded, text_cell
from tests.tools import ENGLISH


def test_a_mark_at_the_start_is_no_part_of_the_first_header() -> None:
    for content in ("\ufeffCompany", "\ufeff\ufeffCompany"):
        assert decoded(content.encode("utf-8"), ENGLISH) == ("Company", "")
    assert decoded("\ufeffCompany".encode("utf-16-le"), ENGLISH) == ("Company", "")


def test_a_row_keeps_how_many_cells_it_has() -> None:
    first, second = csv_rows("a,b\n1,2,,\n", ENGLISH)
    assert (first.width, second.width, len(second.cells)) == (2, 4, 4)


def test_the_separator_is_that_of_the_first_line_for_the_whole_file() -> None:
    rows = list(csv_rows('Company;"Role, title";Salary\nAcme;Chef;120,000\n', ENGLISH))
    assert [cell.text for cell in rows[1].cells] == ["Acme", "Chef", "120,000"]


def test_a_broken_quotation_names_its_row() -> None:
    with pytest.raises(NotReadError, match="Row 2"):
        list(csv_rows('a\n"1"2', ENGLISH))


def test_spaces_around_a_text_go() -> None:
    assert text_cell("\u00a0 x \r\n").text == "x"


def test_blank_rows_are_counted_and_left_out() -> None:
    rows = list(csv_rows("\n\na;b\r\n;\r\n \n1;2", ENGLISH))
    assert [(row.number, row.width) for row in rows] == [(3, 2), (5, 1), (6, 2)]
    assert list(csv_rows("\n\n", ENGLISH)) == []


@pytest.mark.parametrize(("bound", "text", "row"), [("_MOST_LINES", "a\n\n\n\n", 4), ("_MOST_CELLS", "a\n,,,", 2)])
def test_what_is_larger_than_any_table_is_refused(
    bound: str, text: str, row: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_table, bound, 3)
    with pytest.raises(NotReadError, match=f"Row {row}: the file is far too large"):
        list(csv_rows(text, ENGLISH))
