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
    table.clicked.emit(table.model().index(2, 0))
    dialog = window.findChild(TraceDialog)
    assert isinstance(dialog, TraceDialog)
    assert dialog.title.text() == "Globex Sample Corporation — Director, Trust Engineering · Year 1"
    dialog.close()


def test_so_does_the_enter_key_in_the_table_of_the_years(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    table = window.offers.yearly.table
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
    model = table.model()
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    for row in (0, 1, names.index("Average per year")):
        table.clicked.emit(model.index(row, 1))
    assert window.findChild(TraceDialog) is None
