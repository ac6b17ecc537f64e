"""The accessibility tree of every page: names, roles and descriptions that Qt reports to screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.widgets.charts.chart_view import ChartView
from tests.windows import open_window

PAGES = range(5)
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
_USED = {
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.ComboBox, QAccessible.Role.EditableText,
    QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Slider, QAccessible.Role.ButtonMenu,
}  # fmt: skip
"""Roles of interactive controls, which need an accessible name."""


def told(of: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(of)
    assert found is not None
    return found


def tree(at: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield all visible objects, without the cells of tables and lists."""
    yield at
    if at.role() in {QAccessible.Role.Table, QAccessible.Role.List}:
        return
    for place in range(at.childCount()):
        child = at.child(place)
        if child.isValid() and not child.state().invisible:
            yield from tree(child)


def turned(qtbot: QtBot, page: int) -> MainWindow:
    window = open_window(qtbot)
    window.show_page(page)
    QApplication.processEvents()
    return window


def test_everything_that_can_be_used_is_called_by_a_name_and_every_chart_is_told_in_words(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
        used = [one for one in tree(told(window)) if one.role() in _USED and one.state().focusable]
        assert used
        assert (page, [one.role() for one in used if not one.text(_NAME).strip()]) == (page, [])
        if page == 1:
            window.compare.tabs.setCurrentIndex(1)
        charts = [one for one in window.findChildren(ChartView) if one.isVisible()]
        assert (page, bool(charts)) == (page, page in {0, 1, 4})
        for chart in charts:
            assert told(chart).text(_NAME)
            assert any(map(str.isdigit, told(chart).text(_DESCRIPTION)))


def test_the_figures_of_a_table_are_read_cell_by_cell(qtbot: QtBot) -> None:
    table = told(turned(qtbot, 1).compare.table)
    cells = [table.child(place) for place in range(table.childCount())]
    names = [cell.text(_NAME) for cell in cells]
    assert table.text(_NAME) == "Comparison of offers, in USD"
    assert {"Year 1", "≥ $555,000", "$744,000"} <= set(names)
    assert any(
        name.startswith("Nusantara Contoh, Principal Safety Engineer · Jakarta, ID, 3rd, $643,063") for name in names
    )


def test_an_offer_of_the_list_is_read_in_full(qtbot: QtBot) -> None:
    offers = told(turned(qtbot, 0).sidebar.offers)
    first = offers.child(0)
    assert first is not None
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(_NAME) == "OpenAI, Head of Preparedness, ≥ $555,000, Received"
