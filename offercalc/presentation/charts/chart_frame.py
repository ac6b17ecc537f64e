"""The frame of a bar chart: a value axis with round ticks, and a slot for the bars of each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from msgspec import Struct

from offercalc.presentation.charts.drawing import Anchor, Role, Rule, Shape, Text
from offercalc.presentation.formats.localizer import Localizer

OPEN_HEIGHT = 22.0
"""Height of the marker for an unknown part, which has no value to scale by."""

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""Possible steps of an axis, times a power of ten."""
_THOUSAND = 1000
_MOST_INTERVALS = 5
_TEXT_SIZE = 11.0
_TOTAL_SIZE = 12.0
_BELOW = 16.0
"""The distance from the axis to the baseline of the labels of the years."""
_GAP = 8.0
_HEADROOM = 14.0
_FOOT = 24.0
_SECOND_LINE = 17.0
"""The height of a line of text below the labels of the years."""
_LETTER_WIDTH = 0.66
_LETTER_MIDDLE = 0.36


class Canvas(Struct, frozen=True):
    """The size of a drawing, in points of its medium."""

    width: float
    height: float


class Frame(Struct, frozen=True):
    """The plot area: `left`, `right`, `top` and `bottom` bound the bars, `highest` is the value at the top."""

    left: float
    right: float
    top: float
    bottom: float
    highest: Decimal

    def y(self, value: Decimal) -> float:
        """Return the y coordinate of a value, in the drawing's points."""
        if not self.highest:
            return self.bottom
        return self.bottom - (self.bottom - self.top) * float(value / self.highest)

    def slot(self, index: int, count: int) -> tuple[float, float]:
        """Return the left end and the width of the slot of one year of `count`."""
        width = (self.right - self.left) / max(count, 1)
        return self.left + index * width, width


def ticks(highest: Decimal) -> tuple[Decimal, ...]:
    """Return at most six round values, from zero to the first one at or above `highest`."""
    if highest <= 0:
        return (Decimal(0),)
    rough = highest / _MOST_INTERVALS
    scale = Decimal(1).scaleb(rough.adjusted())
    steps = (factor * scale for factor in STEPS if factor * scale >= rough)
    step = max(Decimal(1), next(step for step in steps if _is_told(step)))
    count = ceil(highest / step)
    return tuple(step * number for number in range(count + 1))


def _is_told(step: Decimal) -> bool:
    """Whether labels in whole numbers, or in whole thousands, are exact for every multiple of a step."""
    return step < 1 or not step % (_THOUSAND if step >= _THOUSAND else 1)


class Values(Struct, frozen=True):
    """The values an axis must show: up to `highest`, in a currency; `is_open` if some have no upper bound."""

    highest: Decimal
    currency: str
    is_open: bool


def top_of(bottom: float, values: Values, highest: Decimal) -> float:
    """Return where the axis ends that is marked up to `highest`: lower if the box of an unknown part needs the room."""
    if not values.is_open or not highest or not values.highest:
        return _HEADROOM + (OPEN_HEIGHT if values.is_open else 0)
    share = float(values.highest / highest)
    return _HEADROOM + max(0.0, (OPEN_HEIGHT - (bottom - _HEADROOM) * (1 - share)) / share)


def frame_for(
    canvas: Canvas, values: Values, localizer: Localizer, *, has_totals: bool = False
) -> tuple[Frame, tuple[Shape, ...]]:
    """Return the frame for some values, and the shapes of its grid lines and labels; with room for totals below it."""
    unit = localizer.figures.unit(values.currency)
    marks = tuple(mark * unit for mark in ticks(values.highest / unit))
    labels = [localizer.figures.axis_mark(mark, values.currency) for mark in marks]
    left = max(map(len, labels)) * _TEXT_SIZE * _LETTER_WIDTH + _GAP
    bottom = canvas.height - _FOOT - (_SECOND_LINE if has_totals else 0)
    frame = Frame(left, canvas.width, top_of(bottom, values, marks[-1]), bottom, marks[-1])
    shapes: list[Shape] = []
    for mark, label in zip(marks, labels, strict=True):
        y = frame.y(mark)
        shapes.append(Rule(left, y, canvas.width, y, Role.GRID))
        shapes.append(Text(left - _GAP, y + _TEXT_SIZE * _LETTER_MIDDLE, label, Anchor.END, Role.TEXT, _TEXT_SIZE))
    return frame, tuple(shapes)


def year_texts(frame: Frame, labels: Sequence[str]) -> tuple[Shape, ...]:
    """Return the label of each year, placed under its slot."""
    return tuple(
        Text(x, frame.bottom + _BELOW, label, Anchor.MIDDLE, Role.TEXT, _TEXT_SIZE)
        for x, label in zip(_middles(frame, len(labels)), labels, strict=True)
    )


def total_texts(frame: Frame, totals: Sequence[str]) -> tuple[Shape, ...]:
    """Return the total of each year, placed under its label, where no bar and no line covers it."""
    return tuple(
        Text(x, frame.bottom + _BELOW + _SECOND_LINE, total, Anchor.MIDDLE, Role.LABEL, _TOTAL_SIZE, bold=True)
        for x, total in zip(_middles(frame, len(totals)), totals, strict=True)
    )


def _middles(frame: Frame, count: int) -> Iterator[float]:
    """Yield the middle of the slot of each year."""
    for index in range(count):
        start, width = frame.slot(index, count)
        yield start + width / 2
