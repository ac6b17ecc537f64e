"""The ground of a bar chart: a value axis with round ticks, and places for the bars of each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from msgspec import Struct

from offercalc.presentation.drawing import Anchor, Role, Rule, Shape, Text
from offercalc.presentation.reader import Reader

OPEN_HEIGHT = 22.0
"""How tall the sign for an unknown part is drawn: it has no value that a height could show."""

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""What an axis may go up by, times a power of ten."""
_THOUSAND = 1000
_MOST_INTERVALS = 5
_TEXT_SIZE = 11.0
_GAP = 8.0
_HEADROOM = 20.0
_FOOT = 24.0
_LETTER_WIDTH = 0.66
_LETTER_MIDDLE = 0.36


class Canvas(Struct, frozen=True):
    """How large a drawing may be, in points of the medium it is for."""

    width: float
    height: float


class Frame(Struct, frozen=True):
    """Where values and years lie: `left`, `right`, `top` and `bottom` bound the bars, `highest` is the top's value."""

    left: float
    right: float
    top: float
    bottom: float
    highest: Decimal

    def y(self, value: Decimal) -> float:
        """Give the height at which a value lies, in the drawing's points."""
        if not self.highest:
            return self.bottom
        return self.bottom - (self.bottom - self.top) * float(value / self.highest)

    def slot(self, index: int, count: int) -> tuple[float, float]:
        """Give the left end and the width of the place of one year of `count`."""
        width = (self.right - self.left) / max(count, 1)
        return self.left + index * width, width


def ticks(highest: Decimal) -> tuple[Decimal, ...]:
    """Choose at most six round values from zero to the first at or above `highest`."""
    if highest <= 0:
        return (Decimal(0),)
    rough = highest / _MOST_INTERVALS
    scale = Decimal(1).scaleb(rough.adjusted())
    steps = (factor * scale for factor in STEPS if factor * scale >= rough)
    step = max(Decimal(1), next(step for step in steps if _is_told(step)))
    count = ceil(highest / step)
    return tuple(step * number for number in range(count + 1))


def _is_told(step: Decimal) -> bool:
    """Tell whether a label in whole numbers, or whole thousands, says all of a step and of what is counted by it."""
    return step < 1 or not step % (_THOUSAND if step >= _THOUSAND else 1)


class Values(Struct, frozen=True):
    """What an axis is for: values up to `highest` in a currency, and whether some are open above."""

    highest: Decimal
    currency: str
    is_open: bool


def frame_for(canvas: Canvas, values: Values, reader: Reader) -> tuple[Frame, tuple[Shape, ...]]:
    """Lay out the axis for some values: the frame, and its rules and labels."""
    unit = reader.figures.unit(values.currency)
    marks = tuple(mark * unit for mark in ticks(values.highest / unit))
    labels = [reader.figures.compact(mark, values.currency) for mark in marks]
    left = max(map(len, labels)) * _TEXT_SIZE * _LETTER_WIDTH + _GAP
    headroom = _HEADROOM + (OPEN_HEIGHT if values.is_open else 0)
    frame = Frame(left, canvas.width, headroom, canvas.height - _FOOT, marks[-1])
    shapes: list[Shape] = []
    for mark, label in zip(marks, labels, strict=True):
        y = frame.y(mark)
        shapes.append(Rule(left, y, canvas.width, y, Role.GRID))
        shapes.append(Text(left - _GAP, y + _TEXT_SIZE * _LETTER_MIDDLE, label, Anchor.END, Role.TEXT, _TEXT_SIZE))
    return frame, tuple(shapes)


def year_texts(frame: Frame, labels: Sequence[str]) -> tuple[Shape, ...]:
    """Write the name of each year under its place."""
    shapes = []
    for index, label in enumerate(labels):
        start, width = frame.slot(index, len(labels))
        shapes.append(Text(start + width / 2, frame.bottom + 16, label, Anchor.MIDDLE, Role.TEXT, _TEXT_SIZE))
    return tuple(shapes)
