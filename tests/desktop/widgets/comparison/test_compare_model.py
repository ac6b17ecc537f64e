from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from offercalc.analysis.standing import Best
from offercalc.application.offers.edits import Put, apply
from offercalc.desktop.widgets.comparison.compare_model import BARS, CompareModel
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.pages.side_by_side import side_by_side
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def model() -> CompareModel:
    found = CompareModel()
    found.show(side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH), lambda trace: f"offer {trace.offer}")
    return found


def test_without_offers_it_is_empty() -> None:
    empty = CompareModel()
    assert (empty.rowCount(), empty.columnCount(), empty.table.rows) == (0, 0, ())
    assert empty.drawing(0, Canvas(1, 1)) is None


def test_rows_and_offers_are_named_and_heads_are_read_in_full() -> None:
    found = model()
    assert [found.headerData(row, DOWN) for row in range(3)] == [
        "Total compensation by year", "Year by year", "Year 1",
    ]  # fmt: skip
    assert found.headerData(1, ACROSS) == "OpenAI"
    assert found.headerData(1, ACROSS, SPOKEN).startswith("OpenAI, Head of Preparedness")
    assert found.headerData(1, ACROSS, Qt.ItemDataRole.FontRole) is None


def test_bars_are_read_as_words_and_figures_with_what_is_behind_them() -> None:
    found = model()
    assert found.data(found.index(BARS, 1)).startswith("OpenAI. Year 1: at least $555,000")
    figure = found.index(2, 1)
    assert found.data(figure, SPOKEN) == "≥ $555,000"
    assert "offer 1" in found.data(figure, Qt.ItemDataRole.ToolTipRole)
    assert found.data(found.index(1, 0)) == ""
    assert found.data(figure, Qt.ItemDataRole.CheckStateRole) is None


def test_of_an_edit_only_what_differs_is_told() -> None:
    offers = [sample(name) for name in SAMPLES]
    found, told, resets = model(), list[tuple[int, int, int]](), list[int]()
    found.dataChanged.connect(lambda first, last: told.append((first.column(), first.row(), last.row())))
    found.modelReset.connect(lambda: resets.append(1))
    explain = lambda trace: f"offer {trace.offer}"  # noqa: E731
    found.show(side_by_side(comparison_of(*offers), ENGLISH), explain)
    assert (told, resets) == ([], [])
    higher = apply(Put(("pay", 0, "amount"), Decimal(285_001)), offers[2])
    edited = side_by_side(comparison_of(*offers[:2], higher), ENGLISH)
    found.show(edited, explain)
    column = edited.order.index(2)
    assert {place for place, _first, _last in told} == {column}
    assert (column, BARS, BARS) in told
    assert not resets
    found.show(side_by_side(comparison_of(*offers[:2]), ENGLISH), explain)
    assert resets == [1]


def test_a_heading_has_the_rows_down_to_the_next_one() -> None:
    found = model()
    assert found.is_group(1)
    last = found.group_rows(1)[-1]
    assert found.is_group(last + 1)
    assert not any(found.is_group(row) for row in found.group_rows(1))


def test_the_best_figure_is_marked() -> None:
    found = model()
    assert found.best(found.index(BARS, 0)) is Best.NO
    assert found.best(found.index(2, 0)) is Best.SO_FAR


@pytest.mark.parametrize("orientation", list(Qt.Orientation))
def test_a_section_of_before_has_no_text(orientation: Qt.Orientation) -> None:
    """Qt asks for it while a model is reset to fewer; an exception then ends the program within PySide."""
    made = model()
    last = (made.columnCount() if orientation is Qt.Orientation.Horizontal else made.rowCount()) - 1
    assert made.headerData(last, orientation) is not None
    assert made.headerData(last + 1, orientation) is None
