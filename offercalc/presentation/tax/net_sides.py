"""Offers side by side after tax: ranked by take-home, with taxes as an empty outline above what is kept of a bar."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.standing import Best, best_of, in_order, ranked_figures, standings
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear
from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.domain.values.estimate import Span
from offercalc.presentation.charts.drawing import LegendEntry, Pattern, Role
from offercalc.presentation.charts.offer_chart import OfferBars
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import NOTHING, Grid, GridRow, Shown, add, grid
from offercalc.presentation.formats.span_text import cell_text, span_text
from offercalc.presentation.names.shown_names import compared_names
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.side_by_side import (
    Head,
    SideBySide,
    about_offers,
    difference_words,
    named_apart,
    rank_words,
    spans_of,
)
from offercalc.presentation.tables.table import RowKind, Table
from offercalc.presentation.tax.take_home_page import (
    Kept,
    headlines_from_baseline,
    shown_years,
    take_home_table,
    unknown_text,
)
from offercalc.presentation.text.assumption_text import after_tax
from offercalc.presentation.text.labels import company, year_label

_UNKNOWN = Shown(None, Decimal(0), None)
_UNKNOWN_TEXT = "?"
_PLACE = Component(Kind.PAY, 0)
"""Bars after tax have no component of an offer; this stands in for it and is never shown."""
_FILLS = ((Role.BASE, Pattern.SOLID), (Role.TAX, Pattern.FRAME))


class _Net(Struct, frozen=True):
    """A ranked comparison with its take-home, and the rounded totals after tax; None where that is not known."""

    comparison: Comparison
    kept: Kept
    totals: tuple[Shown | None, ...]
    localizer: Localizer

    @property
    def known(self) -> list[int]:
        """The indices of the offers that have a rank."""
        return [index for index, total in enumerate(self.totals) if total is not None]

    def write(self, value: Shown) -> str:
        """Return an amount in the display currency."""
        return cell_text(value, self.comparison.assumptions.currency, self.localizer)


def net_sides(comparison: Comparison, kept: Kept, localizer: Localizer, by: Order = Ranking.TOTAL) -> SideBySide:
    """Return offers in the order of a ranking after tax, those for which that is not known last, in the order given.

    What is guaranteed is known before tax only. A person's own order holds for all of them.
    """
    order = by if isinstance(by, tuple) else _order(comparison, kept, by)
    ranked = in_order(comparison, order)
    found = tuple(kept[index] for index in order)
    net = _Net(ranked, found, tuple(map(_total, found)), localizer)
    named = named_apart(comparison, order, localizer)
    table = take_home_table(named, found, localizer)
    headlines = headlines_from_baseline(named, found, localizer) or _what_lacks(found, localizer)
    page = comparison_page(ranked, localizer, lambda _comparison: (), named)
    assumed = after_tax(page.assumptions, ranked.assumptions.discount_percent, localizer)
    page = replace(page, headlines=headlines, table=table, assumptions=assumed)
    years = localizer.plural("{number} year", "{number} years", ranked.assumptions.years)
    return SideBySide(
        comparison=ranked,
        order=order,
        page=page,
        heads=_heads(net, about_offers(comparison, order, localizer)),
        best=_best(table, net.known),
        bars=tuple(net_bars(ranked, index, found[index], localizer) for index in range(len(order))),
        localizer=localizer,
        note=localizer.tr("Take-home over {years}", years=years),
        bars_label=localizer.tr("Take-home by year"),
        kinds={Role.BASE: localizer.tr("Take-home"), Role.TAX: localizer.tr("Taxes")},
    )


def _what_lacks(kept: Kept, localizer: Localizer) -> tuple[str, ...]:
    """Return what to do before offers can be compared after tax."""
    if any(isinstance(one, NotKnown) and one.lacks_place for one in kept):
        return (localizer.tr("Confirm where each offer is taxed to compare what is left of it."),)
    return ()


def _order(comparison: Comparison, kept: Kept, ranking: Ranking) -> tuple[int, ...]:
    gross = ranked_figures(comparison, ranking)

    def figure(found: TakeHome, index: int) -> Fraction:
        match ranking:
            case Ranking.TOTAL:
                return found.total.take_home.likely
            case Ranking.FIRST_YEAR if found.years:
                return found.years[0].take_home.likely
            case _:
                return gross[index]

    def place(index: int) -> tuple[bool, Fraction, int]:
        found = kept[index]
        if isinstance(found, NotKnown):
            return ranking is not Ranking.AS_LISTED, Fraction(0), index
        return False, -figure(found, index), index

    return tuple(sorted(range(len(kept)), key=place))


def _total(found: TakeHome | NotKnown) -> Shown | None:
    return None if isinstance(found, NotKnown) else add(_of_years(found, lambda year: year.take_home))


def _of_years(found: TakeHome, which: Callable[[TakeHomeYear], Span]) -> tuple[Shown, ...]:
    return shown_years(found, DISPLAY_DIGITS, which)


def _charged(year: TakeHomeYear) -> Span:
    return year.tax + year.social + year.saving


def _heads(net: _Net, abouts: tuple[str, ...]) -> tuple[Head, ...]:
    known = net.known
    places = dict(zip(known, standings([_span(net.totals[index]) for index in known]), strict=True))
    heads, names = [], compared_names(net.comparison, net.localizer)
    for index, appraisal in enumerate(net.comparison.offers):
        total = net.totals[index]
        standing = places.get(index)
        heads.append(
            Head(
                name=names[index],
                company=company(appraisal.offer),
                about=abouts[index],
                rank=rank_words(standing, net.localizer) if standing is not None and len(known) > 1 else "",
                total=_UNKNOWN_TEXT if total is None else net.write(total),
                difference=_beside(net, index),
                is_baseline=index == net.comparison.baseline,
                is_known=total is not None,
            )
        )
    return tuple(heads)


def _beside(net: _Net, index: int) -> str:
    """Return how far take-home is from that of the baseline; of what it is left if there is nothing to compare."""
    found, total, base = net.kept[index], net.totals[index], net.totals[net.comparison.baseline]
    appraisal = net.comparison.offers[index]
    if isinstance(found, NotKnown):
        if found.lacks_place:
            return net.localizer.tr("tax home not confirmed")
        return unknown_text(found, appraisal.offer.location, net.localizer)
    if index == net.comparison.baseline or base is None or total is None:
        gross = grid(appraisal, net.comparison.assumptions, DISPLAY_DIGITS).total
        return net.localizer.tr("of {amount} gross", amount=net.write(gross))
    return difference_words(base, total, net.comparison.assumptions.currency, net.localizer)


def _span(total: Shown | None) -> Span:
    found = total or NOTHING
    low, high = (None if bound is None else Fraction(bound) for bound in (found.low, found.high))
    return Span(low, Fraction(found.likely), high)


def _best(table: Table, known: list[int]) -> tuple[tuple[Best, ...], ...]:
    """Return which take-home is the best of its row among those known; more tax is not better."""
    count, groups, is_left, found = len(table.columns), 0, False, []
    for row in table.rows:
        groups += row.kind is RowKind.GROUP
        is_left = groups > 1 or is_left or row.kind is RowKind.TOTAL
        marks = [Best.NO] * count
        spans = list(spans_of(row))
        if is_left and len(spans) == len(known):
            for index, best in zip(known, best_of(spans), strict=True):
                marks[index] = best
        found.append(tuple(marks))
    return tuple(found)


def net_bars(comparison: Comparison, index: int, found: TakeHome | NotKnown, localizer: Localizer) -> OfferBars:
    """Return the bars of an offer: what is kept of each year, and above it what is taken."""
    currency = comparison.assumptions.currency
    years = tuple(year_label(label, comparison.by, localizer) for label in comparison.labels)
    if isinstance(found, NotKnown):
        cells: tuple[tuple[Shown, ...], ...] = ((_UNKNOWN,) * len(years),)
    else:
        cells = _of_years(found, lambda year: year.take_home), _of_years(found, _charged)
    names = localizer.tr("Take-home"), localizer.tr("Taxes and contributions")
    rows = tuple(GridRow(_PLACE, Category.BASE, Certainty.GUARANTEED, row, add(row)) for row in cells)
    totals = tuple(add(row[at] for row in cells) for at in range(len(years)))
    tips = tuple(
        tuple(f"{year}, {name}: {span_text(cell, currency, localizer)}" for year, cell in zip(years, row, strict=True))
        for name, row in zip(names, cells, strict=False)
    )
    whole = add(totals)
    legend = [
        LegendEntry(*fill, name) for fill, name, row in zip(_FILLS, names, rows, strict=False) if row.total.likely
    ]
    if whole.high is None:
        legend.append(LegendEntry(Role.OPEN, Pattern.OUTLINE, localizer.tr("Not known yet")))
    return OfferBars(
        name=company(comparison.offers[index].offer),
        rounded=Grid(rows, totals, whole, whole),
        years=years,
        currency=currency,
        localizer=localizer,
        stack=tuple(range(len(rows))),
        tips=tips,
        fills=_FILLS[: len(rows)],
        legend=tuple(legend),
        kept=cells[0],
    )
