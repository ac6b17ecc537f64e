"""The bars by year of one offer with the totals of another one as a line, on one scale."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import Canvas, Frame, Values, frame_for, total_texts, year_texts
from offercalc.presentation.charts.drawing import (
    Dash,
    Dot,
    Drawing,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Shape,
    Target,
)
from offercalc.presentation.charts.offer_chart import OfferBars, highest, stacked_bar, summary, total_words
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown, grid
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, RowKind, Table, TableRow
from offercalc.presentation.text.labels import company

_MOST_TIMES = Decimal("2.5")
"""How many times the highest bar a total may be that is drawn; the bars beside a higher one would be flat."""


class RivalLine(Struct, frozen=True):
    """The totals of another offer by year and over all years, in a currency; `company` is its name in full."""

    name: str
    years: tuple[Shown, ...]
    total: Shown
    currency: str
    company: str

    def fits(self, bars: OfferBars) -> bool:
        """Whether bars have the same currency and number of years, and so the same scale and places."""
        return (self.currency, len(self.years)) == (bars.currency, len(bars.years))

    @property
    def drawn(self) -> tuple[tuple[int, Shown], ...]:
        """The totals that have a point, each with the place of its year."""
        return tuple((at, total) for at, total in enumerate(self.years) if not total.is_unknown)

    def label(self, localizer: Localizer) -> str:
        """Return what the line shows: exact totals, likely ones, or what is known of them."""
        if any(total.high is None for total in self.years):
            return localizer.tr("{name}, at least", name=self.name)
        if all(total.is_exact for total in self.years):
            return localizer.tr("{name}, total", name=self.name)
        return localizer.tr("{name}, likely", name=self.name)


def rival_line(alone: Comparison, beside: Offer, localizer: Localizer) -> RivalLine:
    """Return the line of the only offer of a comparison, beside the bars of another offer."""
    (appraisal,) = alone.offers
    rounded = grid(appraisal, alone.assumptions, DISPLAY_DIGITS)
    name, _other = names_of((appraisal.offer, beside), localizer)
    currency, whole = alone.assumptions.currency, company(appraisal.offer)
    return RivalLine(name, rounded.years, rounded.total, currency, whole)


def bars_beside(bars: OfferBars, rival: RivalLine | None, canvas: Canvas) -> Drawing:
    """Draw bars with their totals below the years, where nothing covers them, and the line of a rival if any.

    A rival that would leave only flat bars is told in the legend instead.
    """
    top, rising = highest(bars.rounded.years), None if rival is None or not rival.drawn else rival
    most = max((total.likely for _at, total in rising.drawn), default=Decimal(0)) if rising is not None else Decimal(0)
    is_off = most > top * _MOST_TIMES
    line = None if is_off else rising
    values = Values(top if line is None else max(top, most), bars.currency, bars.rounded.total.high is None)
    frame, ground = frame_for(canvas, values, bars.localizer, has_totals=True)
    totals = total_texts(frame, total_words(bars, frame))
    stacks = [shape for at in range(len(bars.years)) for shape in stacked_bar(bars, frame, at)]
    words = [summary(bars.name, bars.years, bars.totals, bars.currency, bars.localizer)]
    if rising is not None:
        words.append(summary(rising.company, bars.years, rising.years, bars.currency, bars.localizer))
    return Drawing(
        width=canvas.width,
        height=canvas.height,
        shapes=(*ground, *stacks, *_line(line, frame), *year_texts(frame, bars.years), *totals),
        legend=(*bars.legend, *_legend(bars, rising, most, is_off=is_off)),
        summary=" ".join(words),
        targets=() if line is None else tuple(Target(x, y, 1, at) for (at, _), (x, y) in _points(line, frame)),
    )


def rival_words(bars: OfferBars, rival: RivalLine, at: int) -> str:
    """Return a total of the rival in words, by the place of its year."""
    return f"{bars.years[at]}, {rival.company}: {span_text(rival.years[at], bars.currency, bars.localizer)}"


def with_rival(table: Table, rival: RivalLine | None, localizer: Localizer) -> Table:
    """Return a table by year with a last row for the totals of a rival."""
    if rival is None:
        return table
    cells = tuple(cell_of(Amount(total, rival.currency), localizer) for total in (*rival.years, rival.total))
    label = localizer.tr("{name}, total", name=rival.name)
    return replace(table, rows=(*table.rows, TableRow(RowKind.NORMAL, label, "", cells)))


def _line(rival: RivalLine | None, frame: Frame) -> tuple[Shape, ...]:
    if rival is None:
        return ()
    points = tuple(point for _drawn, point in _points(rival, frame))
    return (Line(points, Role.LABEL, is_edged=True), *(Dot(x, y, Role.LABEL) for x, y in points))


def _points(rival: RivalLine, frame: Frame) -> list[tuple[tuple[int, Shown], tuple[float, float]]]:
    """Return each total that is drawn, with its point in the middle of its year."""
    places = []
    for at, total in rival.drawn:
        start, slot = frame.slot(at, len(rival.years))
        places.append(((at, total), (start + slot / 2, frame.y(total.likely))))
    return places


def _legend(bars: OfferBars, rival: RivalLine | None, most: Decimal, *, is_off: bool) -> tuple[LegendEntry, ...]:
    if rival is None:
        return ()
    label = rival.label(bars.localizer)
    if is_off:
        label = _off_scale(rival, most, bars.localizer)
    return (LegendEntry(Role.LABEL, Pattern.SOLID, label, Dash.SOLID, has_dot=not is_off),)


def _off_scale(rival: RivalLine, most: Decimal, localizer: Localizer) -> str:
    """Return that a rival is far above the bars, with the most it comes to in a year, which may be open above."""
    ends = [total.high for _at, total in rival.drawn]
    known = [end for end in ends if end is not None]
    is_open = len(known) < len(ends)
    highest_known = most if is_open else max(known)
    amount = brief_text(Shown.exactly(highest_known), rival.currency, localizer)
    if is_open:
        return localizer.tr("{name} is off this scale: {amount} a year or more", name=rival.name, amount=amount)
    return localizer.tr("{name} is off this scale: up to {amount} a year", name=rival.name, amount=amount)
