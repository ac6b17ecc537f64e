"""The chart of a rate's history: a line over days; the axis does not start at zero."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from typing import TypeAlias

from offercalc.analysis.rate_history import Point, RateHistory
from offercalc.domain.values.months import add_months, full_months
from offercalc.presentation.charts.chart_frame import STEPS, Canvas
from offercalc.presentation.charts.drawing import Anchor, Drawing, Line, Role, Rule, Shape, Target, Text
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.rate_text import decimal_of

_TOP = 10.0
_FOOT = 24.0
_RIGHT = 14.0
_GAP = 8.0
_TEXT_SIZE = 11.0
_LETTER_WIDTH = 0.62
_LETTER_MIDDLE = 0.36
_INTERVALS = 4
_POINTS_A_SAMPLE = 1.5
"""Width in points of a sample, of which one lowest and one highest rate are drawn."""
_MONTHS_TO_NAME_YEARS = 30
_MOST_DAYS_NAMED = 4
_HALF_STROKE = 1.0
_Place: TypeAlias = tuple[float, float]
_Places: TypeAlias = tuple[_Place, ...]


def rate_chart(history: RateHistory, since: date, until: date, localizer: Localizer, canvas: Canvas) -> Drawing:
    """Draw the history of a pair between two dates; a target's `place` is the index of the point in the history."""
    low, high = decimal_of(history.low.value), decimal_of(history.high.value)
    marks = _marks(low, high)
    labels = [localizer.figures.significant(mark) for mark in marks]
    left = max(map(len, labels)) * _TEXT_SIZE * _LETTER_WIDTH + _GAP
    right, bottom = canvas.width - _RIGHT, canvas.height - _FOOT
    days = max((until - since).days, 1)

    def x(day: date) -> float:
        return left + (right - left) * (day - since).days / days

    def y(value: float) -> float:
        share = (value - float(marks[0])) / float(marks[-1] - marks[0])
        return bottom - (bottom - _TOP) * share

    shapes: list[Shape] = []
    for mark, label in zip(marks, labels, strict=True):
        at = y(float(mark))
        shapes.append(Rule(left, at, right, at, Role.GRID))
        shapes.append(Text(left - _GAP, at + _TEXT_SIZE * _LETTER_MIDDLE, label, Anchor.END, Role.TEXT, _TEXT_SIZE))
    for day, words in _days(since, until, localizer):
        shapes.append(Text(x(day), bottom + 16, words, Anchor.MIDDLE, Role.TEXT, _TEXT_SIZE))
    places = _sampled(history, max(2, int((right - left) / _POINTS_A_SAMPLE)))
    at_places = [(x(history.points[place].day), y(float(history.points[place].value))) for place in places]
    shapes += [Line(points, Role.SERIES_1) for points in _unbroken(history, places, at_places)]
    targets = tuple(Target(*point, 0, place) for point, place in zip(at_places, places, strict=True))
    return Drawing(canvas.width, canvas.height, tuple(shapes), (), _summary(history, localizer), targets)


def rate_words(history: RateHistory, place: int, localizer: Localizer) -> str:
    """Return the date and the rate of one point in words."""
    point = history.points[place]
    return f"{localizer.figures.short_day(point.day)}: {_rate(point, localizer)} {history.quote}"


def _unbroken(history: RateHistory, places: tuple[int, ...], at_places: list[_Place]) -> Iterator[_Places]:
    """Yield the points of each unbroken line: no line crosses a gap, and a single day is a short stroke."""
    last_days = {last for last, _first in history.pauses}
    run = [at_places[0]]
    for (before, after), at_place in zip(pairwise(places), at_places[1:], strict=True):
        if any(history.points[place].day in last_days for place in range(before, after)):
            yield _stroke(run)
            run = []
        run.append(at_place)
    yield _stroke(run)


def _stroke(run: list[_Place]) -> _Places:
    if len(run) > 1:
        return tuple(run)
    ((x, y),) = run
    return (x - _HALF_STROKE, y), (x + _HALF_STROKE, y)


def _marks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Return round values that span the lowest and the highest rate."""
    rough = (high - low) / _INTERVALS or high / _INTERVALS
    scale = Decimal(1).scaleb(rough.adjusted())
    step = next(factor * scale for factor in STEPS if factor * scale >= rough)
    first, last = floor(low / step), ceil(high / step)
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def _sampled(history: RateHistory, most: int) -> tuple[int, ...]:
    """Return the points to draw: lowest and highest of each sample, the first, the last, and those around gaps."""
    points = history.points
    if len(points) <= 2 * most:
        return tuple(range(len(points)))
    chosen = {0, len(points) - 1}
    around = {day for pause in history.pauses for day in pause}
    chosen |= {place for place, point in enumerate(points) if point.day in around}
    for run in range(most):
        places = range(run * len(points) // most, (run + 1) * len(points) // most)
        chosen |= {min(places, key=lambda at: points[at].value), max(places, key=lambda at: points[at].value)}
    return tuple(sorted(chosen))


def _days(since: date, until: date, localizer: Localizer) -> list[tuple[date, str]]:
    """Return the dates to label: year starts, or a few dates of a shorter range."""
    months = full_months(since, until)
    if months >= _MONTHS_TO_NAME_YEARS:
        years = range(since.year + 1, until.year + 1)
        every = ceil(len(years) / (2 * _MOST_DAYS_NAMED))
        return [(date(year, 1, 1), str(year)) for year in years[::every]]
    if months >= _MOST_DAYS_NAMED:
        every = ceil(months / _MOST_DAYS_NAMED)
        days = [add_months(until, -number) for number in range(every, months + 1, every)]
    else:
        length = (until - since) / _MOST_DAYS_NAMED
        days = [until - length * number for number in range(1, _MOST_DAYS_NAMED)]
    return [(day, localizer.figures.short_day(day)) for day in reversed(days) if day > since + (until - since) / 12]


def _summary(history: RateHistory, localizer: Localizer) -> str:
    last = history.points[-1]
    return localizer.tr(
        "1 {base} in {quote}, {first} to {last}: lowest {low} on {low_day}, highest {high} on {high_day}, last {rate}.",
        base=history.base, quote=history.quote,
        first=localizer.figures.day(history.points[0].day), last=localizer.figures.day(last.day),
        low=_rate(history.low, localizer), low_day=localizer.figures.day(history.low.day),
        high=_rate(history.high, localizer), high_day=localizer.figures.day(history.high.day),
        rate=_rate(last, localizer),
    )  # fmt: skip


def _rate(point: Point, localizer: Localizer) -> str:
    return localizer.figures.significant(decimal_of(point.value))
