"""Labels at the ends of lines in place of a legend: moved apart where the ends are near, each tied to its line."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from offercalc.presentation.charts.chart_frame import Frame
from offercalc.presentation.charts.drawing import Anchor, Dash, Line, Role, Shape, Text

MOST_LABELED = 3
"""The number of lines up to which they have labels; more have a legend."""
_TIE = 16.0
_GAP = 4.0
_APART = 15.0
"""The least distance between the baselines of two labels."""
_SIZE = 11.0
_LETTER_WIDTH = 0.6
_MIDDLE = 4.0
"""From the middle of the letters of a label to its baseline."""
_LARGEST_SHARE = 0.24


class LineEnd(Struct, frozen=True):
    """The last point of a line, its name, and how it is drawn."""

    name: str
    x: float
    y: float
    role: Role
    dash: Dash


def labels_for(names: Sequence[str], width: float) -> tuple[str, ...]:
    """Return what to write at the ends of lines in a drawing of a width: names, or as many of their words as fit.

    There is nothing to write if there are too many lines, or if shorter names would be the same or not fit.
    """
    if not 0 < len(names) <= MOST_LABELED:
        return ()
    most = int((_LARGEST_SHARE * width - _TIE - 2 * _GAP) / (_SIZE * _LETTER_WIDTH))
    labels = tuple(_shortened(name, most) for name in names)
    fits = all(0 < len(label) <= most for label in labels)
    return labels if fits and len(set(labels)) == len(labels) else ()


def room_for(labels: Sequence[str]) -> float:
    """Return the width that labels need beside the chart; 0 without any."""
    return max((_TIE + 2 * _GAP + len(label) * _SIZE * _LETTER_WIDTH for label in labels), default=0.0)


def end_labels(ends: Sequence[LineEnd], frame: Frame) -> list[Shape]:
    """Return the label of each line beside its end, and what ties them together, drawn like the line."""
    shapes: list[Shape] = []
    order = sorted(range(len(ends)), key=lambda index: ends[index].y)
    places = apart([ends[index].y for index in order], _APART, frame.top, frame.bottom)
    for index, y in zip(order, places, strict=True):
        end = ends[index]
        tie = (end.x + _GAP, end.y), (end.x + _GAP + _TIE / 2, y), (end.x + _TIE, y)
        shapes += (
            Line(tie, end.role, end.dash),
            Text(end.x + _TIE + _GAP, y + _MIDDLE, end.name, Anchor.START, Role.LABEL, _SIZE),
        )
    return shapes


def apart(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Return ascending places moved as little as it takes to be `gap` apart, between two bounds if there is room."""
    pools: list[list[float]] = []  # moved together: the sum of where they want to be, and a count
    for index, place in enumerate(places):
        pools.append([place - index * gap, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    highest = max(low, high - max(0, len(places) - 1) * gap)
    moved = [min(max(total / count, low), highest) for total, count in pools for _ in range(int(count))]
    return tuple(place + index * gap for index, place in enumerate(moved))


def _shortened(name: str, most: int) -> str:
    """Return the first words of a name, as many as fit."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > most:
        words.pop()
    return " ".join(words)
