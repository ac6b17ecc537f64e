from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.charts.chart_frame import Frame
from offercalc.presentation.charts.drawing import Dash, Line, Role, Text
from offercalc.presentation.charts.end_labels import LineEnd, apart, end_labels, labels_for, room_for


@pytest.mark.parametrize(
    ("names", "width", "labels"),
    [
        (("OpenAI", "Globex Sample Corporation"), 1000, ("OpenAI", "Globex Sample Corporation")),
        (("OpenAI", "Globex Sample Corporation"), 400, ("OpenAI", "Globex")),  # as many words as fit
        (("Acme Berlin", "Acme Paris"), 300, ()),  # shorter, both would be Acme
        (("Donaudampfschifffahrt",), 300, ()),
        (("A", "B", "C", "D"), 1000, ()),
        ((), 1000, ()),
    ],
)
def test_names_are_shortened_to_what_fits_or_left_to_a_legend(
    names: tuple[str, ...], width: float, labels: tuple[str, ...]
) -> None:
    assert labels_for(names, width) == labels
    assert room_for(labels) <= 0.24 * width
    assert bool(room_for(labels)) is bool(labels)


def test_a_label_stands_beside_the_end_of_its_line_and_is_drawn_like_it() -> None:
    frame = Frame(0, 100, 0, 200, Decimal(1))
    ends = [LineEnd("Low", 100, 150, Role.SERIES_1, Dash.SOLID), LineEnd("High", 100, 148, Role.SERIES_2, Dash.DASHED)]
    shapes = end_labels(ends, frame)
    ties = [shape for shape in shapes if isinstance(shape, Line)]
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    assert [text.text for text in texts] == ["High", "Low"]
    assert [(tie.role, tie.dash, tie.points[0][1]) for tie in ties] == [
        (Role.SERIES_2, Dash.DASHED, 148), (Role.SERIES_1, Dash.SOLID, 150),
    ]  # fmt: skip
    # 15 apart around the middle of both ends, 149: 141.5 and 156.5
    assert [tie.points[-1][1] for tie in ties] == [141.5, 156.5]


def test_near_places_are_moved_apart_and_far_ones_stay() -> None:
    assert apart([10, 12, 90], 15, 0, 200) == (3.5, 18.5, 90)
    assert apart([1, 2], 15, 0, 200) == (0, 15)  # not above the chart
    assert apart([199, 200], 15, 0, 200) == (185, 200)


@given(st.lists(st.floats(0, 200), max_size=6).map(sorted))
def test_places_keep_their_order_and_their_distance_within_the_chart(places: list[float]) -> None:
    found = apart(places, 15, 0, 200)
    assert len(found) == len(places)
    assert all(after - before >= 15 - 1e-6 for before, after in pairwise(found))
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in found)
