"""The bars by year of one of several offers, on the scale of all of them, with ticks where the baseline is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from offercalc.presentation.charts.chart_frame import Canvas, Frame, Values, ticks, top_of, year_texts
from offercalc.presentation.charts.drawing import (
    Anchor,
    Drawing,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Rule,
    Shape,
    Text,
)
from offercalc.presentation.charts.offer_chart import OfferBars, highest, stacked_bar, summary
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown

_FOOT = 24.0
_INSET = 14.0
_TICK_SHARE = 0.7
"""How much of the slot of a year a tick spans: more than a bar."""
_TEXT_SIZE = 11.0
_MIDDLE = 4.0
_LETTER_WIDTH, _GAP = 0.56, 4.0
"""The width of a letter as a share of its height, and how far labels are apart at least."""


class Scale(Struct, frozen=True):
    """The value axis that all offers share: its marks, and the values above which an unknown part needs room."""

    marks: tuple[Decimal, ...]
    values: Values

    def frame(self, canvas: Canvas) -> Frame:
        """Return the plot area of a canvas."""
        bottom = canvas.height - _FOOT
        top = top_of(bottom, self.values, self.marks[-1])
        return Frame(_INSET, canvas.width - _INSET, top, bottom, self.marks[-1])


def shared_scale(offers: tuple[OfferBars, ...], localizer: Localizer) -> Scale:
    """Return the scale on which the bars of all offers fit."""
    currency = offers[0].currency
    unit = localizer.figures.unit(currency)
    top = max(highest(bars.rounded.years) for bars in offers)
    opened = tuple(total for bars in offers for total in bars.rounded.years if total.high is None)
    values = Values(highest(opened) if opened else top, currency, is_open=bool(opened))
    return Scale(tuple(mark * unit for mark in ticks(top / unit)), values)


def compared_bars(
    bars: OfferBars, scale: Scale, baseline: tuple[Shown, ...], canvas: Canvas, narrowest: float | None = None
) -> Drawing:
    """Draw the bars of an offer; `baseline` are the totals by year of the baseline, none for the baseline itself.

    `narrowest` is the width of the narrowest drawing beside this one: the years of all are labelled in the same way.
    """
    frame = scale.frame(canvas)
    ground: list[Shape] = [Rule(0, y, canvas.width, y, Role.GRID) for y in map(frame.y, scale.marks)]
    beside = scale.frame(Canvas(narrowest or canvas.width, canvas.height))
    stacks = [shape for at in range(len(bars.years)) for shape in stacked_bar(bars, frame, at)]
    return Drawing(
        width=canvas.width,
        height=canvas.height,
        shapes=(
            *ground,
            *stacks,
            *_ticks(frame, baseline),
            *year_texts(frame, _fitting(bars.years, beside)),
        ),
        legend=bars.legend,
        summary=summary(bars.name, bars.years, bars.totals, bars.currency, bars.localizer),
    )


def _fitting(years: tuple[str, ...], frame: Frame) -> tuple[str, ...]:
    """Return the labels of years as they fit side by side: in full, by their numbers, or by the last two digits."""
    _start, slot = frame.slot(0, len(years))
    numbers = tuple("".join(filter(str.isdigit, year)) for year in years)
    shorter = tuple(number[-2:] for number in numbers)
    ways = (way for way in (years, numbers) if all(len(one) * _TEXT_SIZE * _LETTER_WIDTH + _GAP <= slot for one in way))
    return next(ways, shorter)


def scale_texts(scale: Scale, canvas: Canvas, localizer: Localizer) -> tuple[Text, ...]:
    """Return the labels of the shared axis, at the right end of a canvas."""
    frame = scale.frame(canvas)
    return tuple(
        Text(
            canvas.width,
            frame.y(mark) + _MIDDLE,
            localizer.figures.axis_mark(mark, scale.values.currency),
            Anchor.END,
            Role.TEXT,
            _TEXT_SIZE,
        )
        for mark in scale.marks
    )


def compared_legend(offers: tuple[OfferBars, ...], names: dict[Role, str], baseline: str) -> tuple[LegendEntry, ...]:
    """Return one entry for each kind of compensation and for the unknown, and one for the ticks of the baseline.

    `names` are the short names of the kinds by their role.
    """
    entries: dict[Role, LegendEntry] = {}
    for bars in offers:
        for entry in bars.legend:
            entries.setdefault(entry.role, LegendEntry(entry.role, entry.pattern, names.get(entry.role, entry.label)))
    order = [role for role in Role if role in entries]
    ticks_of_it = LegendEntry(Role.LABEL, Pattern.SOLID, baseline)
    return (*(entries[role] for role in order), *((ticks_of_it,) if len(offers) > 1 else ()))


def _ticks(frame: Frame, baseline: tuple[Shown, ...]) -> Iterator[Line]:
    """Yield a tick at the total of each year of the baseline."""
    for at, total in enumerate(baseline):
        start, slot = frame.slot(at, len(baseline))
        width = slot * _TICK_SHARE
        x, y = start + (slot - width) / 2, frame.y(total.likely)
        yield Line(((x, y), (x + width, y)), Role.LABEL)
