import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow, Trace
from tests.windows import light


def table(years: int) -> Table:
    cells = tuple(Cell("Rp 10,072,251,477") for _ in range(years))
    rows = (
        TableRow(RowKind.GROUP, "Year by year"),
        TableRow(RowKind.NORMAL, "Base salary", "guaranteed", cells),
        TableRow(RowKind.TOTAL, "Total", "", cells),
    )
    return Table("In IDR", "Component", tuple(f"Year {year}" for year in range(1, years + 1)), rows)


def shown(qtbot: QtBot, years: int = 2, width: int = 700) -> FiguresView:
    view = FiguresView(light())
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    view.show_table(table(years), light())
    return view


def test_a_table_is_called_by_its_caption(qtbot: QtBot) -> None:
    assert shown(qtbot).accessibleName() == "In IDR"


def test_a_group_reaches_across(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert (view.columnSpan(0, 0), view.columnSpan(1, 0)) == (3, 1)


def test_a_table_is_as_tall_as_its_rows(qtbot: QtBot) -> None:
    view = shown(qtbot)
    rows = sum(view.rowHeight(row) for row in range(3))
    assert view.height() > rows
    assert view.verticalScrollBar().maximum() == 0


def test_columns_share_the_room_there_is(qtbot: QtBot) -> None:
    view = shown(qtbot, width=900)
    used = sum(view.columnWidth(column) for column in range(3))
    assert 0 <= view.viewport().width() - used < 3


def test_ten_years_scroll_sideways_and_are_not_cut(qtbot: QtBot) -> None:
    view = shown(qtbot, years=10, width=500)
    assert view.horizontalScrollBar().maximum() > 0
    assert all(view.columnWidth(column) >= view.sizeHintForColumn(column) for column in range(1, 11))  # labels shrink


def test_a_figure_that_has_a_trace_is_wanted_when_it_is_activated(qtbot: QtBot) -> None:
    view = FiguresView(light())
    qtbot.addWidget(view)
    wanted: list[tuple[Trace, str, str]] = []
    view.figure_wanted.connect(lambda *figure: wanted.append(figure))
    cells = Cell("$1", trace=Trace(year=1)), Cell("$2")
    view.show_table(Table("", "", ("Year 1", "Average"), (TableRow(RowKind.NORMAL, "Total", "", cells),)), light())
    for column in range(3):
        view.setCurrentIndex(view.model().index(0, column))
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted == [(Trace(year=1), "Total", "Year 1")]


@pytest.mark.parametrize("label", ["Simpan sebagai spreadsheet…", "Tawaran yang diarsipkan…", "Total kompensasi", "W"])
def test_a_label_is_not_cut_where_there_is_room(qtbot: QtBot, label: str) -> None:
    view = shown(qtbot)
    view.show_table(Table("Keys", "Action", ("Keys",), (TableRow(RowKind.NORMAL, label, "", (Cell("Del"),)),)), light())
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)


def test_rows_are_copied_for_a_spreadsheet(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.selectRow(2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Component\tYear 1\tYear 2\nTotal\tRp 10,072,251,477\tRp 10,072,251,477"


def test_arrow_keys_walk_through_the_rows(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2


def test_larger_text_makes_taller_rows(qtbot: QtBot) -> None:
    view = shown(qtbot)
    before = view.rowHeight(1)
    view.show_table(table(2), load_theme("light", 200))
    assert view.rowHeight(1) == 2 * before
    assert not view.grab().isNull()
