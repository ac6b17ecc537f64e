from pytestqt.qtbot import QtBot

from tests.desktop.widgets.comparison.test_compare_table import place_of, shown


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
