from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import exactly
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Dash, Dot, Drawing, Line, Rule, Text
from offercalc.presentation.charts.leaving_chart import (
    Curve,
    leader_words,
    leaving_chart,
    leaving_curves,
    leaving_words,
    month_table,
    month_words,
    overtakings,
    own_month_table,
)
from tests.tools import ENGLISH, SAMPLES, comparison_of, offer_from, sample

CANVAS = Canvas(700, 300)


def earning(amount: str | None, company: str = "Steady", **more: Any) -> Offer:
    return offer_from(company=company, start_date="2026-01-01", pay=[{"type": "salary", "amount": amount}], **more)


LATE = earning("100000", "Late", equity=[
    {"type": "rsu", "units": "480", "price": "1000", "vesting": {"preset": "4y-1y-cliff-monthly"}},
])  # fmt: skip
STEADY = earning("150000")


def drawn(*offers: Offer, month: int | None = 12, years: int = 4) -> Drawing:
    return leaving_chart(leaving_curves(comparison_of(*offers, years=years), ENGLISH), "USD", month, ENGLISH, CANVAS)


def lines(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line)]


def test_what_is_paid_evenly_is_one_straight_line_to_the_total() -> None:
    line, _tie = lines(drawn(STEADY))
    assert len(line.points) == 2
    assert line.points[0][0] < line.points[1][0]
    assert line.points[0][1] > line.points[1][1]


def test_a_cliff_is_a_step_up() -> None:
    line, _tie = lines(drawn(LATE))
    rises = [before[1] - after[1] for before, after in pairwise(line.points)]
    assert len(rises) > 2
    assert all(rise >= 0 for rise in rises)


def test_offers_are_told_apart_by_colour_and_by_dash_however_many_there_are() -> None:
    curves = leaving_curves(comparison_of(*(earning(str(100 + number), f"C{number}") for number in range(16))), ENGLISH)
    assert len({(curve.role, curve.dash) for curve in curves}) == 16
    assert [curve.dash for curve in curves[:4]] == [Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOTTED]


def test_where_one_overtakes_another_there_is_a_dot() -> None:
    drawing = drawn(STEADY, LATE)
    curves = leaving_curves(comparison_of(STEADY, LATE), ENGLISH)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    assert overtakings(curves) == ((12, 1),)
    assert [(dot.x, dot.y) for dot in dots] == [
        (target.x, target.y) for target in drawing.targets if (target.series, target.place) == (1, 12)
    ]


def test_a_tie_overtakes_nobody() -> None:
    assert overtakings(leaving_curves(comparison_of(STEADY, earning("150000", "Same")), ENGLISH)) == ()
    assert overtakings(()) == ()


def test_a_tie_with_the_leader_is_no_change_of_the_lead_whoever_comes_first() -> None:
    first, second = leaving_curves(comparison_of(STEADY, earning("150000", "Same")), ENGLISH)
    first, second = keeping(first, 0, 5, 9), keeping(second, 1, 5, 9)
    assert overtakings((first, second)) == overtakings((second, first)) == ()
    assert overtakings((first, keeping(second, 1, 5, 8))) == ((2, 0),)


def keeping(curve: Curve, *amounts: int) -> Curve:
    """Return a curve of as many months as amounts are kept."""
    months = zip(curve.months, amounts, strict=False)
    return replace(curve, months=tuple(replace(month, kept=exactly(amount)) for month, amount in months))


def test_the_month_that_is_looked_at_has_a_rule() -> None:
    (rule,) = [shape for shape in drawn(STEADY, month=24).shapes if isinstance(shape, Rule) and shape.dashed]
    middle = next(target for target in drawn(STEADY).targets if target.place == 24)
    assert rule.x1 == rule.x2 == pytest.approx(middle.x)
    assert not [shape for shape in drawn(STEADY, month=None).shapes if isinstance(shape, Rule) and shape.dashed]


