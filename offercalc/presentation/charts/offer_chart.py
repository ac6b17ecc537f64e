"""The chart of one offer: a stacked bar per year, with certainty shown by pattern."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import OPEN_HEIGHT, Canvas, Frame, Values, frame_for, year_texts
from offercalc.presentation.charts.drawing import Anchor, Bar, Drawing, LegendEntry, Pattern, Role, Shape, Text
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Grid, GridRow, Shown, grid
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.text.labels import category_label, certainty_label, company, component_label, year_label

PATTERNS = {
    Certainty.GUARANTEED: Pattern.SOLID,
    Certainty.EXPECTED: Pattern.HATCHED,
    Certainty.CONTINGENT: Pattern.DOTTED,
}
_ROLES = {
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
    Category.EQUITY: Pattern.HATCHED,
    Category.BENEFIT: Pattern.SOLID,
}
"""Patterns by kind of compensation for gray prints, used if certainty is not shown; neighbors in a bar differ."""
_ORDER = list(Category)
_BAR_SHARE = 0.52
_WIDEST_BAR = 96.0


class _Scene(Struct, frozen=True):
    """The data that every part of the drawing needs."""

    offer: Offer
    rounded: Grid
    years: tuple[str, ...]
    currency: str
    localizer: Localizer
    names_certainty: bool


def offer_chart(
    comparison: Comparison, index: int, localizer: Localizer, canvas: Canvas, *, names_certainty: bool = True
) -> Drawing:
    """Draw one offer of a comparison in its display currency, with or without the certainty of each part."""
    appraisal = comparison.offers[index]
    rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    years = tuple(year_label(label, comparison.by, localizer) for label in comparison.labels)
    currency = comparison.assumptions.currency
    scene = _Scene(appraisal.offer, rounded, years, currency, localizer, names_certainty)
    values = Values(highest(rounded.years), scene.currency, is_open=rounded.total.high is None)
    frame, ground = frame_for(canvas, values, localizer)
    bars = tuple(shape for at in range(len(years)) for shape in _stack(scene, frame, at))
    return Drawing(
        width=canvas.width,
        height=canvas.height,
        shapes=(*ground, *bars, *year_texts(frame, years)),
        legend=_legend(scene),
        summary=summary(company(appraisal.offer), years, rounded.years, scene.currency, localizer),
    )


def highest(totals: tuple[Shown, ...]) -> Decimal:
    """Return the largest likely total."""
    return max((total.likely for total in totals), default=Decimal(0))


def summary(name: str, years: tuple[str, ...], totals: tuple[Shown, ...], currency: str, localizer: Localizer) -> str:
    """Return the totals of a row of bars in words."""
    parts = [f"{year}: {span_text(total, currency, localizer)}" for year, total in zip(years, totals, strict=True)]
    return f"{name}. {'; '.join(parts)}."


def _stacked(rounded: Grid) -> list[GridRow]:
    """Return the rows from the bottom of a bar to its top."""
    return sorted(rounded.rows, key=lambda row: (_ORDER.index(row.category), list(Certainty).index(row.certainty)))


def _stack(scene: _Scene, frame: Frame, at: int) -> list[Shape]:
    """Draw the bar of one year, an open box on top if a part is unknown, and the total above."""
    start, slot = frame.slot(at, len(scene.years))
    width = min(slot * _BAR_SHARE, _WIDEST_BAR)
    x = start + (slot - width) / 2
    shapes: list[Shape] = []
    height = Decimal(0)
    for row in _stacked(scene.rounded):
        cell = row.cells[at]
        if cell.likely:
            top, bottom = frame.y(height + cell.likely), frame.y(height)
            fill = _fill(scene, row)
            shapes.append(Bar(x, top, width, bottom - top, *fill, _tip(scene, row, at)))
            height += cell.likely
    top = frame.y(height)
    unknown = [row for row in scene.rounded.rows if row.cells[at].high is None]
    if unknown:
        tip = "\n".join(_tip(scene, row, at) for row in unknown)
        shapes.append(Bar(x, top - OPEN_HEIGHT, width, OPEN_HEIGHT, Role.OPEN, Pattern.OUTLINE, tip))
        shapes.append(Text(x + width / 2, top - OPEN_HEIGHT / 2 + 4, "?", Anchor.MIDDLE, Role.OPEN, 12, bold=True))
        top -= OPEN_HEIGHT
    total = brief_text(scene.rounded.years[at], scene.currency, scene.localizer)
    shapes.append(Text(x + width / 2, top - 6, total, Anchor.MIDDLE, Role.LABEL, 11, bold=True))
    return shapes


def _fill(scene: _Scene, row: GridRow) -> tuple[Role, Pattern]:
    pattern = PATTERNS[row.certainty] if scene.names_certainty else _PATTERNS_OF_KINDS[row.category]
    return _ROLES[row.category], pattern


def _tip(scene: _Scene, row: GridRow, at: int) -> str:
    name = component_label(scene.offer, row.component, scene.localizer)
    if scene.names_certainty:
        name = f"{name} ({certainty_label(row.certainty, scene.localizer)})"
    return f"{scene.years[at]}, {name}: {span_text(row.cells[at], scene.currency, scene.localizer)}"


def _legend(scene: _Scene) -> tuple[LegendEntry, ...]:
    """Return one legend entry per fill, from the bottom of the bars to their top."""
    entries = {}
    for row in _stacked(scene.rounded):
        if row.total.likely:
            label = category_label(row.category, scene.localizer)
            if scene.names_certainty:
                label = f"{label}, {certainty_label(row.certainty, scene.localizer)}"
            fill = _fill(scene, row)
            entries[fill] = LegendEntry(*fill, label)
    if scene.rounded.total.high is None:
        label = scene.localizer.tr("Not known yet")
        entries[Role.OPEN, Pattern.OUTLINE] = LegendEntry(Role.OPEN, Pattern.OUTLINE, label)
    return tuple(entries.values())
