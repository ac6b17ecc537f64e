"""A chart as plain shapes, laid out once and drawn alike on screen and on paper."""

# Lengths are in points of the drawing's own space, y grows downwards. A shape names its role, never a colour: each
# medium maps roles to its own palette.

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a shape stands for."""

    BASE = "base"
    BONUS = "bonus"
    ONE_TIME = "one_time"
    EQUITY = "equity"
    BENEFIT = "benefit"
    OPEN = "open"
    GRID = "grid"
    TEXT = "text"
    LABEL = "label"
    SERIES_1 = "series_1"
    SERIES_2 = "series_2"
    SERIES_3 = "series_3"
    SERIES_4 = "series_4"


class Pattern(StrEnum):
    """How an area is filled, so that certainty can be told without colour."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OUTLINE = "outline"


class Dash(StrEnum):
    """How a line is broken, so that lines can be told apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOTTED = "dash-dotted"


class Anchor(StrEnum):
    """Which end of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Bar(Struct, frozen=True, tag="bar"):
    """A rectangle that carries a value; `tip` is read on hover and by a screen reader."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    pattern: Pattern
    tip: str


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
    """A line through points, in their order."""

    points: tuple[tuple[float, float], ...]
    role: Role
    dash: Dash = Dash.SOLID


class Area(Struct, frozen=True, tag="area"):
    """A filled area that lines from point to point bound."""

    points: tuple[tuple[float, float], ...]
    role: Role


class Dot(Struct, frozen=True, tag="dot"):
    """A place on a line that is worth a look, such as where two cross."""

    x: float
    y: float
    role: Role


Shape = Bar | Rule | Text | Line | Area | Dot


class Target(Struct, frozen=True):
    """A place of a drawing that can be read: the value at `place` of one of its `series`, counted from 0."""

    x: float
    y: float
    series: int
    place: int


class LegendEntry(Struct, frozen=True):
    """What one fill, or the line where a dash is given, of the drawing means."""

    role: Role
    pattern: Pattern
    label: str
    dash: Dash | None = None


class Drawing(Struct, frozen=True):
    """Shapes on a canvas of `width` x `height`, with the summary that stands in for them in words.

    `targets` are the places to be read, where bars are not; what is said of each is worked out when it is read.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[LegendEntry, ...]
    summary: str
    targets: tuple[Target, ...] = ()
