from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.charts.chart_frame import Canvas, Frame, Values, frame_for, ticks, year_texts
from offercalc.presentation.charts.drawing import Rule, Text
from tests.tools import ENGLISH

AMOUNTS = st.decimals(min_value=1, max_value=10**30, places=2)


@pytest.mark.parametrize(
    ("highest", "marks"),
    [
        ("0", ["0"]),
        ("1", ["0", "1"]),
        ("7", ["0", "2", "4", "6", "8"]),
        ("555000", ["0", "200000", "400000", "600000"]),
        ("1000000", ["0", "200000", "400000", "600000", "800000", "1000000"]),
        ("10072251477", ["0", "2500000000", "5000000000", "7500000000", "10000000000", "12500000000"]),
    ],
)
def test_ticks_are_round(highest: str, marks: list[str]) -> None:
    assert [f"{mark:f}" for mark in ticks(Decimal(highest))] == marks


@given(AMOUNTS)
def test_ticks_are_few_even_and_reach_the_highest(highest: Decimal) -> None:
    marks = ticks(highest)
    assert 2 <= len(marks) <= 6
    assert marks[-2] < highest <= marks[-1]
    assert len({after - before for before, after in pairwise(marks)}) == 1


def test_a_value_lies_between_the_ends_of_the_axis() -> None:
    frame = Frame(left=50, right=450, top=20, bottom=220, highest=Decimal(100))
    assert (frame.y(Decimal(0)), frame.y(Decimal(50)), frame.y(Decimal(100))) == (220, 120, 20)


def test_without_values_everything_lies_on_the_ground() -> None:
    assert Frame(0, 10, 0, 100, Decimal(0)).y(Decimal(5)) == 100


def test_years_share_the_width() -> None:
    frame = Frame(left=50, right=450, top=20, bottom=220, highest=Decimal(1))
    assert [frame.slot(year, 4) for year in range(4)] == [(50, 100), (150, 100), (250, 100), (350, 100)]
    assert frame.slot(0, 0) == (50, 400)


def test_an_axis_has_a_rule_and_a_label_for_every_tick() -> None:
    _frame, shapes = frame_for(Canvas(500, 300), Values(Decimal(555_000), "USD", is_open=False), ENGLISH)
    labels = [shape.text for shape in shapes if isinstance(shape, Text)]
    assert labels == ["$0", "$200K", "$400K", "$600K"]
    assert sum(isinstance(shape, Rule) for shape in shapes) == 4


def test_open_values_leave_room_above() -> None:
    closed, _shapes = frame_for(Canvas(500, 300), Values(Decimal(1), "USD", is_open=False), ENGLISH)
    is_open, _shapes = frame_for(Canvas(500, 300), Values(Decimal(1), "USD", is_open=True), ENGLISH)
    assert is_open.top > closed.top


def test_years_are_named_below_the_bars() -> None:
    frame = Frame(left=0, right=200, top=20, bottom=220, highest=Decimal(1))
    texts = [shape for shape in year_texts(frame, ["Year 1", "Year 2"]) if isinstance(shape, Text)]
    assert [(text.text, text.x) for text in texts] == [("Year 1", 50), ("Year 2", 150)]
    assert all(text.y > frame.bottom for text in texts)


@pytest.mark.parametrize("highest", ["7.5", "9", "8000", "12000", "900", "11", "2400000"])
def test_no_two_labels_are_the_same_and_each_says_all_of_its_value(highest: str) -> None:
    _frame, ground = frame_for(Canvas(600, 300), Values(Decimal(highest), "USD", is_open=False), ENGLISH)
    labels = [shape.text for shape in ground if isinstance(shape, Text)]
    assert len(labels) == len(set(labels)) > 2
    units = {"K": 1000, "M": 1_000_000}
    told = [Decimal(text.strip("$KM")) * units.get(text[-1], 1) for text in labels]
    assert told == list(ticks(Decimal(highest)))
