from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from offercalc.desktop.system.clipboard import copy_table, table_mime
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow

TABLE = Table(
    caption="Comparison of offers, in USD",
    corner="Component",
    columns=("OpenAI", "Nuts & Bolts"),
    rows=(
        TableRow(RowKind.GROUP, "Year by year"),
        TableRow(RowKind.NORMAL, "Year 1", "", (Cell("$555,000"), Cell("-$1,000"))),
        TableRow(RowKind.TOTAL, "Total", "", (Cell("$2,220,000"), Cell("$744,000"))),
    ),
)


def test_a_table_is_copied_as_lines_between_tabs() -> None:
    assert table_mime(TABLE).text() == (
        "Component\tOpenAI\tNuts & Bolts\n"
        "Year by year\n"
        "Year 1\t$555,000\t-$1,000\n"
        "Total\t$2,220,000\t$744,000"
    )  # fmt: skip


def test_it_is_copied_as_a_table_at_the_same_time() -> None:
    assert table_mime(TABLE).html() == (
        "<table><caption>Comparison of offers, in USD</caption>"
        "<tr><th>Component</th><th>OpenAI</th><th>Nuts &amp; Bolts</th></tr>"
        '<tr><th colspan="3" align="left">Year by year</th></tr>'
        '<tr><td>Year 1</td><td align="right">$555,000</td><td align="right">-$1,000</td></tr>'
        '<tr><td><b>Total</b></td><td align="right"><b>$2,220,000</b></td><td align="right"><b>$744,000</b></td></tr>'
        "</table>"
    )


def test_some_rows_are_copied_with_the_headings() -> None:
    assert table_mime(TABLE, (2,)).text() == "Component\tOpenAI\tNuts & Bolts\nTotal\t$2,220,000\t$744,000"
    assert "Year 1" not in table_mime(TABLE, (2,)).html()


def test_a_name_is_never_a_formula_or_markup_or_a_second_line() -> None:
    table = Table("c", "", ('=HYPERLINK("x")', "<b>\tA\nB"), (TableRow(RowKind.NORMAL, "@sum", "", ()),))
    mime = table_mime(table)
    assert mime.text() == "\t'=HYPERLINK(\"x\")\t<b> A B\n'@sum"
    assert "&lt;b&gt; A B" in mime.html()


def test_no_cell_of_a_table_of_others_is_a_formula_and_figures_keep_their_sign() -> None:
    cells = tuple(Cell(text) for text in ("=1+1", "-2+3|'x'!A0", "<i>@x</i>", "-$1,000"))
    mime = table_mime(Table("=caption", "", ("a", "b", "c", "d"), (TableRow(RowKind.NORMAL, "+x", "", cells),)))
    assert mime.text().splitlines()[1] == "'+x\t'=1+1\t'-2+3|'x'!A0\t<i>@x</i>\t-$1,000"
    assert "<caption>&#x27;=caption</caption>" in mime.html()
    assert '<td align="right">&#x27;=1+1</td>' in mime.html()
    assert "&lt;i&gt;@x&lt;/i&gt;" in mime.html()
    assert '<td align="right">-$1,000</td>' in mime.html()


def test_both_forms_are_on_the_clipboard(qapp: QApplication) -> None:
    copy_table(TABLE)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasText()
    assert mime.hasHtml()
    assert mime.text().startswith("Component\tOpenAI")
