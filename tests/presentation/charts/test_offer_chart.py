from pathlib import Path

import pytest

from offercalc.analysis.yearly import By
from offercalc.presentation.charts.chart_frame import OPEN_HEIGHT, Canvas
from offercalc.presentation.charts.drawing import Bar, Drawing, Line, Pattern, Role, Rule, Text
from offercalc.presentation.charts.offer_chart import offer_chart
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, comparison_of, offer_from, sample

CANVAS = Canvas(600, 300)
SAMPLES = (OPENAI, NUSANTARA, GLOBEX)


def bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar)]


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_the_unknown_is_an_open_box_on_top_and_the_total_says_at_least() -> None:
    drawing = offer_chart(comparison_of(sample(OPENAI)), 0, ENGLISH, CANVAS)
    salary, unknown = bars(drawing)[:2]
    assert (salary.role, salary.pattern) == (Role.BASE, Pattern.SOLID)
    assert (unknown.role, unknown.pattern, unknown.height) == (Role.OPEN, Pattern.OUTLINE, OPEN_HEIGHT)
    assert unknown.y + unknown.height == pytest.approx(salary.y)
    assert unknown.tip == "Year 1, Stock options (contingent): not known yet"
    assert texts(drawing).count("≥ $555,000") == 4
    assert texts(drawing).count("?") == 4


def test_bars_are_as_tall_as_what_they_stand_for() -> None:
    drawing = offer_chart(comparison_of(sample(GLOBEX)), 0, ENGLISH, CANVAS)
    first_year = {bar.role: bar.height for bar in bars(drawing)[:4]}
    share = first_year[Role.BASE] / 285_000
    amounts = {role: round(height / share) for role, height in first_year.items()}
    assert amounts == {Role.BASE: 285_000, Role.BONUS: 57_000, Role.ONE_TIME: 60_000, Role.EQUITY: 342_000}


def test_certainty_is_told_by_pattern() -> None:
    drawing = offer_chart(comparison_of(sample(NUSANTARA), currency="IDR"), 0, ENGLISH, CANVAS)
    entries = [(entry.label, entry.pattern) for entry in drawing.legend]
    assert entries == [
        ("Base salary, guaranteed", Pattern.SOLID),
        ("Bonus, guaranteed", Pattern.SOLID),
        ("Bonus, expected", Pattern.HATCHED),
    ]


def test_the_legend_explains_every_fill_once() -> None:
    drawing = offer_chart(comparison_of(sample(GLOBEX)), 0, ENGLISH, CANVAS)
    fills = {(bar.role, bar.pattern) for bar in bars(drawing)}
    assert sorted(fills) == sorted((entry.role, entry.pattern) for entry in drawing.legend)


def test_it_can_be_read_aloud() -> None:
    drawing = offer_chart(comparison_of(sample(GLOBEX)), 0, ENGLISH, CANVAS)
    assert drawing.summary == (
        "Globex Sample Corporation. Year 1: $744,000; Year 2: $670,000; Year 3: $522,000; Year 4: $432,000."
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("years", [1, 4, 10])
@pytest.mark.parametrize("by", list(By))
def test_nothing_lies_outside_the_canvas(path: Path, years: int, by: By) -> None:
    comparison = comparison_of(sample(path), years=years, by=by)
    drawing = offer_chart(comparison, 0, ENGLISH, CANVAS)
    for bar in bars(drawing):
        assert bar.x >= 0
        assert bar.x + bar.width <= CANVAS.width
        assert bar.y >= 0
        assert bar.y + bar.height <= CANVAS.height
    assert all(0 <= rule.y1 <= CANVAS.height for rule in drawing.shapes if isinstance(rule, Rule))


def test_an_offer_of_nothing_has_an_axis_and_no_bars() -> None:
    drawing = offer_chart(comparison_of(offer_from()), 0, ENGLISH, CANVAS)
    assert (bars(drawing), drawing.legend) == ([], ())
    assert "Year 1" in texts(drawing)


def whiskers(drawing: Drawing) -> list[Line]:
    """Return the upright lines of a drawing."""
    lines = (shape for shape in drawing.shapes if isinstance(shape, Line))
    return [line for line in lines if line.points[0][0] == line.points[-1][0]]


def test_a_range_has_a_whisker_from_its_lowest_to_its_highest_value() -> None:
    salary = {"type": "salary", "amount": {"low": "100000", "likely": "120000", "high": "150000"}}
    drawing = offer_chart(comparison_of(offer_from(pay=[salary])), 0, ENGLISH, CANVAS)
    bar, (first, *others) = bars(drawing)[0], whiskers(drawing)
    assert len(others) == 3
    share = bar.height / 120_000
    (_x, low), (middle, high) = first.points
    assert [low - high, bar.y - high] == pytest.approx([50_000 * share, 30_000 * share])
    assert middle == pytest.approx(bar.x + bar.width / 2)
    assert texts(drawing).count("~ $120,000") == 4


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_totals_stand_below_the_axis_and_only_the_top_of_a_bar_is_round(path: Path) -> None:
    drawing = offer_chart(comparison_of(sample(path)), 0, ENGLISH, CANVAS)
    axis = max(rule.y1 for rule in drawing.shapes if isinstance(rule, Rule))
    years, totals = (
        [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.role is role and shape.y > axis + 10]
        for role in (Role.TEXT, Role.LABEL)
    )
    assert [(total.x, total.y > year.y) for year, total in zip(years, totals, strict=True)] == [
        (year.x, True) for year in years
    ]
    filled = [bar for bar in bars(drawing) if bar.pattern is not Pattern.OUTLINE]
    tops = {bar.x: min(other.y for other in filled if other.x == bar.x) for bar in filled}
    assert [bar.is_top for bar in filled] == [bar.y == tops[bar.x] for bar in filled]


def test_what_is_open_above_has_a_box_and_a_whisker_only_below_what_is_likely() -> None:
    salary = {"type": "salary", "amount": {"low": "100000", "likely": "120000", "high": "150000"}}
    opened = offer_from(pay=[salary, {"type": "bonus", "amount": None}])
    drawing = offer_chart(comparison_of(opened), 0, ENGLISH, CANVAS)
    (low, high), bar = (point[1] for point in whiskers(drawing)[0].points), bars(drawing)[0]
    assert [high, low - high] == pytest.approx([bar.y, bar.height / 6])
    assert texts(drawing).count("?") == 4
    assert whiskers(offer_chart(comparison_of(sample(GLOBEX)), 0, ENGLISH, CANVAS)) == []
    assert whiskers(offer_chart(comparison_of(sample(OPENAI)), 0, ENGLISH, CANVAS)) == []


@pytest.mark.parametrize(("width", "total"), [(700, "≥ $555,000"), (200, "≥ $555K")])
def test_totals_without_room_are_written_as_briefly_as_the_axis(width: int, total: str) -> None:
    drawing = offer_chart(comparison_of(sample(OPENAI)), 0, ENGLISH, Canvas(width, 300))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text) and shape.bold][-1] == total
