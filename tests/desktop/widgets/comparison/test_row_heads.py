import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from tests.desktop.widgets.comparison.test_compare_table import place_of, shown
from tests.tools import offer_from


def test_legend_axis_headings_and_labels_are_painted_and_a_folded_heading_differs(qtbot: QtBot) -> None:
    table = shown(qtbot)
    rows = table.verticalHeader()
    before = rows.grab().toImage()
    table.fold(place_of(table, "By certainty"))
    table.fold(place_of(table, "Year by year"))
    assert rows.grab().toImage() != before


def test_only_headings_fold(qtbot: QtBot) -> None:
    table = shown(qtbot)
    year = place_of(table, "Year 1")
    table.fold(year)
    table.fold(0)
    assert not table.isRowHidden(year)


@pytest.mark.parametrize("scale", [100, 200])
def test_it_is_as_wide_as_its_longest_name(qtbot: QtBot, scale: int) -> None:
    table = shown(qtbot, theme=load_theme("light", scale))
    rows = table.verticalHeader()
    metrics = QFontMetrics(table.theme.font(weight=QFont.Weight.DemiBold))
    names = [table.model().headerData(place, Qt.Orientation.Vertical) for place in range(table.model().rowCount())]
    assert rows.width() >= max(metrics.horizontalAdvance(name) for name in names if name != names[0])


def test_an_endless_name_leaves_room_for_the_figures(qtbot: QtBot) -> None:
    part = {"type": "bonus", "label": "bonus of many words " * 20, "percent_of_salary": "10"}
    endless = offer_from(company="name of a company " * 25, pay=[{"type": "salary", "amount": "1"}, part])
    table = shown(qtbot, endless, offer_from())
    assert table.verticalHeader().width() <= 360
