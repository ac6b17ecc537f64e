"""The chart of one offer: a stacked bar per year, with certainty shown by pattern."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import (
    OPEN_HEIGHT,
    Canvas,
    Frame,
    Values,
    frame_for,
    total_texts,
    year_texts,
)
from offercalc.presentation.charts.drawing import Anchor, Bar, Drawing, LegendEntry, Line, Pattern, Role, Shape, Text
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Grid, GridRow, Shown, grid
from offercalc.presentation.formats.span_text import brief_text, mark_text, span_text
from offercalc.presentation.text.labels import category_label, certainty_label, company, component_label, year_label

PATTERNS = {
    Certainty.GUARANTEED: Pattern.SOLID,
    Certainty.EXPECTED: Pattern.HATCHED,
    Certainty.CONTINGENT: Pattern.DOTTED,
}
ROLES = {
    Category.BASE: Role.BASE,
    Category.BONUS: Role.BONUS,
    Category.ONE_TIME: Role.ONE_TIME,
    Category.EQUITY: Role.EQUITY,
    Category.BENEFIT: Role.BENEFIT,
}
_PATTERNS_OF_KINDS = {
    Category.BASE: Pattern.SOLID,
    Category.BONUS: Pattern.HATCHED,
    Category.ONE_TIME: Pattern.DOTTED,
    Category.EQUITY: Pattern.CROSSED,
    Category.BENEFIT: Pattern.STRIPED,
}
"""Patterns by kind of compensation for gray prints, used if certainty is not shown: each kind has its own."""
_ORDER = list(Category)
_BAR_SHARE = 0.52
_WIDEST_BAR = 96.0
_TOTAL, _LETTER_WIDTH = 12, 0.62
"""The size of a total, and how wide its letters are at most, on average."""
_CAP = 5.0
"""Half the width of the ends of a whisker."""


class OfferBars(Struct, frozen=True):
    """The bars of one offer before they have a size: all their texts, which take longer than drawing them.

    `stack` are the places of the rows from the bottom of a bar to its top; `tips` the texts of each row, by year.
    `kept` is what is left of the bars after tax, by year, if that is what they compare.
    """

    name: str
    rounded: Grid
    years: tuple[str, ...]
    currency: str
    localizer: Localizer
    stack: tuple[int, ...]
    tips: tuple[tuple[str, ...], ...]
    fills: tuple[tuple[Role, Pattern], ...]
    legend: tuple[LegendEntry, ...]
    kept: tuple[Shown, ...] = ()

    @property
    def totals(self) -> tuple[Shown, ...]:
        """The figures by year to compare and to tell: what is kept of the bars if they show that, else all of them."""
        return self.kept or self.rounded.years

    def drawing(self, canvas: Canvas) -> Drawing:
        """Draw the bars on a canvas."""
        values = Values(highest(self.rounded.years), self.currency, is_open=self.rounded.total.high is None)
        frame, ground = frame_for(canvas, values, self.localizer, has_totals=True)
        bars = tuple(shape for at in range(len(self.years)) for shape in stacked_bar(self, frame, at))
        return Drawing(
            width=canvas.width,
            height=canvas.height,
            shapes=(
                *ground,
                *bars,
                *year_texts(frame, self.years),
                *total_texts(frame, total_words(self, frame)),
            ),
            legend=self.legend,
            summary=summary(self.name, self.years, self.totals, self.currency, self.localizer),
        )


def offer_bars(comparison: Comparison, index: int, localizer: Localizer, *, names_certainty: bool = True) -> OfferBars:
    """Return the bars of one offer of a comparison in its display currency, with or without the certainty of parts."""
    appraisal = comparison.offers[index]
    rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    years = tuple(year_label(label, comparison.by, localizer) for label in comparison.labels)
    currency = comparison.assumptions.currency
    stack = _stacked(rounded)
    patterns = (
        PATTERNS[row.certainty] if names_certainty else _PATTERNS_OF_KINDS[row.category] for row in rounded.rows
    )
    fills = tuple((ROLES[row.category], pattern) for row, pattern in zip(rounded.rows, patterns, strict=True))
    names = (_row_name(appraisal.offer, row, localizer, names_certainty=names_certainty) for row in rounded.rows)
    tips = tuple(
        tuple(
            f"{year}, {name}: {span_text(cell, currency, localizer)}"
            for year, cell in zip(years, row.cells, strict=True)
        )
        for row, name in zip(rounded.rows, names, strict=True)
    )
    legend = _legend(rounded, stack, fills, localizer, names_certainty=names_certainty)
    return OfferBars(company(appraisal.offer), rounded, years, currency, localizer, stack, tips, fills, legend)


def offer_chart(
    comparison: Comparison, index: int, localizer: Localizer, canvas: Canvas, *, names_certainty: bool = True
) -> Drawing:
    """Draw one offer of a comparison in its display currency, with or without the certainty of each part."""
    return offer_bars(comparison, index, localizer, names_certainty=names_certainty).drawing(canvas)


def highest(totals: tuple[Shown, ...]) -> Decimal:
    """Return the largest total that an axis must show: the upper end of a range, or else the likely total."""
    return max((total.likely if total.high is None else total.high for total in totals), default=Decimal(0))


def whisker(x: float, total: Shown, frame: Frame) -> list[Shape]:
    """Draw how far a total may be off, from its lowest to its highest value; nothing if it is exact or not known."""
    top = total.likely if total.high is None else total.high
    if total.is_unknown or total.low is None or top == total.low:
        return []
    ends = frame.y(total.low), frame.y(top)
    caps = (Line(((x - _CAP, y), (x + _CAP, y)), Role.LABEL) for y in ends)
    return [Line(((x, ends[0]), (x, ends[1])), Role.LABEL), *caps]


def summary(name: str, years: tuple[str, ...], totals: tuple[Shown, ...], currency: str, localizer: Localizer) -> str:
    """Return the totals of a row of bars in words."""
    parts = [f"{year}: {span_text(total, currency, localizer)}" for year, total in zip(years, totals, strict=True)]
    return f"{name}. {'; '.join(parts)}."


def _stacked(rounded: Grid) -> tuple[int, ...]:
    """Return the places of the rows from the bottom of a bar to its top."""
    rows, certainties = rounded.rows, list(Certainty)
    order = {at: (_ORDER.index(row.category), certainties.index(row.certainty)) for at, row in enumerate(rows)}
    return tuple(sorted(order, key=order.__getitem__))


def stacked_bar(bars: OfferBars, frame: Frame, at: int) -> list[Shape]:
    """Draw the bar of one year, with an open box on top if a part is unknown."""
    x, width = _place(bars, frame, at)
    shapes: list[Shape] = []
    height = Decimal(0)
    filled = [
        (place, row.cells[at].likely) for place in bars.stack if (row := bars.rounded.rows[place]).cells[at].likely
    ]
    for number, (place, amount) in enumerate(filled, 1):
        top, bottom = frame.y(height + amount), frame.y(height)
        fill, tip = bars.fills[place], bars.tips[place][at]
        shapes.append(Bar(x, top, width, bottom - top, *fill, tip, is_top=number == len(filled)))
        height += amount
    top = frame.y(height)
    unknown = _unknown(bars, at)
    if unknown:
        tip = "\n".join(bars.tips[place][at] for place in unknown)
        shapes.append(Bar(x, top - OPEN_HEIGHT, width, OPEN_HEIGHT, Role.OPEN, Pattern.OUTLINE, tip))
        shapes.append(Text(x + width / 2, top - OPEN_HEIGHT / 2 + 4, "?", Anchor.MIDDLE, Role.OPEN, 12, bold=True))
    return shapes if bars.kept else [*shapes, *whisker(x + width / 2, bars.rounded.years[at], frame)]


def total_words(bars: OfferBars, frame: Frame) -> list[str]:
    """Return the totals in words; if one of them is wider than its slot, all of them as briefly as the axis."""
    words = [brief_text(total, bars.currency, bars.localizer) for total in bars.totals]
    room = frame.slot(0, len(bars.years))[1]
    if all(len(text) * _TOTAL * _LETTER_WIDTH <= room for text in words):
        return words
    return [mark_text(total, bars.currency, bars.localizer) for total in bars.totals]


def _place(bars: OfferBars, frame: Frame, at: int) -> tuple[float, float]:
    """Return the left end and the width of the bar of one year."""
    start, slot = frame.slot(at, len(bars.years))
    width = min(slot * _BAR_SHARE, _WIDEST_BAR)
    return start + (slot - width) / 2, width


def _unknown(bars: OfferBars, at: int) -> list[int]:
    """Return the places of the rows that have no upper bound in one year."""
    return [place for place, row in enumerate(bars.rounded.rows) if row.cells[at].high is None]


def _row_name(offer: Offer, row: GridRow, localizer: Localizer, *, names_certainty: bool) -> str:
    name = component_label(offer, row.component, localizer)
    return f"{name} ({certainty_label(row.certainty, localizer)})" if names_certainty else name


def _legend(
    rounded: Grid,
    stack: tuple[int, ...],
    fills: tuple[tuple[Role, Pattern], ...],
    localizer: Localizer,
    *,
    names_certainty: bool,
) -> tuple[LegendEntry, ...]:
    """Return one legend entry per fill, from the bottom of the bars to their top."""
    entries = {}
    for row, fill in ((rounded.rows[place], fills[place]) for place in stack):
        if row.total.likely:
            label = category_label(row.category, localizer)
            if names_certainty:
                label = f"{label}, {certainty_label(row.certainty, localizer)}"
            entries[fill] = LegendEntry(*fill, label)
    if rounded.total.high is None:
        label = localizer.tr("Not known yet")
        entries[Role.OPEN, Pattern.OUTLINE] = LegendEntry(Role.OPEN, Pattern.OUTLINE, label)
    return tuple(entries.values())
