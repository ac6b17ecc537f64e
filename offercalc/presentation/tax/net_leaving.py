"""Leaving early after tax: what has reached the account by then, in tables, curves and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.headlines import Ahead, ahead_from
from offercalc.analysis.leaving_schedule import LeavingPoint, leaving_schedule
from offercalc.analysis.take_home.departures import LeftByMonth
from offercalc.analysis.take_home.take_home import NotKnown
from offercalc.analysis.take_home.turned_order import net_headlines
from offercalc.domain.values.estimate import Span
from offercalc.presentation.charts.leaving_chart import Curve, leaving_curves
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.names.shown_names import compared_names
from offercalc.presentation.tables.cells import span_cell
from offercalc.presentation.tables.leaving_table import HALF_A_YEAR
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.tax.take_home_page import Kept, net_totals

_UNKNOWN = "?"
Left: TypeAlias = tuple[LeftByMonth | NotKnown, ...]
"""What is left of each offer of a comparison on leaving after each month."""


class NetLeaving(Struct, frozen=True, eq=False):
    """Leaving early after tax, as a page shows it: a curve for each offer, its table, and what is said beside them."""

    curves: tuple[Curve, ...]
    table: Table
    sentences: tuple[str, ...]


def net_leaving(comparison: Comparison, kept: Kept, left: Left, localizer: Localizer) -> NetLeaving:
    """Return leaving after tax; the sentences say which offer is ahead only later, and what is not known."""
    names = compared_names(comparison, localizer)
    unknown = (
        f"{name}: {localizer.tr('tax home not confirmed') if found.lacks_place else localizer.render(found.reason)}."
        for name, found in zip(names, left, strict=True)
        if isinstance(found, NotKnown)
    )
    sentences = (*net_crossovers(comparison, kept, left, localizer), *unknown)
    return NetLeaving(net_curves(comparison, left, localizer), net_kept_table(comparison, left, localizer), sentences)


def net_curves(comparison: Comparison, left: Left, localizer: Localizer) -> tuple[Curve, ...]:
    """Return the curves of what is kept after tax; that of an offer of which it is not known has no line."""
    return leaving_curves(comparison, localizer, tuple(map(_kept, left)))


def leaving_after_tax(comparison: Comparison, left: Left, localizer: Localizer, every: int = HALF_A_YEAR) -> Table:
    """Return what is kept after tax if you leave early: of one offer with what leads to it, of several side by side."""
    only = left[0] if len(left) == 1 else None
    if only is None or isinstance(only, NotKnown):
        return net_kept_table(comparison, left, localizer, every)
    return net_departure_table(comparison, only, localizer, every)


def net_kept_table(comparison: Comparison, left: Left, localizer: Localizer, every: int = HALF_A_YEAR) -> Table:
    """Return what is kept of each offer after tax if you leave early, with a row every `every` months.

    There are no rows if it is not known of any offer.
    """
    currency = comparison.assumptions.currency
    is_known = not all(isinstance(one, NotKnown) for one in left)
    points = leaving_schedule(comparison.offers[0], comparison.assumptions) if is_known else ()
    return Table(
        caption=localizer.tr(
            "Kept after tax if you leave early, in {currency} (estimate, not tax advice)",
            currency=localizer.figures.measure(currency),
        ),
        corner=localizer.tr("Leaving after"),
        columns=compared_names(comparison, localizer),
        rows=tuple(
            TableRow(
                RowKind.NORMAL,
                _after(point, localizer),
                "",
                tuple(
                    Cell(_UNKNOWN, muted=True)
                    if isinstance(one, NotKnown)
                    else span_cell(one[point.months].take_home, currency, localizer)
                    for one in left
                ),
            )
            for point in points[every::every]
        ),
    )


def net_departure_table(
    comparison: Comparison, found: LeftByMonth, localizer: Localizer, every: int = HALF_A_YEAR
) -> Table:
    """Return the table of leaving the only offer that leads from what is kept before tax to what is kept after it."""
    currency, tr = comparison.assumptions.currency, localizer.tr
    rows = []
    for point in leaving_schedule(comparison.offers[0], comparison.assumptions)[every::every]:
        left = found[point.months]
        spans = point.kept, left.tax + left.social + left.saving, left.take_home
        cells = tuple(span_cell(span, currency, localizer) for span in spans)
        rows.append(TableRow(RowKind.NORMAL, _after(point, localizer), "", cells))
    return Table(
        caption=tr(
            "Kept after tax if you leave early, in {currency} (estimate, not tax advice)",
            currency=localizer.figures.measure(currency),
        ),
        corner=tr("Leaving after"),
        columns=(tr("Kept before tax"), tr("Taxes and contributions"), tr("Kept after tax")),
        rows=tuple(rows),
    )


def net_crossovers(comparison: Comparison, kept: Kept, left: Left, localizer: Localizer) -> Iterator[str]:
    """Yield from which month on the offer that is ahead after tax is ahead of others, where it is not at first."""
    gross = tuple(one.total for one in comparison.offers)
    by_month = tuple(map(_kept, left))
    for one in net_headlines(gross, net_totals(kept)):
        headline = one.compared
        if not isinstance(headline, Ahead) or not (by_month[headline.leader] and by_month[headline.other]):
            continue
        month = ahead_from(by_month[headline.leader], by_month[headline.other])
        if month is not None:
            names = compared_names(comparison, localizer)
            leader, other = names[headline.leader], names[headline.other]
            yield localizer.tr(
                "After tax, if you leave early, {other} leaves you more; {leader} only pulls ahead after {months}.",
                leader=leader,
                other=other,
                months=localizer.plural("{number} month", "{number} months", month),
            )


def _kept(found: LeftByMonth | NotKnown) -> tuple[Span, ...]:
    return () if isinstance(found, NotKnown) else tuple(one.take_home for one in found)


def _after(point: LeavingPoint, localizer: Localizer) -> str:
    return localizer.plural("{number} month", "{number} months", point.months)
