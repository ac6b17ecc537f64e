import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import ThemeName, load_theme
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import (
    Area,
    Bar,
    Dash,
    Dot,
    Drawing,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Rule,
    Shape,
    Target,
)
from offercalc.presentation.charts.offer_chart import offer_chart
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
    """Return the middle of a bar in the view's coordinates."""
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


def test_it_is_redrawn_for_another_size(qtbot: QtBot) -> None:
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


def test_what_is_under_the_pointer_is_read_on_the_chart(qtbot: QtBot) -> None:
    view = shown(qtbot)
    before = view.grab().toImage()
    qtbot.mouseMove(view, QPoint(1, 1))
    qtbot.mouseMove(view, middle(view, bars(view)[0]))
    qtbot.waitUntil(lambda: view.reading == "Year 1, Base salary (guaranteed): $555,000")
    assert view.grab().toImage() != before


def test_arrow_keys_walk_from_bar_to_bar(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.setFocus()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading == view.accessibleDescription() == bars(view)[1].tip
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.reading == bars(view)[-1].tip
    qtbot.keyClick(view, Qt.Key.Key_A)
    marked = [view._marked]
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert [*marked, view._marked] == [len(bars(view)) - 1, None]


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


def test_the_marked_bar_is_framed(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    before = view.grab().toImage()
    assert not is_framed(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert is_framed(view)
    view.clearFocus()
    assert view.grab().toImage() == before


def is_framed(view: ChartView) -> bool:
    """Whether the text color runs along the left side of the first bar."""
    bar = bars(view)[0]
    image = view.grab().toImage()
    y = middle(view, bar).y()
    return light().hex("text") in {image.pixelColor(round(bar.x) + shift, y).name() for shift in range(-4, 3)}


def test_what_is_not_known_is_an_empty_box_with_a_frame(qtbot: QtBot) -> None:
    view = shown(qtbot)
    bar = next(bar for bar in bars(view) if bar.pattern is Pattern.OUTLINE)
    image, y = view.grab().toImage(), middle(view, bar).y()

    def column(shift: int) -> list[str]:
        return [image.pixelColor(round(bar.x) + shift, row).name() for row in range(y - 6, y + 6)]

    assert set(column(5)) == {light().hex("card")}  # no line of the grid runs through it
    assert set(column(0)) != {light().hex("card")}
    assert bar.tip.endswith("not known yet")


def test_beside_the_bars_there_is_nothing_to_say(qtbot: QtBot) -> None:
    view = shown(qtbot)
    point = QPoint(1, view.height() - 1)
    qtbot.mouseMove(view, point)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert (view.reading, QToolTip.isVisible()) == ("", False)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_it_is_painted_in_every_look(qtbot: QtBot, name: ThemeName, scale: int) -> None:
    view = shown(qtbot)
    theme = load_theme(name, scale)
    view.show_chart("Total compensation by year", draw, theme)
    image = view.grab().toImage()
    bar = bars(view)[0]
    x, y = (bar.x + bar.width / 2) * scale / 100, (bar.y + bar.height / 2) * scale / 100 + view._legend_height
    assert image.pixelColor(round(x), round(y)).name() == theme.hex("base")


def lines(canvas: Canvas) -> Drawing:
    """Draw two lines of three values."""
    ends = [
        (series, place, canvas.width * (place + 1) / 4, 30.0 + 40 * series) for series in (0, 1) for place in range(3)
    ]
    both = tuple(
        Line(tuple((x, y) for one, _place, x, y in ends if one == series), role, dash)
        for series, role, dash in ((0, Role.SERIES_1, Dash.SOLID), (1, Role.SERIES_2, Dash.DOTTED))
    )
    targets = tuple(Target(x, y, series, place) for series, place, x, y in ends)
    area = Area(((0, 90), (40, 80), (40, 90)), Role.EQUITY)
    shapes: tuple[Shape, ...] = (*both, area, Dot(20, 20, Role.SERIES_1), Rule(0, 95, 60, 95, Role.GRID, dashed=True))
    legend = (LegendEntry(Role.SERIES_2, Pattern.SOLID, "Acme", Dash.DASHED),)
    return Drawing(canvas.width, canvas.height, shapes, legend, "Two lines", targets)


def with_lines(qtbot: QtBot) -> ChartView:
    view = shown(qtbot)
    view.show_chart("Lines", lines, light(), lambda target: f"line {target.series}, value {target.place}")
    return view


@pytest.mark.parametrize(
    ("keys", "read"),
    [
        ("RR", "line 0, value 1"), ("L", "line 0, value 2"), ("RL", "line 0, value 2"), ("E", "line 0, value 2"),
        ("RRD", "line 1, value 1"), ("RRDD", "line 0, value 1"), ("RU", "line 1, value 0"), ("RRDH", "line 1, value 0"),
        ("RX", ""), ("D", ""),
    ],
)  # fmt: skip
def test_keys_walk_along_a_line_and_from_line_to_line(qtbot: QtBot, keys: str, read: str) -> None:
    names = {
        "R": Qt.Key.Key_Right, "L": Qt.Key.Key_Left, "U": Qt.Key.Key_Up, "D": Qt.Key.Key_Down,
        "H": Qt.Key.Key_Home, "E": Qt.Key.Key_End, "X": Qt.Key.Key_Escape,
    }  # fmt: skip
    view = with_lines(qtbot)
    view.setFocus()
    for key in keys:
        qtbot.keyClick(view, names[key])
    assert (view.reading, view.accessibleDescription()) == (read, read or "Two lines")


def test_the_value_nearest_to_the_pointer_is_read(qtbot: QtBot) -> None:
    view = with_lines(qtbot)
    for point, read in ((QPointF(310, 90), "line 1, value 1"), (QPointF(560, 10), "line 0, value 2")):
        qtbot.mouseMove(view, (point + QPointF(0, view._legend_height)).toPoint())
        qtbot.waitUntil(lambda read=read: view.reading == read)  # type: ignore[misc]
    assert not view.grab().isNull()


def test_a_line_without_words_says_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.show_chart("Lines", lines, light())
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert (view._marked, view.reading) == (0, "")
