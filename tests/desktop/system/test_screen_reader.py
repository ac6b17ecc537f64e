from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.screen_reader import name_roles
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.desktop.widgets.page_preview import PageView
from tests.windows import light


def role_of(widget: QWidget) -> QAccessible.Role:
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told.role()


def test_a_chart_is_announced_as_a_chart_and_a_page_as_a_picture(qtbot: QtBot) -> None:
    name_roles()
    chart, page, other = ChartView(light()), PageView(light()), QWidget()
    for widget in (chart, page, other):
        qtbot.addWidget(widget)
    assert role_of(chart) is QAccessible.Role.Chart
    assert role_of(page) is QAccessible.Role.Graphic
    assert role_of(other) is QAccessible.Role.Client


def test_a_chart_keeps_its_name_and_its_words(qtbot: QtBot) -> None:
    name_roles()
    chart = ChartView(light())
    qtbot.addWidget(chart)
    chart.setAccessibleName("Totals by year")
    chart.setAccessibleDescription("Year 1: $555,000")
    told = QAccessible.queryAccessibleInterface(chart)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Totals by year"
    assert told.text(QAccessible.Text.Description) == "Year 1: $555,000"
