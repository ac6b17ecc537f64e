from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.presentation.charts.offer_chart import offer_chart
from offercalc.presentation.pages.offer_page import offer_page
from tests.tools import ENGLISH, GLOBEX, PRESETS, comparison_of, sample
from tests.windows import light

COMPARISON = comparison_of(sample(GLOBEX))
TABLE = offer_page(COMPARISON, 0, PRESETS, ENGLISH).table


def shown(qtbot: QtBot, scale: int = 100, height: int | None = 200) -> ChartPanel:
    panel = ChartPanel(light(), height)
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


def test_the_title_stays_at_the_top_when_a_low_table_takes_the_place_of_the_chart(qtbot: QtBot) -> None:
    panel = shown(qtbot, height=None)
    panel.setMinimumHeight(700)
    QApplication.processEvents()
    before = panel._title.geometry()
    panel.as_table.click()
    QApplication.processEvents()
    assert (panel._title.geometry().top(), panel._title.height()) == (before.top(), before.height())
    assert panel.table.y() < 120


def test_the_focus_moves_to_what_takes_the_place(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.chart.setFocus()
    panel.menu().actions()[-1].trigger()
    assert panel.table.hasFocus()


def test_a_chart_is_copied_as_its_table_or_as_a_picture(qtbot: QtBot) -> None:
    panel, clipboard = shown(qtbot), QGuiApplication.clipboard()
    menu = panel.menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Copy table",
        "Copy picture",
        "Show as table",
    ]
    qtbot.keyClick(panel.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text().splitlines()[0].split("\t")[1] == "Year 1"
    clipboard.clear()
    menu.actions()[0].trigger()
    assert clipboard.text().startswith("Component\tYear 1")
    menu.actions()[1].trigger()
    assert clipboard.pixmap().size() == panel.chart.size() * 2


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
    assert panel.as_table.accessibleName() == "Show as table"


def test_twice_the_size_is_twice_as_high(qtbot: QtBot) -> None:
    assert shown(qtbot, 200).chart.height() == 2 * shown(qtbot).chart.height() == 400
