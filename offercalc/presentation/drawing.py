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


Shape = Bar | Rule | Text


class LegendEntry(Struct, frozen=True):
    """What one fill of the drawing means."""

    role: Role
    pattern: Pattern
    label: str


class Drawing(Struct, frozen=True):
    """Shapes on a canvas of `width` x `height`, with the summary that stands in for them in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[LegendEntry, ...]
    summary: str
