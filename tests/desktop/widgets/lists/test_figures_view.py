import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
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


def test_four_years_and_their_total_in_rupiah_stand_closer_before_they_scroll(qtbot: QtBot) -> None:
    view = shown(qtbot, years=5, width=695)  # the second of three columns in a window of 1920 points
    assert view.horizontalScrollBar().maximum() == 0
    assert all(view.columnWidth(column) >= view.sizeHintForColumn(column) for column in range(1, 6))
    view.resize(900, 300)
    assert view.model().size == 13  # type: ignore[attr-defined]


def test_a_long_heading_breaks_before_a_table_scrolls(qtbot: QtBot) -> None:
    view = FiguresView(light())
    qtbot.addWidget(view)
    view.resize(220, 300)
    view.show()
    row = TableRow(RowKind.NORMAL, "Kept", "", (Cell("Rp 13.502.261.439"),))
    view.show_table(Table("", "", ("Globex Sample Corporation",), (row,)), light())
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "Globex Sample\nCorporation"
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(600, 300)
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "Globex Sample Corporation"


def test_the_heading_of_the_names_breaks_like_the_others(qtbot: QtBot) -> None:
    view = FiguresView(light())
    qtbot.addWidget(view)
    view.resize(260, 300)
    view.show()
    row = TableRow(RowKind.NORMAL, "1 Mar 2026", "", (Cell("Rp 13.502.261.439"),))
    view.show_table(Table("", "Tanggal diperoleh karyawan", ("Globex Sample Corporation",), (row,)), light())
    header = view.horizontalHeader()
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Tanggal\ndiperoleh\nkaryawan"
    assert header.sectionSize(0) >= header.sectionSizeHint(0)


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
    view = shown(qtbot, width=1000)
    before = view.rowHeight(1)
    view.show_table(table(2), load_theme("light", 200))
    assert view.rowHeight(1) == 2 * before
    assert not view.grab().isNull()


def test_a_name_that_does_not_fit_wraps_and_is_not_cut(qtbot: QtBot) -> None:
    view = shown(qtbot, years=4, width=500)
    long = "Restricted stock units of the third anniversary grant"
    made = table(4)
    rows = (made.rows[0], replace(made.rows[1], label=long), made.rows[2])
    view.show_table(replace(made, rows=rows), light())
    heights = [view.rowHeight(place) for place in range(3)]
    assert heights[0] == heights[2] == 34
    assert heights[1] > 34
    assert view.height() >= sum(heights)
    view.resize(1400, view.height())
    assert view.rowHeight(1) == 34


def test_the_menu_copies_the_table_or_the_selected_rows(qtbot: QtBot) -> None:
    view, clipboard = shown(qtbot), QGuiApplication.clipboard()
    menu = view.menu_of(view.model().index(1, 1))
    assert [action.text() for action in menu.actions()] == ["Copy the selected rows", "Copy table"]
    assert not menu.actions()[0].isEnabled()
    menu.actions()[1].trigger()
    assert len(clipboard.text().splitlines()) == 4
    view.selectRow(2)
    view.menu_of(view.model().index(1, 1)).actions()[0].trigger()
    assert clipboard.text().splitlines()[1].startswith("Total")


def test_the_menu_of_a_figure_with_a_trace_shows_its_lines(qtbot: QtBot) -> None:
    view, trace = shown(qtbot), Trace(year=1)
    row = TableRow(RowKind.NORMAL, "Base salary", "", (Cell("$1", trace=trace),))
    view.show_table(Table("", "", ("Year 1",), (row,)), light())
    shown_lines = view.menu_of(view.model().index(0, 1)).actions()[0]
    assert shown_lines.text() == "Show the lines behind this figure"
    with qtbot.waitSignal(view.figure_wanted, check_params_cb=lambda found, *_rest: found == trace):
        shown_lines.trigger()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_opens_by_pointer_and_by_key(qtbot: QtBot, reason: QContextMenuEvent.Reason) -> None:
    view = shown(qtbot)
    view.setCurrentIndex(view.model().index(1, 1))
    at = view.visualRect(view.model().index(1, 1)).center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at)))
    (menu,) = view.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions()] == [
        action.text() for action in view.menu_of(view.model().index(1, 1)).actions()
    ]
    menu.close()
