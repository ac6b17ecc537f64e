from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.rates.all_rates_panel import AllRatesPanel
from tests.tools import StandInServices
from tests.windows import light, workspace_of


def test_the_table_is_filled_when_it_is_shown_and_follows_the_currency(qtbot: QtBot) -> None:
    panel = AllRatesPanel(workspace_of(), StandInServices().sources, light())
    qtbot.addWidget(panel)
    panel.show()
    panel.show_base("USD", light())
    assert (panel.turn.text(), panel.table.isVisible(), panel.table.model().rowCount()) == ("Show", False, 0)
    panel.turn.click()
    rows = panel.table.model().rowCount()
    assert (panel.turn.text(), panel.table.isVisible()) == ("Hide", True)
    assert rows > 20
    panel.show_base("IDR", load_theme("dark", 100))
    assert panel.accessibleName() == panel.table.accessibleName() == "All rates: 1 IDR"
    panel.turn.click()
    assert not panel.table.isVisible()
