import msgspec
import pytest

from offercalc.domain.ledger.line import Category
from offercalc.presentation.charts.drawing import (
    Anchor,
    Area,
    Bar,
    Dash,
    Dot,
    Drawing,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Rule,
    Shape,
    Text,
)

BAR = Bar(0, 10, 20, 30, Role.BASE, Pattern.SOLID, "Base salary: $1")
RULE = Rule(0, 0, 100, 0, Role.GRID)
TEXT = Text(5, 12, "2026", Anchor.MIDDLE, Role.TEXT)
LINE = Line(((0, 1), (2, 3)), Role.SERIES_1, Dash.DASHED)
AREA = Area(((0, 0), (1, 0), (1, 1)), Role.EQUITY)
DOT = Dot(4, 5, Role.SERIES_2)


@pytest.mark.parametrize("shape", [BAR, RULE, TEXT, LINE, AREA, DOT])
def test_a_shape_survives_the_way_to_paper_as_json(shape: Shape) -> None:
    assert msgspec.json.decode(msgspec.json.encode(shape), type=Shape) == shape


@pytest.mark.parametrize(
    ("shape", "tag"), [(BAR, "bar"), (RULE, "rule"), (TEXT, "text"), (LINE, "line"), (AREA, "area"), (DOT, "dot")]
)
def test_a_shape_says_what_it_is(shape: Shape, tag: str) -> None:
    assert msgspec.to_builtins(shape)["type"] == tag


def test_a_shape_is_plain_unless_told() -> None:
    assert (RULE.dashed, TEXT.bold) == (False, False)


def test_every_kind_of_compensation_has_a_role() -> None:
    assert {category.name for category in Category} <= {role.name for role in Role}


def test_a_drawing_cannot_be_changed() -> None:
    drawing = Drawing(100, 50, (BAR, RULE, TEXT), (LegendEntry(Role.BASE, Pattern.SOLID, "Base"),), "One bar")
    with pytest.raises(AttributeError, match="immutable"):
        drawing.width = 1  # type: ignore[misc] # the test is that it cannot be set
