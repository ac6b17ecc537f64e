from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from offercalc.analysis.rate_history import Point, RateHistory, rate_history
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Drawing, Line, Text
from offercalc.presentation.charts.rate_chart import rate_chart, rate_words
from tests.builders import table
from tests.tools import ENGLISH, INDONESIAN

CANVAS = Canvas(700, 260)
UNTIL = date(2026, 10, 30)
DAYS = "2024-12-30 USD 1.25 IDR 20000; 2025-01-02 USD 1.25 IDR 20500; 2025-01-16 USD 1.25 IDR 21250"


def history(days: str = DAYS) -> RateHistory:
    found = rate_history(table(days), "USD", "IDR", date(2020, 1, 1), UNTIL)
    assert isinstance(found, RateHistory)
    return found


def long_history(count: int) -> RateHistory:
    values = [Fraction(16_000 + (day * 37) % 900) for day in range(count)]
    points = tuple(Point(UNTIL - timedelta(days=count - 1 - day), value) for day, value in enumerate(values))
    return RateHistory("USD", "IDR", "Small Bank", "", points, (), None)


def line(drawing: Drawing) -> Line:
    return next(shape for shape in drawing.shapes if isinstance(shape, Line))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_the_line_goes_from_point_to_point_and_ends_where_the_currency_ends() -> None:
    drawing = rate_chart(history(), date(2024, 12, 30), UNTIL, ENGLISH, CANVAS)
    assert len(line(drawing).points) == 3
    assert line(drawing).points[-1][0] < CANVAS.width / 2
    assert [(target.series, target.place) for target in drawing.targets] == [(0, 0), (0, 1), (0, 2)]


def test_no_line_is_drawn_over_a_pause_in_publication() -> None:
    paused = history(
        f"2023-01-02 USD 1.25 IDR 20100; {DAYS}; 2026-01-05 USD 1.25 IDR 20000; 2026-01-06 USD 1.25 IDR 20000"
    )
    drawing = rate_chart(paused, date(2023, 1, 2), UNTIL, ENGLISH, CANVAS)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line)]
    assert [len(one.points) for one in lines] == [2, 3, 2]
    assert all(one.points[-1][0] < other.points[0][0] for one, other in pairwise(lines))
    (left, right) = lines[0].points
    assert 0 < right[0] - left[0] <= 2
    assert len(drawing.targets) == 6


def test_of_many_days_those_around_a_pause_are_drawn() -> None:
    one, other = long_history(3000).points, long_history(2000).points
    earlier = tuple(Point(point.day - timedelta(days=4000), Fraction(16_500)) for point in one)
    whole = RateHistory("USD", "IDR", "Small Bank", "", (*earlier, *other), (), None)
    drawing = rate_chart(whole, earlier[0].day, UNTIL, ENGLISH, CANVAS)
    assert {2999, 3000} <= {target.place for target in drawing.targets}
    assert len([shape for shape in drawing.shapes if isinstance(shape, Line)]) == 2


def test_the_axis_begins_below_the_lowest_and_ends_above_the_highest_rate() -> None:
    drawing = rate_chart(history(), date(2024, 12, 30), UNTIL, ENGLISH, CANVAS)
    assert texts(drawing)[:5] == ["16,000", "16,250", "16,500", "16,750", "17,000"]
    assert all(0 <= y <= CANVAS.height - 24 for _x, y in line(drawing).points)


def test_a_rate_that_never_moved_has_an_axis_too() -> None:
    drawing = rate_chart(history("2025-01-02 USD 1 IDR 3.75; 2025-01-03 USD 1 IDR 3.75"), date(2025, 1, 1),
                         date(2025, 1, 4), ENGLISH, CANVAS)  # fmt: skip
    assert line(drawing).points[0][1] == line(drawing).points[1][1]
    assert len(texts(drawing)) > 2


def test_of_many_days_those_are_drawn_that_are_seen_the_lowest_and_the_highest_among_them() -> None:
    many = long_history(7000)
    drawing = rate_chart(many, many.points[0].day, UNTIL, ENGLISH, CANVAS)
    places = [target.place for target in drawing.targets]
    values = [many.points[place].value for place in places]
    assert len(places) < 2 * CANVAS.width
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0, 6999)
    assert (min(values), max(values)) == (many.low.value, many.high.value)


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (30, ["Oct 9, 2026", "Oct 16, 2026", "Oct 23, 2026"]),
        (366, ["Jan 30, 2026", "Apr 30, 2026", "Jul 30, 2026"]),
        (1827, ["2022", "2023", "2024", "2025", "2026"]),
        (7000, ["2008", "2011", "2014", "2017", "2020", "2023", "2026"]),
    ],
)  # fmt: skip
def test_days_are_named_by_how_long_the_time_is(count: int, named: list[str]) -> None:
    found = long_history(count)
    words = texts(rate_chart(found, found.points[0].day, UNTIL, ENGLISH, CANVAS))
    assert [text for text in words if "20" in text and "," not in text[:3]] == named


def test_a_day_is_read_with_its_rate_as_the_reader_writes_it() -> None:
    assert rate_words(history(), 1, ENGLISH) == "Jan 2, 2025: 16,400 IDR"
    assert rate_words(history(), 1, INDONESIAN) == "2 Jan 2025: 16.400 IDR"


def test_the_summary_tells_the_lowest_the_highest_and_the_last() -> None:
    assert rate_chart(history(), date(2024, 12, 30), UNTIL, ENGLISH, CANVAS).summary == (
        "1 USD in IDR, December 30, 2024 to January 16, 2025: lowest 16,000 on December 30, 2024, "
        "highest 17,000 on January 16, 2025, last 17,000."
    )
