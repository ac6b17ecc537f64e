from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.trace_dialog import TraceDialog
from offercalc.desktop.shell.page_window import COMPARE
from offercalc.presentation.tables.ledger_table import ledger_table
from tests.tools import ENGLISH, GLOBEX, comparison_of, sample
from tests.windows import light, open_window


def test_the_lines_are_counted_and_listed(qtbot: QtBot) -> None:
    table = ledger_table(comparison_of(sample(GLOBEX)), 0, ENGLISH)
    dialog = TraceDialog("Globex · Total", table, light(), ENGLISH)
    qtbot.addWidget(dialog)
    assert (dialog.title.text(), dialog.note.text()) == ("Globex · Total", f"{len(table.rows)} dated lines")
    assert dialog.table.model().rowCount() == len(table.rows)


def test_a_figure_of_nothing_says_so(qtbot: QtBot) -> None:
    dialog = TraceDialog("x", ledger_table(comparison_of(sample(GLOBEX)), 0, ENGLISH, ()), light(), ENGLISH)
    qtbot.addWidget(dialog)
    assert dialog.note.text() == "No payments in this period."


def test_a_click_on_a_figure_shows_where_it_comes_from(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(COMPARE)
    table = window.compare.table
    table.clicked.emit(table.model().index(1, 3))
    dialog = window.findChild(TraceDialog)
    assert isinstance(dialog, TraceDialog)
    assert dialog.title.text() == "Globex Sample Corporation — Director, Trust Engineering · Year 1"
    dialog.close()


def test_so_does_the_enter_key_in_the_table_of_the_years(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    table = window.offers.table
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = window.findChild(TraceDialog)
    assert isinstance(dialog, TraceDialog)
    assert dialog.title.text() == "OpenAI — Head of Preparedness · Base salary · Year 1"
    dialog.close()


def test_a_heading_and_a_name_have_nothing_behind_them(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(COMPARE)
    table = window.compare.table
    average = next(
        row for row in range(table.model().rowCount()) if table.model().index(row, 0).data() == "Average per year"
    )
    for row, column in ((0, 0), (1, 0), (average, 1)):
        table.clicked.emit(table.model().index(row, column))
    assert window.findChild(TraceDialog) is None
