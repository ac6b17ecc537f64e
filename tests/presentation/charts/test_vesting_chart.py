from datetime import date
from fractions import Fraction
from itertools import pairwise

from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Area, Drawing, Text
from offercalc.presentation.charts.vesting_chart import Steps, step_words, vesting_chart
from tests.tools import ENGLISH

START = date(2026, 2, 2)
YEARLY = tuple((date(2026 + year, 2, 2), Fraction(year, 4)) for year in range(1, 5))
CANVAS = Canvas(600, 120)


def drawn(steps: Steps = YEARLY) -> Drawing:
    return vesting_chart("RSUs", steps, START, ENGLISH, CANVAS)


def corners(drawing: Drawing) -> tuple[tuple[float, float], ...]:
    return next((shape.points for shape in drawing.shapes if isinstance(shape, Area)), ())


def test_steps_rise_to_the_whole_and_stay_there() -> None:
    found = corners(drawn())
    bottom = found[0][1]
    heights = [round(bottom - y, 6) for _x, y in found]
    whole = heights[-2]
    assert [height / whole for height in heights] == [0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1, 0]
    assert all(before[0] <= after[0] for before, after in pairwise(found))
    assert found[-2][0] > found[-3][0]


def test_the_years_are_named_below_and_the_parts_at_the_side() -> None:
    texts = [shape.text for shape in drawn().shapes if isinstance(shape, Text)]
    assert texts == [
        "0%", "25%", "50%", "75%", "100%",
        "Feb 2, 2026", "Feb 2, 2027", "Feb 2, 2028", "Feb 2, 2029", "Feb 2, 2030",
    ]  # fmt: skip


def test_years_that_have_no_room_below_are_not_named() -> None:
    steps = tuple((date(2026 + year, 2, 2), Fraction(year, 30)) for year in range(1, 31))
    texts = [shape for shape in drawn(steps).shapes if isinstance(shape, Text) and "20" in shape.text[-4:]]
    assert 3 < len(texts) < 31
    assert all(after.x - before.x > 60 for before, after in pairwise(texts))


def test_the_summary_tells_the_first_day_and_the_end_of_each_year() -> None:
    monthly = tuple((date(2026 + month // 12, month % 12 + 1, 2), Fraction(month, 24)) for month in range(1, 25))
    summary = drawn(monthly).summary
    assert summary.startswith("RSUs. Feb 2, 2026: 4.2% vested. ")
    assert summary.endswith("Jan 2, 2028: 100% vested")
    assert summary.count("vested") == 3


def test_every_step_can_be_read() -> None:
    assert [(target.series, target.place) for target in drawn().targets] == [(0, 0), (0, 1), (0, 2), (0, 3)]
    assert [(target.x, target.y) for target in drawn().targets] == list(corners(drawn())[1:-1:2])
    assert step_words(YEARLY[1], ENGLISH) == "Feb 2, 2028: 50% vested"


def test_everything_lies_on_the_canvas() -> None:
    found = corners(drawn(((START, Fraction(1)),)))
    assert len(found) == 4
    assert all(0 <= x <= CANVAS.width and 0 <= y <= CANVAS.height for x, y in found)


def test_without_a_step_the_ground_is_drawn_alone() -> None:
    drawing = drawn(())
    assert (corners(drawing), drawing.targets) == ((), ())
    assert drawing.summary == "RSUs"
