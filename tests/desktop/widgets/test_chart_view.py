from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from offercalc.desktop.theme import load_theme
from offercalc.desktop.widgets.chart_view import ChartView
from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.drawing import Bar, Drawing
from offercalc.presentation.offer_chart import offer_chart
from tests.tools import ENGLISH, GLOBEX, OPENAI, comparison_of, sample
from tests.windows import light


def draw(canvas: Canvas) -> Drawing:
    return offer_chart(comparison_of(sample(OPENAI)), 0, ENGLISH, canvas)


def shown(qtbot: QtBot, scale: int = 100) -> ChartView:
    view = ChartView(light())
    qtbot.addWidget(view)
    view.resize(600, 320)
    view.show_chart("Total compensation by year", draw, load_theme("light", scale))
    view.show()
    qtbot.waitExposed(view)
    return view


def bars(view: ChartView) -> list[Bar]:
    assert view.drawing is not None
    return [shape for shape in view.drawing.shapes if isinstance(shape, Bar)]


def middle(view: ChartView, bar: Bar) -> QPoint:
    """Give where a bar's middle is in the view."""
    return QPointF(bar.x + bar.width / 2, bar.y + bar.height / 2 + view._legend_height).toPoint()


def test_a_chart_can_be_read_aloud(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert view.accessibleName() == "Total compensation by year"
    assert view.accessibleDescription().startswith("OpenAI. Year 1: at least $555,000; Year 2")


def test_the_drawing_fills_the_room_below_the_legend(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert view.drawing is not None
    assert view.drawing.width == view.width()
    assert view.drawing.height + view._legend_height == view.height()


def test_it_is_drawn_anew_for_another_size(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.resize(400, 260)
    assert view.drawing is not None
    assert view.drawing.width == 400


def test_larger_text_leaves_less_room(qtbot: QtBot) -> None:
    view = shown(qtbot, scale=200)
    assert view.drawing is not None
    assert view.drawing.width == view.width() / 2
    assert not view.grab().isNull()


def test_the_pointer_marks_what_is_under_it(qtbot: QtBot) -> None:
    view = shown(qtbot)
    qtbot.mouseMove(view, middle(view, bars(view)[0]))
    qtbot.waitUntil(lambda: view._marked == 0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view._marked is None


def test_a_tip_says_what_is_under_the_pointer(qtbot: QtBot) -> None:
    view = shown(qtbot)
    point = middle(view, bars(view)[0])
    view._mark(0)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == "Year 1, Base salary (guaranteed): $555,000"
    QToolTip.hideText()


def test_arrow_keys_walk_from_bar_to_bar(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.setFocus()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert QToolTip.text() == bars(view)[1].tip
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert QToolTip.text() == bars(view)[-1].tip
    qtbot.keyClick(view, Qt.Key.Key_A)
    marked = [view._marked]
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert [*marked, view._marked] == [len(bars(view)) - 1, None]
    QToolTip.hideText()


def test_a_view_without_a_chart_paints_nothing(qtbot: QtBot) -> None:
    view = ChartView(light())
    qtbot.addWidget(view)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert (view.drawing, view._marked) == (None, None)
    assert not view.grab().isNull()


def test_a_legend_that_is_too_long_takes_more_rows(qtbot: QtBot) -> None:
    view = shown(qtbot)
    one_row = view._legend_height
    comparison = comparison_of(sample(GLOBEX))
    view.show_chart("Globex", lambda canvas: offer_chart(comparison, 0, ENGLISH, canvas), light())
    view.resize(330, 300)
    assert view._legend_height > one_row
