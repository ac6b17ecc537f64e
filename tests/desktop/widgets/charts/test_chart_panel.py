from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.presentation.charts.offer_chart import offer_chart
from offercalc.presentation.pages.offer_page import offer_page
from tests.tools import ENGLISH, GLOBEX, PRESETS, comparison_of, sample
from tests.windows import light

COMPARISON = comparison_of(sample(GLOBEX))
TABLE = offer_page(COMPARISON, 0, PRESETS, ENGLISH).table


def shown(qtbot: QtBot, scale: int = 100) -> ChartPanel:
    panel = ChartPanel(light(), 200)
    qtbot.addWidget(panel)
    panel.name(ENGLISH)
    theme = load_theme("light", scale)
    panel.show_chart(lambda canvas: offer_chart(COMPARISON, 0, ENGLISH, canvas), TABLE, theme)
    panel.show()
    return panel


def test_the_table_of_a_chart_takes_its_place_and_gives_it_back(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    states = [(panel.chart.isVisible(), panel.table.isVisible())]
    for _turn in range(2):
        panel.as_table.click()
        states.append((panel.chart.isVisible(), panel.table.isVisible()))
    assert states == [(True, False), (False, True), (True, False)]


def test_the_table_is_built_when_it_is_asked_for_and_reached_after_the_chart(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.focusable() == (panel.as_table, panel.chart)
    panel.as_table.click()
    assert panel.focusable() == (panel.as_table, panel.chart, panel.table)
    assert panel.chart.nextInFocusChain() is panel.table
    other = replace(TABLE, rows=TABLE.rows[:2])
    panel.show_chart(lambda canvas: offer_chart(COMPARISON, 0, ENGLISH, canvas), other, light())
    assert panel.table.model().rowCount() == 2


def test_both_are_called_by_the_caption(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert {panel.chart.accessibleName(), panel.table.accessibleName(), panel.accessibleName()} == {TABLE.caption}
    assert panel.as_table.text() == "As a table"


def test_twice_the_size_is_twice_as_high(qtbot: QtBot) -> None:
    assert shown(qtbot, 200).chart.height() == 2 * shown(qtbot).chart.height() == 400
