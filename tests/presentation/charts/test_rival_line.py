import pytest
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Bar, Dot, Line, Role, Text
from offercalc.presentation.charts.offer_chart import OfferBars, offer_bars
from offercalc.presentation.charts.rival_line import RivalLine, bars_beside, rival_line, rival_words, with_rival
from offercalc.presentation.pages.offer_page import offer_page
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS, comparison_of, offer_from

CANVAS = Canvas(500, 300)


def bars_of(one: Offer) -> OfferBars:
    return offer_bars(comparison_of(one), 0, ENGLISH)


def line_of(one: Offer) -> RivalLine:
    return rival_line(comparison_of(one), offer_from(), ENGLISH)


def test_a_rival_is_a_line_through_its_totals_on_the_scale_of_the_bars() -> None:
    drawing = bars_beside(bars_of(offer("100k USD/year")), line_of(offer("200k USD/year")), CANVAS)
    (line,) = (shape for shape in drawing.shapes if isinstance(shape, Line))
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    assert [x for x, _y in line.points] == pytest.approx([bar.x + bar.width / 2 for bar in bars])
    foot = bars[0].y + bars[0].height
    assert {round((foot - y) / bars[0].height, 6) for _x, y in line.points} == {2.0}
    assert [(dot.x, dot.y) for dot in dots] == [*line.points] == [(one.x, one.y) for one in drawing.targets]
    assert drawing.summary.endswith("Acme. Year 1: $200,000; Year 2: $200,000; Year 3: $200,000; Year 4: $200,000.")


def test_totals_stand_below_the_years_where_nothing_covers_them() -> None:
    drawing = bars_beside(bars_of(offer("100k USD/year")), None, CANVAS)
    bottom = max(shape.y + shape.height for shape in drawing.shapes if isinstance(shape, Bar))
    totals = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.bold]
    assert [text.text for text in totals] == ["$100,000"] * 4
    assert all(bottom < text.y <= CANVAS.height for text in totals)
    assert not any(isinstance(shape, Line) for shape in drawing.shapes)


def test_the_legend_says_what_the_line_shows() -> None:
    bars = bars_of(offer("100k USD/year"))
    labels = {
        words: bars_beside(bars, line_of(offer(words)), CANVAS).legend[-1].label
        for words in ("120k USD/year", "120k USD/year + ? RSU", "100k..120k..140k USD/year")
    }
    assert list(labels.values()) == ["Acme, total", "Acme, at least", "Acme, likely"]


def test_a_rival_that_would_flatten_the_bars_is_told_instead() -> None:
    drawing = bars_beside(bars_of(offer("100k USD/year")), line_of(offer("251k USD/year")), CANVAS)
    entry = drawing.legend[-1]
    assert (entry.label, entry.role, entry.has_dot) == (
        "Acme is off this scale: up to $251,000 a year", Role.LABEL, False,
    )  # fmt: skip
    assert drawing.targets == ()
    assert "$251,000" in drawing.summary
    drawn = bars_beside(bars_of(offer("100k USD/year")), line_of(offer("250k USD/year")), CANVAS)
    assert len(drawn.targets) == 4


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("300k USD/year + ? RSU", "Acme is off this scale: $300,000 a year or more"),
        ("300k..320k..400k USD/year", "Acme is off this scale: up to $400,000 a year"),
    ],
)
def test_a_rival_off_the_scale_is_never_told_more_exactly_than_it_is(words: str, label: str) -> None:
    assert bars_beside(bars_of(offer("100k USD/year")), line_of(offer(words)), CANVAS).legend[-1].label == label


def test_a_rival_of_which_no_year_is_known_has_no_line() -> None:
    drawing = bars_beside(bars_of(offer("100k USD/year")), line_of(offer("? USD/year")), CANVAS)
    assert not any(isinstance(shape, Line) for shape in drawing.shapes)
    assert [entry.label for entry in drawing.legend] == ["Base salary, guaranteed"]


def test_a_point_and_a_row_of_the_table_have_the_same_figures() -> None:
    bars, rival = bars_of(offer("100k USD/year")), line_of(offer("120k USD/year + ? RSU"))
    assert rival_words(bars, rival, 1) == "Year 2, Acme: at least $120,000"
    table = offer_page(comparison_of(offer("100k USD/year")), 0, PRESETS, ENGLISH).table
    assert with_rival(table, None, ENGLISH) is table
    row = with_rival(table, rival, ENGLISH).rows[-1]
    assert (row.label, [cell.text for cell in row.cells]) == (
        "Acme, total", ["≥ $120,000", "≥ $120,000", "≥ $120,000", "≥ $120,000", "≥ $480,000"],
    )  # fmt: skip


def test_a_rival_fits_bars_of_its_currency_and_years() -> None:
    rival = line_of(offer("120k USD/year"))
    assert rival.fits(bars_of(offer("100k USD/year")))
    assert not replace(rival, currency="EUR").fits(bars_of(offer("100k USD/year")))
    assert not replace(rival, years=rival.years[:2]).fits(bars_of(offer("100k USD/year")))
