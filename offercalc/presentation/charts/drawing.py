"""A chart as plain shapes, laid out once and drawn alike on screen and on paper."""

# Lengths are in points of the drawing's own space, y grows downwards. A shape names its role, never a color: each
# medium maps roles to its own palette.

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a shape represents."""

    BASE = "base"
    BONUS = "bonus"
    ONE_TIME = "one_time"
    EQUITY = "equity"
    BENEFIT = "benefit"
    TAX = "tax"
    OPEN = "open"
    GRID = "grid"
    TEXT = "text"
    LABEL = "label"
    SERIES_1 = "series_1"
    SERIES_2 = "series_2"
    SERIES_3 = "series_3"
    SERIES_4 = "series_4"
    SERIES_5 = "series_5"
    SERIES_6 = "series_6"


class Pattern(StrEnum):
    """Fill pattern of an area, so that certainty, kinds of pay and offers are told apart without color.

    Hatches rise to the right, falling ones fall, and crossed ones do both; checked is striped and upright; spots are
    large dots, and pale has no marks.
    """

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    STRIPED = "striped"
    CROSSED = "crossed"
    UPRIGHT = "upright"
    FALLING = "falling"
    CHECKED = "checked"
    SPOTTED = "spotted"
    PALE = "pale"
    OUTLINE = "outline"
    FRAME = "frame"


class Dash(StrEnum):
    """Dash pattern of a line, so that lines can be told apart without color."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOTTED = "dash-dotted"


class Anchor(StrEnum):
    """Which end of a text is at its position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Bar(Struct, frozen=True, tag="bar"):
    """A rectangle that carries a value; `tip` is read on hover and by a screen reader.

    `is_top` tells whether nothing of the same bar lies on it: its upper corners are round.
    """

    x: float
    y: float
    width: float
    height: float
    role: Role
    pattern: Pattern
    tip: str
    is_top: bool = True


class Rule(Struct, frozen=True, tag="rule"):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    dashed: bool = False


class Text(Struct, frozen=True, tag="text"):
    """A line of text whose baseline starts, ends or is centred at (x, y)."""

    x: float
    y: float
    text: str
    anchor: Anchor
    role: Role
    size: float = 11
    bold: bool = False


class Line(Struct, frozen=True, tag="line"):
    """A line through points, in their order; with an edge in the color of the ground it stands out from fills."""

    points: tuple[tuple[float, float], ...]
    role: Role
    dash: Dash = Dash.SOLID
    is_edged: bool = False


class Area(Struct, frozen=True, tag="area"):
    """A filled area that lines from point to point bound."""

    points: tuple[tuple[float, float], ...]
    role: Role


class Dot(Struct, frozen=True, tag="dot"):
    """A marked point on a line, such as where two lines cross."""

    x: float
    y: float
    role: Role


Shape = Bar | Rule | Text | Line | Area | Dot


class Target(Struct, frozen=True):
    """A point of a drawing that shows its value: the one at index `place` of series number `series`, from 0."""

    x: float
    y: float
    series: int
    place: int


class LegendEntry(Struct, frozen=True):
    """The label of a fill of the drawing, or of a line if a dash is given, with or without dots on it."""

    role: Role
    pattern: Pattern
    label: str
    dash: Dash | None = None
    has_dot: bool = False


class Drawing(Struct, frozen=True):
    """Shapes on a canvas of `width` x `height`, with a summary as their text alternative.

    `targets` are the points that show values in charts without bars; their texts are computed on demand.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[LegendEntry, ...]
    summary: str
    targets: tuple[Target, ...] = ()
