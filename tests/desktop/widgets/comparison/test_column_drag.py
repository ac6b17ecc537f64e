import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.column_drag import ColumnDrag
from tests.windows import light

WIDTH, COUNT = 100, 5
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def drag(qtbot: QtBot) -> ColumnDrag:
    """Return the drag of a table of five columns, each 100 pixels wide, of which the first three are seen."""
    table = QTableWidget(2, COUNT)
    qtbot.addWidget(table)
    table.verticalHeader().hide()
    for column in range(COUNT):
        table.setColumnWidth(column, WIDTH)
    table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    drag = ColumnDrag(table, light())
    table.resize(3 * WIDTH, 200)
    table.show()
    qtbot.waitExposed(table)
    return drag


def heads(drag: ColumnDrag) -> QWidget:
    return drag._heads.viewport()


def pull(drag: ColumnDrag, start: int, end: int) -> None:
    QTest.mousePress(heads(drag), LEFT, pos=QPoint(start, 10))
    QTest.mouseMove(heads(drag), QPoint(end, 10))


@pytest.mark.parametrize(
    ("start", "end", "dropped"),
    [
        (50, 160, [(0, 1)]),
        (50, 260, [(0, 2)]),
        (250, 140, [(2, 1)]),
        (250, 20, [(2, 0)]),
        (50, 140, []),  # not yet beyond the middle of the next one
        (50, 52, []),  # a click that trembles
    ],
)
def test_a_head_is_dropped_beyond_the_middles_that_the_pointer_has_passed(
    drag: ColumnDrag, start: int, end: int, dropped: list[tuple[int, int]]
) -> None:
    found: list[tuple[int, int]] = []
    drag.dropped.connect(lambda column, place: found.append((column, place)))
    pull(drag, start, end)
    assert drag.is_dragging is (abs(end - start) > 20)
    QTest.mouseRelease(heads(drag), LEFT, pos=QPoint(end, 10))
    assert (found, drag.is_dragging) == (dropped, False)


def test_a_line_shows_where_it_would_go_and_escape_takes_it_back(drag: ColumnDrag) -> None:
    found: list[int] = []
    drag.dropped.connect(lambda column, _place: found.append(column))
    pull(drag, 50, 160)
    edge = drag._heads.viewport().mapTo(drag._table, QPoint(2 * WIDTH, 0)).x()
    assert (drag._line.isVisible(), drag._line.geometry().center().x()) == (True, edge)
    assert (drag._picture.isVisible(), drag._picture.width()) == (True, WIDTH)
    QTest.mouseMove(heads(drag), QPoint(60, 10))
    assert not drag._line.isVisible()
    QTest.mouseMove(heads(drag), QPoint(260, 10))
    QTest.keyClick(drag._table, Qt.Key.Key_Escape)
    assert (drag.is_dragging, drag._line.isVisible(), drag._picture.isVisible()) == (False, False, False)
    QTest.mouseRelease(heads(drag), LEFT, pos=QPoint(260, 10))
    assert found == []


def test_at_the_edge_the_table_scrolls_on(drag: ColumnDrag, qtbot: QtBot) -> None:
    bar = drag._table.horizontalScrollBar()
    pull(drag, 50, 3 * WIDTH - 10)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    with qtbot.waitSignal(drag.dropped) as dropped:
        QTest.mouseRelease(heads(drag), LEFT, pos=QPoint(3 * WIDTH - 10, 10))
    assert dropped.args == [0, COUNT - 1]


def test_nothing_is_dragged_where_it_is_off_or_beside_the_heads(drag: ColumnDrag) -> None:
    drag.is_on = False
    pull(drag, 50, 160)
    assert not drag.is_dragging
    QTest.mouseRelease(heads(drag), LEFT, pos=QPoint(160, 10))
    drag.is_on = True
    drag._table.resize(6 * WIDTH, 200)
    pull(drag, 5 * WIDTH + 50, 160)
    assert not drag.is_dragging
    QTest.mouseRelease(heads(drag), LEFT, pos=QPoint(160, 10))
