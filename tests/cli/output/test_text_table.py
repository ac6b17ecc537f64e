from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.cli.output.text_table import text_table, text_width
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow

TABLE = Table(
    caption="Compared",
    corner="Part",
    columns=("A", "Beta"),
    rows=(
        TableRow(RowKind.GROUP, "Pay"),
        TableRow(RowKind.NORMAL, "Salary", "guaranteed", (Cell("$1"), Cell("$22,000"))),
        TableRow(RowKind.TOTAL, "Total", "", (Cell("$1"), Cell("$22,000"))),
        TableRow(RowKind.GROUP, "More"),
        TableRow(RowKind.NORMAL, "Bonus", "", (Cell("$0"), Cell("$5"))),
    ),
)


def width(line: str) -> int:
    return sum(
        0 if category(char) in {"Mn", "Me", "Cf"} else 2 if east_asian_width(char) in "WF" else 1 for char in line
    )


def table_of(*rows: TableRow, columns: tuple[str, ...] = ("A",)) -> Table:
    return Table("Caption", "", columns, rows)


def test_labels_stand_left_figures_right_and_a_rule_above_the_total() -> None:
    assert text_table(TABLE).splitlines() == [
        "Compared",
        "",
        "Part                  A     Beta",
        "────────────────────────────────",
        "PAY",
        "Salary (guaranteed)  $1  $22,000",
        "────────────────────────────────",
        "Total                $1  $22,000",
        "",
        "MORE",
        "Bonus                $0       $5",
    ]


def test_a_table_without_columns_is_its_labels() -> None:
    table = table_of(TableRow(RowKind.TOTAL, "Total"), columns=())
    assert text_table(table).splitlines() == ["Caption", "", "", "─────", "─────", "Total"]


THAI, DEVANAGARI = "\u0e17\u0e35\u0e48", "\u0939\u093f\u0928\u094d\u0926\u0940"
MARKED = (THAI, DEVANAGARI, "\U0001f469\u200d\U0001f467", "\u2764\ufe0f")
"""Thai, Devanagari, and emoji with joiners or variation selectors."""


@pytest.mark.parametrize("label", ["基本給", "Zoë", "Zoe\u0308", "\uff21\uff22", *MARKED])
def test_wide_and_combining_letters_keep_the_columns_straight(label: str) -> None:
    table = table_of(
        TableRow(RowKind.NORMAL, label, "", (Cell("1"),)), TableRow(RowKind.NORMAL, "Salary", "", (Cell("22"),))
    )
    *_, first, second = text_table(table).splitlines()
    assert width(first) == width(second) == len("Salary  22")


@given(st.lists(st.tuples(st.text("abc 給", max_size=9), st.text("$0123,", min_size=1, max_size=9)), min_size=1))
def test_every_figure_ends_in_its_column(rows: list[tuple[str, str]]) -> None:
    table = table_of(*(TableRow(RowKind.NORMAL, label, "", (Cell(text),)) for label, text in rows))
    lines = text_table(table).splitlines()
    assert len({width(line) for line in lines[3:]}) == 1
    assert all(line.endswith(text) for line, (_label, text) in zip(lines[4:], rows, strict=True))


def test_a_label_cannot_break_or_turn_its_line() -> None:
    table = table_of(TableRow(RowKind.NORMAL, "a\nb\u202ec\x1b", "", (Cell("1"),)))
    assert text_table(table).splitlines()[-1].startswith("a b c")


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("a\u0301", 1), (THAI, 1), (DEVANAGARI, 5), ("\u20ac", 1), ("\u2764\ufe0f", 1), ("給", 2)],
)
def test_marks_and_joiners_take_no_column(text: str, columns: int) -> None:
    assert text_width(text) == columns
