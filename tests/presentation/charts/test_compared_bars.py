import pytest

from offercalc.analysis.yearly import By
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import compared_bars, compared_legend, scale_texts, shared_scale
from offercalc.presentation.charts.drawing import Bar, Line, Role, Text
from offercalc.presentation.charts.offer_chart import offer_bars
from tests.builders import offer
from tests.tools import ENGLISH, comparison_of

CANVAS = Canvas(300, 150)
COMPARED = comparison_of(offer("100k USD/year + 10% bonus"), offer("400k USD/year + ? RSU"))
BARS = tuple(offer_bars(COMPARED, index, ENGLISH) for index in (0, 1))
SCALE = shared_scale(BARS, ENGLISH)


def test_all_offers_have_the_scale_of_the_largest() -> None:
    small, large = (compared_bars(bars, SCALE, (), CANVAS) for bars in BARS)
    heights = [next(shape.height for shape in one.shapes if isinstance(shape, Bar)) for one in (small, large)]
    assert round(heights[1] / heights[0]) == 4
    assert [text.text for text in scale_texts(SCALE, CANVAS, ENGLISH)] == ["$0", "$100K", "$200K", "$300K", "$400K"]


def test_the_baseline_is_a_tick_over_each_year_at_its_total() -> None:
    drawing = compared_bars(BARS[0], SCALE, BARS[1].rounded.years, CANVAS)
    ticks = [shape for shape in drawing.shapes if isinstance(shape, Line)]
    assert len(ticks) == 4
    assert {tick.points[0][1] for tick in ticks} == {SCALE.frame(CANVAS).y(BARS[1].rounded.years[0].likely)}


def test_what_is_not_known_is_an_open_box_with_a_question_mark() -> None:
    drawing = compared_bars(BARS[1], SCALE, (), CANVAS)
    assert sum(isinstance(shape, Text) and shape.text == "?" for shape in drawing.shapes) == 4
    assert drawing.summary.startswith("Acme. Year 1: at least $400,000")


@pytest.mark.parametrize(
    ("by", "years", "width", "labels"),
    [
        (By.EMPLOYMENT, 4, 204, ["Year 1", "Year 2", "Year 3", "Year 4"]),
        (By.EMPLOYMENT, 10, 204, [*"123456789", "10"]),
        (By.CALENDAR, 9, 340, [str(year) for year in range(2026, 2036)]),
        (By.CALENDAR, 9, 204, [str(year) for year in range(26, 36)]),
    ],
)
def test_years_have_as_much_of_their_names_as_there_is_room_for(
    by: By, years: int, width: int, labels: list[str]
) -> None:
    compared = comparison_of(offer("100k USD/year", "2026-07-01"), years=years, by=by)
    bars = offer_bars(compared, 0, ENGLISH)
    drawing = compared_bars(bars, shared_scale((bars,), ENGLISH), (), Canvas(width, 150))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text)] == labels
    beside = compared_bars(bars, shared_scale((bars,), ENGLISH), (), Canvas(2000, 150), narrowest=width)
    assert [shape.text for shape in beside.shapes if isinstance(shape, Text)] == labels


def test_the_legend_names_each_kind_once_and_the_baseline() -> None:
    found = compared_legend(BARS, {Role.BASE: "Base salary", Role.BONUS: "Bonus"}, "Acme")
    assert [entry.label for entry in found] == ["Base salary", "Bonus", "Not known yet", "Acme"]
