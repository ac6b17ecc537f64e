from datetime import date
from fractions import Fraction
from itertools import pairwise

from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.drawing import Bar, Drawing, Text
from offercalc.presentation.vesting_chart import Steps, vesting_chart
from tests.tools import ENGLISH

START = date(2026, 2, 2)
YEARLY = tuple((date(2026 + year, 2, 2), Fraction(year, 4)) for year in range(1, 5))
CANVAS = Canvas(600, 120)


def drawn(steps: Steps = YEARLY) -> Drawing:
    return vesting_chart("RSUs", steps, START, ENGLISH, CANVAS)


def bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar)]


def test_steps_rise_to_the_whole_and_stay_there() -> None:
    found = bars(drawn())
    heights = [bar.height for bar in found]
    assert heights == sorted(heights)
    assert round(heights[0] * 4, 6) == round(heights[3], 6)
    assert all(before.x + before.width == after.x for before, after in pairwise(found))
    assert found[-1].x + found[-1].width > found[-1].x


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
    assert bars(drawn())[1].tip == "Feb 2, 2028: 50% vested"


def test_everything_lies_on_the_canvas() -> None:
    for bar in bars(drawn(((START, Fraction(1)),))):
        assert 0 <= bar.x <= bar.x + bar.width <= CANVAS.width
        assert 0 <= bar.y <= bar.y + bar.height <= CANVAS.height


def test_without_a_step_the_ground_is_drawn_alone() -> None:
    drawing = drawn(())
    assert bars(drawing) == []
    assert drawing.summary == "RSUs"
