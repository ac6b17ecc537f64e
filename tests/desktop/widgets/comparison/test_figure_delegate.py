from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.figure_delegate import FigureDelegate
from tests.desktop.widgets.comparison.test_compare_table import place_of, shown
from tests.windows import light


def test_a_figure_needs_the_room_of_its_text(qtbot: QtBot) -> None:
    table = shown(qtbot)
    delegate = table.itemDelegate()
    assert isinstance(delegate, FigureDelegate)
    index = table.model().index(place_of(table, "Total"), 0)
    assert delegate.needed(index) > QFontMetrics(light().font()).horizontalAdvance("$2,368,000")
    assert delegate.needed(table.model().index(0, 0)) == 0


def test_the_best_figure_looks_different(qtbot: QtBot) -> None:
    table = shown(qtbot)
    row = place_of(table, "Year 1")
    marked, plain = (table.visualRect(table.model().index(row, column)) for column in (0, 1))
    image = table.viewport().grab().toImage()
    green = light().color("best_text").rgb()

    def has_green(area: QRect) -> bool:
        return any(
            image.pixel(x, y) == green
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        )

    assert has_green(marked)
    assert not has_green(plain)


def test_what_is_not_known_is_a_dashed_question_mark(qtbot: QtBot) -> None:
    table = shown(qtbot)
    row = place_of(table, "Contingent")
    unknown = next(at for at in range(3) if table.model().index(row, at).data() == "not known")
    table.scrollTo(table.model().index(row, unknown))
    place, image = table.visualRect(table.model().index(row, unknown)), table.viewport().grab().toImage()
    middle, right = place.center().y(), place.right() - 16

    def inks(first: int, last: int) -> set[int]:
        return {image.pixel(right - across, middle + down) for across in range(first, last) for down in range(-4, 5)}

    assert len(inks(32, 60)) == 1  # where the words would begin
    assert len(inks(0, 28)) > 1
