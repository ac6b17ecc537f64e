from itertools import pairwise

import pytest

from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.comparison_chart import comparison_chart
from offercalc.presentation.charts.drawing import Bar, Drawing, Pattern, Role
from tests.tools import ENGLISH, SAMPLES, comparison_of, offer_from, sample

CANVAS = Canvas(600, 300)
THREE = tuple(sample(path) for path in SAMPLES)


def bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.role is not Role.OPEN]


def test_every_year_has_a_bar_for_every_offer() -> None:
    drawing = comparison_chart(comparison_of(*THREE), ENGLISH, CANVAS)
    assert [bar.role for bar in bars(drawing)] == [Role.SERIES_1, Role.SERIES_2, Role.SERIES_3] * 4
    assert bars(drawing)[0].tip == "Year 1, OpenAI: at least $555,000"
    assert [entry.label for entry in drawing.legend] == [
        "OpenAI", "Nusantara Contoh", "Globex Sample Corporation", "Not known yet",
    ]  # fmt: skip


def test_heights_are_in_proportion() -> None:
    openai, _nusantara, globex = bars(comparison_chart(comparison_of(*THREE), ENGLISH, CANVAS))[:3]
    assert globex.height / openai.height == pytest.approx(744_000 / 555_000)


def test_an_open_total_has_an_open_box() -> None:
    drawing = comparison_chart(comparison_of(*THREE), ENGLISH, CANVAS)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.pattern is Pattern.OUTLINE]
    assert len(boxes) == 4


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_bars_stand_side_by_side_within_the_canvas(count: int) -> None:
    offers = [offer_from(company=f"Company {n}", pay=[{"type": "salary", "amount": "1"}]) for n in range(count)]
    drawing = comparison_chart(comparison_of(*offers), ENGLISH, CANVAS)
    found = bars(drawing)
    assert len(found) == 4 * count
    assert all(before.x + before.width < after.x for before, after in pairwise(found))
    assert found[-1].x + found[-1].width <= CANVAS.width


def test_up_to_twelve_offers_are_told_apart() -> None:
    offers = [offer_from(company=f"Company {n}", pay=[{"type": "salary", "amount": "1"}]) for n in range(12)]
    legend = comparison_chart(comparison_of(*offers), ENGLISH, CANVAS).legend
    assert len({(entry.role, entry.pattern) for entry in legend}) == 12


def test_two_offers_of_one_company_are_told_apart_by_role() -> None:
    offers = [offer_from(role=role) for role in ("Engineer", "Manager")]
    legend = comparison_chart(comparison_of(*offers), ENGLISH, CANVAS).legend
    assert [entry.label for entry in legend] == ["Acme — Engineer", "Acme — Manager"]


def test_it_can_be_read_aloud() -> None:
    summary = comparison_chart(comparison_of(*THREE), ENGLISH, CANVAS).summary
    assert summary.startswith("OpenAI. Year 1: at least $555,000;")
    assert "Nusantara Contoh. Year 1: " in summary


def test_nothing_compared_is_an_empty_chart() -> None:
    assert bars(comparison_chart(comparison_of(), ENGLISH, CANVAS)) == []
