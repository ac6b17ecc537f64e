from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.spreadsheets import spreadsheet
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.tables.table import Amount
from tests.tools import SAMPLES, sample
from tests.windows import open_window, press_key, workspace_of


def test_the_comparison_is_two_sheets_and_shows_amounts_also_while_the_window_hides_them() -> None:
    workspace = workspace_of(*map(sample, SAMPLES))
    workspace.hide_amounts()
    name, (compared, leaving) = spreadsheet(workspace, is_comparison=True)
    assert (name, compared.name, leaving.name) == ("Comparison of offers.xlsx", "Compare", "Leaving early")
    year = compared.table.rows[1]
    assert (year.label, *(cell.text for cell in year.cells)) == ("Year 1", "≥ $555,000", "$153,757", "$744,000")
    assert year.cells[1].value == Amount(Shown.exactly(Decimal(153_757)), "USD")
    assert len(leaving.table.rows) == 48


def test_the_chosen_offer_is_named_after_itself() -> None:
    name, (years, _leaving) = spreadsheet(workspace_of(*map(sample, SAMPLES)), is_comparison=False)
    assert name == "OpenAI - Head of Preparedness.xlsx"
    row = years.table.rows[0]
    assert (row.label, row.note, row.cells[0].text) == ("Base salary", "guaranteed", "$555,000")


def test_a_key_saves_the_figures_of_the_page_as_a_spreadsheet(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    press_key(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Save as spreadsheet"
