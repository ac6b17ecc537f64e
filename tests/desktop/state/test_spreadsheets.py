from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.spreadsheets import spreadsheet
from tests.tools import SAMPLES, sample
from tests.windows import open_window, press_key, workspace_of


def test_the_comparison_is_two_sheets_and_shows_amounts_also_while_the_window_hides_them() -> None:
    workspace = workspace_of(*map(sample, SAMPLES))
    workspace.hide_amounts()
    name, (compared, leaving) = spreadsheet(workspace, is_comparison=True)
    assert (name, compared.name, leaving.name) == ("Comparison of offers.xlsx", "Comparison", "Leaving early")
    assert compared.rows[1].cells == ("Year 1", "≥ $555,000", Decimal(153_757), Decimal(744_000))
    assert len(leaving.rows) == 48


def test_the_chosen_offer_is_named_after_itself() -> None:
    name, (years, _leaving) = spreadsheet(workspace_of(*map(sample, SAMPLES)), is_comparison=False)
    assert name == "OpenAI - Head of Preparedness.xlsx"
    assert years.rows[0].cells[:2] == ("Base salary · guaranteed", Decimal(555_000))


def test_a_key_saves_the_figures_of_the_page_as_a_spreadsheet(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    press_key(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Save as spreadsheet"
