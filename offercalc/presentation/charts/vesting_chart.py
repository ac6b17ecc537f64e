"""The chart of a grant's vesting: the part vested by each date, as steps."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Anchor, Area, Drawing, Role, Rule, Shape, Target, Text
from offercalc.presentation.formats.localizer import Localizer

_LEFT = 44.0
_TOP = 12.0
_FOOT = 24.0
_GAP = 6.0
_TEXT_SIZE = 11.0
_LETTER_MIDDLE = 0.35
_LETTER_WIDTH = 0.55
"""Average width of a character of a date, as a fraction of the font size."""
_MOST_OF_IT = 0.94
"""The share of the width for the years; the rest shows that everything stays vested after them."""
_QUARTERS = 4
_HUNDRED = 100

Steps = tuple[tuple[date, Fraction], ...]
"""Dates in order, each with the part of the grant vested by then."""


def vesting_chart(name: str, steps: Steps, start: date, localizer: Localizer, canvas: Canvas) -> Drawing:
    """Draw a grant's steps from the vesting commencement date; without steps, only the axes."""
    years = max(1, -(-full_months(start, max((day for day, _part in steps), default=start)) // MONTHS_A_YEAR))
    end = add_months(start, years * MONTHS_A_YEAR)
    right, bottom = canvas.width - _GAP, canvas.height - _FOOT

    def x(day: date) -> float:
        return _LEFT + (right - _LEFT) * _MOST_OF_IT * (day - start).days / (end - start).days

    def y(part: Fraction) -> float:
        return bottom - (bottom - _TOP) * min(float(part), 1.0)

    shapes: list[Shape] = []
    for quarter in range(_QUARTERS + 1):
        height = y(Fraction(quarter, _QUARTERS))
        shapes.append(Rule(_LEFT, height, right, height, Role.GRID))
        label = f"{quarter * _HUNDRED // _QUARTERS}%"
        shapes.append(
            Text(_LEFT - _GAP, height + _TEXT_SIZE * _LETTER_MIDDLE, label, Anchor.END, Role.TEXT, _TEXT_SIZE)
        )
    places = [(x(day), y(part)) for day, part in steps]
    if steps:
        ends = [*(at for at, _height in places[1:]), right]
        corners = [(at, height) for (day, height), until in zip(places, ends, strict=True) for at in (day, until)]
        shapes.append(Area(((corners[0][0], bottom), *corners, (right, bottom)), Role.EQUITY))
    taken = 0.0
    for year in range(years + 1):
        day = add_months(start, year * MONTHS_A_YEAR)
        words = localizer.figures.short_day(day)
        half = len(words) * _TEXT_SIZE * _LETTER_WIDTH / 2
        if x(day) - half >= taken:
            shapes.append(Text(x(day), bottom + 16, words, Anchor.MIDDLE, Role.TEXT, _TEXT_SIZE))
            taken = x(day) + half + _GAP
    summary = ". ".join([name, *(step_words(step, localizer) for step in _told(steps))])
    targets = tuple(Target(at, height, 0, place) for place, (at, height) in enumerate(places))
    return Drawing(canvas.width, canvas.height, tuple(shapes), (), summary, targets)


def _told(steps: Steps) -> Steps:
    """Return the steps for the summary: the first one, and the last one of each year after it."""
    last_of_year = {(day - steps[0][0]).days // 366: (day, part) for day, part in steps} if steps else {}
    return tuple(dict.fromkeys([*steps[:1], *last_of_year.values()]))


def step_words(step: tuple[date, Fraction], localizer: Localizer) -> str:
    """Return a step in words: the date, and the part vested by then."""
    day, part = step
    percent = localizer.figures.number(round_half_up(part * _HUNDRED, 1).normalize())
    return localizer.tr("{day}: {percent}% vested", day=localizer.figures.short_day(day), percent=percent)