def test_every_month_of_every_offer_can_be_read() -> None:
    targets = drawn(STEADY, LATE).targets
    assert [(target.series, target.place) for target in targets] == [(s, m) for s in (0, 1) for m in range(49)]
    curve = leaving_curves(comparison_of(STEADY), ENGLISH)[0]
    assert leaving_words(curve, 12, "USD", ENGLISH) == "Steady, leaving after 12 months (Jan 1, 2027): $150,000"


@pytest.mark.parametrize("years", [1, 4, 10])
def test_years_are_named_below_without_touching(years: int) -> None:
    texts = [shape for shape in drawn(STEADY, years=years).shapes if isinstance(shape, Text) and "month" in shape.text]
    assert texts
    assert all(after.x - before.x > 60 for before, after in pairwise(texts))
    assert all(text.x <= CANVAS.width for text in texts)


def test_the_summary_tells_the_ends_of_the_years() -> None:
    assert drawn(STEADY, years=2).summary == "Steady. 12 months: $150,000; 24 months: $300,000."


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (earning("100000", "Less"), "Steady is ahead of Less by $50,000."),
        (earning("150000", "Same"), "Steady and Same are too close to call."),
        (earning(None, "Unknown"), "Steady is ahead on known terms; some terms are still open."),
        (earning({"low": "90000", "likely": "100000", "high": "120000"}, "Range"),  # type: ignore[arg-type]
         "Steady is ahead by at least $30,000."),
    ],
)  # fmt: skip
def test_who_is_ahead_is_said_with_what_is_not_known(other: Offer, words: str) -> None:
    curves = leaving_curves(comparison_of(other, STEADY), ENGLISH)
    assert leader_words(curves, 12, "USD", ENGLISH).replace("Same and Steady", "Steady and Same") == words


def test_one_offer_alone_is_ahead_of_nobody() -> None:
    assert leader_words(leaving_curves(comparison_of(STEADY), ENGLISH), 12, "USD", ENGLISH) == ""


def test_the_day_is_said_where_it_is_the_same_for_all() -> None:
    curves = leaving_curves(comparison_of(STEADY, LATE), ENGLISH)
    assert month_words(curves, 14, ENGLISH) == "If you leave after 14 months (Mar 1, 2027)"
    later = leaving_curves(comparison_of(STEADY, offer_from(start_date="2026-02-02")), ENGLISH)
    assert month_words(later, 1, ENGLISH) == "If you leave after 1 month"


def test_a_month_as_a_table_leaves_out_rows_of_zeros() -> None:
    table = month_table(leaving_curves(comparison_of(STEADY, LATE), ENGLISH), 6, "USD", ENGLISH)
    assert table.columns == ("Steady", "Late")
    assert [(row.label, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("Kept", "$75,000", "$50,000"), ("Unvested (forfeited)", "$0", "$480,000"),
    ]  # fmt: skip


def test_the_samples_lie_on_the_canvas() -> None:
    drawing = drawn(*map(sample, SAMPLES))
    for x, y in (point for line in lines(drawing) for point in line.points):
        assert 0 <= x <= CANVAS.width
        assert 0 <= y <= CANVAS.height
    labels = [shape for shape in drawing.shapes if isinstance(shape, Text)][-3:]
    assert [label.text for label in labels] == ["Globex Sample", "OpenAI", "Nusantara Contoh"]  # from the highest end
    assert max(label.x for label in labels) < CANVAS.width
    assert drawing.legend == ()


def test_more_than_three_lines_have_a_legend() -> None:
    drawing = drawn(*(earning(str(100 + number), f"C{number}") for number in range(4)))
    assert [entry.label for entry in drawing.legend] == ["C0", "C1", "C2", "C3"]
    assert "C0" not in [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_the_own_table_has_what_is_kept_of_the_others_at_that_point() -> None:
    curves = leaving_curves(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    table = own_month_table(curves, 24, "USD", ENGLISH)
    assert table.columns == ("OpenAI",)
    told = {row.label: row.cells[0].text for row in table.rows}
    assert (told["Kept"], told["Globex Sample Corporation at that point"]) == ("≥ $1,110,000", "$1,410,667")
