"""The chart of a comparison: for every year the total of each offer, side by side."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.presentation.charts.chart_frame import OPEN_HEIGHT, Canvas, Frame, Values, frame_for, year_texts
from offercalc.presentation.charts.drawing import Anchor, Bar, Drawing, LegendEntry, Pattern, Role, Shape, Text
from offercalc.presentation.charts.offer_chart import highest, summary, whisker
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import NOTHING, Shown, grid
from offercalc.presentation.formats.span_text import span_text
from offercalc.presentation.names.shown_names import compared_titles
from offercalc.presentation.text.labels import year_label

SERIES_ROLES = (Role.SERIES_1, Role.SERIES_2, Role.SERIES_3, Role.SERIES_4, Role.SERIES_5, Role.SERIES_6)
"""The colors of offers, in the order of the comparison."""
_PATTERNS = (
    Pattern.SOLID, Pattern.HATCHED, Pattern.DOTTED, Pattern.STRIPED, Pattern.CROSSED, Pattern.UPRIGHT, Pattern.PALE,
    Pattern.FALLING, Pattern.SPOTTED, Pattern.CHECKED,
)  # fmt: skip
"""Each of ten offers is told apart by its pattern alone, as on a gray print."""
_GROUP_SHARE = 0.72
_WIDEST_BAR = 44.0
_GAP = 3.0


class Series(Struct, frozen=True):
    """One offer's totals by year, and how its bars are filled."""

    name: str
    totals: tuple[Shown, ...]
    role: Role
    pattern: Pattern


def comparison_chart(comparison: Comparison, localizer: Localizer, canvas: Canvas) -> Drawing:
    """Draw the totals by year of every offer of a comparison, in its display currency."""
    series = _series(comparison, localizer)
    currency = comparison.assumptions.currency
    years = tuple(year_label(label, comparison.by, localizer) for label in comparison.labels)
    top = max((highest(one.totals) for one in series), default=Decimal(0))
    is_open = any(total.high is None for one in series for total in one.totals)
    frame, ground = frame_for(canvas, Values(top, currency, is_open), localizer)
    bars: list[Shape] = []
    for at, year in enumerate(years):
        for place, one in enumerate(series):
            tip = f"{year}, {one.name}: {span_text(one.totals[at], currency, localizer)}"
            bars += _bar(one, at, _place(frame, (at, len(years)), (place, len(series))), frame, tip)
    texts = (summary(one.name, years, one.totals, currency, localizer) for one in series)
    return Drawing(
        width=canvas.width,
        height=canvas.height,
        shapes=(*ground, *bars, *year_texts(frame, years)),
        legend=_legend(series, localizer),
        summary=" ".join(texts),
    )


def _series(comparison: Comparison, localizer: Localizer) -> tuple[Series, ...]:
    result = []
    names = compared_titles(comparison, localizer)
    for index, (appraisal, name) in enumerate(zip(comparison.offers, names, strict=True)):
        rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
        totals = rounded.years or (NOTHING,) * len(comparison.labels)
        role, pattern = SERIES_ROLES[index % len(SERIES_ROLES)], _PATTERNS[index % len(_PATTERNS)]
        result.append(Series(name, totals, role, pattern))
    return tuple(result)


def _place(frame: Frame, year: tuple[int, int], series: tuple[int, int]) -> tuple[float, float]:
    """Return the left end and the width of a bar, by the (index, count) of its year and of its offer."""
    start, slot = frame.slot(*year)
    place, count = series
    width = min(slot * _GROUP_SHARE / count - _GAP, _WIDEST_BAR)
    group = count * (width + _GAP) - _GAP
    return start + (slot - group) / 2 + place * (width + _GAP), width


def _bar(one: Series, at: int, place: tuple[float, float], frame: Frame, tip: str) -> list[Shape]:
    x, width = place
    total = one.totals[at]
    y = frame.y(total.likely)
    shapes: list[Shape] = []
    if total.likely:
        shapes.append(Bar(x, y, width, frame.bottom - y, one.role, one.pattern, tip))
    if total.high is None:
        shapes.append(Bar(x, y - OPEN_HEIGHT, width, OPEN_HEIGHT, Role.OPEN, Pattern.OUTLINE, tip))
        shapes.append(Text(x + width / 2, y - OPEN_HEIGHT / 2 + 4, "?", Anchor.MIDDLE, Role.OPEN, 12, bold=True))
    return [*shapes, *whisker(x + width / 2, total, frame)]


def _legend(series: tuple[Series, ...], localizer: Localizer) -> tuple[LegendEntry, ...]:
    entries = [LegendEntry(one.role, one.pattern, one.name) for one in series]
    if any(total.high is None for one in series for total in one.totals):
        entries.append(LegendEntry(Role.OPEN, Pattern.OUTLINE, localizer.tr("Not known yet")))
    return tuple(entries)
