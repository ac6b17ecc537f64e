import docx
import pytest
from docx.document import Document as WordFile
from docx.table import Table as WordTable

from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.terms.term_text import Term
from offercalc.sheets.word.word_styles import set_styles
from offercalc.sheets.word.word_tables import add_table, add_terms

ROOM = 467.0
AMOUNT = "Rp 10.072.251.477"


def years(count: int) -> Table:
    cells = tuple(Cell(AMOUNT) for _ in range(count))
    rows = (
        TableRow(RowKind.GROUP, "Pay"),
        TableRow(RowKind.NORMAL, "Base salary", "of the year", cells),
        TableRow(RowKind.TOTAL, "Total", "", cells),
    )
    return Table("", "Component", tuple(f"Year {year}" for year in range(1, count + 1)), rows)


def tabled(table: Table, *, is_followed: bool = False, is_worded: bool = False) -> WordFile:
    file = docx.Document()
    set_styles(file, "en")
    add_table(file, table, ROOM, is_followed=is_followed, is_worded=is_worded)
    return file


def widths_of(table: WordTable) -> list[float]:
    return [column.width.pt for column in table.columns if column.width is not None]


def test_figures_stay_on_their_line() -> None:
    (table,) = tabled(years(3)).tables
    assert [cell.text for cell in table.rows[2].cells] == ["Base salary · of the year", AMOUNT, AMOUNT, AMOUNT]
    assert sum(widths_of(table)) == pytest.approx(ROOM, abs=1)
    assert min(widths_of(table)[1:]) >= 10 * 9  # 17 characters of about half an em, 9 points
    assert all(
        cell._tc.xpath("./w:tcPr/w:noWrap") for row in table.rows for cell in row.cells[1:] if cell.text == AMOUNT
    )


@pytest.mark.parametrize(("count", "sizes"), [(4, [4]), (5, [3, 2]), (10, [4, 3, 3])])
def test_years_without_room_go_on_below(count: int, sizes: list[int]) -> None:
    tables = tabled(years(count)).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert [len(head) - 1 for head in heads] == sizes
    assert [head[0] for head in heads] == ["Component"] * len(sizes)
    assert [one for head in heads for one in head[1:]] == [f"Year {year}" for year in range(1, count + 1)]
    assert all(sum(widths_of(table)) <= ROOM + 1 for table in tables)


def test_headings_of_tables_are_repeated_and_totals_are_ruled() -> None:
    (table,) = tabled(years(3)).tables
    first, group, _, total = table.rows
    assert first._tr.xpath("./w:trPr/w:tblHeader")
    assert group.cells[0]._tc is group.cells[-1]._tc
    assert total.cells[1]._tc.xpath("./w:tcPr/w:tcBorders/w:top/@w:color") == ["111827"]
    assert total.cells[1].paragraphs[0].runs[0].bold


def test_what_word_reads_in_order_is_in_order() -> None:
    order = ["tcW", "gridSpan", "tcBorders", "noWrap"]
    (table,) = tabled(years(3)).tables
    for found in table._tbl.xpath(".//w:tcPr"):
        names = [child.tag.rsplit("}", 1)[-1] for child in found]
        assert names == [name for name in order if name in names]


def test_a_short_table_stays_on_one_page() -> None:
    def kept(file: WordFile) -> list[bool]:
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in file.tables[0].rows]

    assert kept(tabled(years(3))) == [True, True, True, False]
    assert kept(tabled(years(3), is_followed=True)) == [True] * 4


def test_words_are_set_from_the_left_and_may_break() -> None:
    table = Table(
        "", "Term", ("Offered", "Asked"), (TableRow(RowKind.NORMAL, "Bonus", "", (Cell("10%"), Cell("15%"))),)
    )
    (made,) = tabled(table, is_worded=True).tables
    assert not made._tbl.xpath(".//w:noWrap")
    assert made.rows[1].cells[1].paragraphs[0].alignment is None


def test_terms_have_a_heading_and_their_figures_on_the_right() -> None:
    file = docx.Document()
    set_styles(file, "en")
    terms = (Term("Base salary", "$555,000 per year", "$555,000"), Term("Bonus", "Target of 20%", "$111,000"))
    add_terms(file, ("Component", "Offered", "Year 1"), terms, ROOM)
    add_terms(file, (), (Term("Bonus", "Target of 20%"),), ROOM)
    with_figures, without = file.tables
    texts = [[cell.text for cell in row.cells] for row in with_figures.rows]
    assert texts[:2] == [["Component", "Offered", "Year 1"], ["Base salary", "$555,000 per year", "$555,000"]]
    assert sum(widths_of(with_figures)) == pytest.approx(ROOM, abs=1)
    assert [cell.text for cell in without.rows[0].cells] == ["Bonus", "Target of 20%"]
    assert not without._tbl.xpath(".//w:tblHeader")
