"""The table of one offer after tax: from gross to take-home, a column for each year."""

from __future__ import annotations

from collections.abc import Callable

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear
from offercalc.domain.values.estimate import Span
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown, add, grid
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow, Trace
from offercalc.presentation.tax.take_home_page import shown_years, taxed_trace
from offercalc.presentation.text.labels import year_label

_UNKNOWN = Cell("?", muted=True)


def net_table(comparison: Comparison, found: TakeHome | NotKnown, localizer: Localizer) -> Table:
    """Return the table of the first offer of a comparison after tax; each figure leads to its lines or its steps."""
    tr, currency = localizer.tr, comparison.assumptions.currency
    gross = grid(comparison.offers[0], comparison.assumptions, DISPLAY_DIGITS)
    rows = [TableRow(RowKind.NORMAL, tr("Total before tax"), "", _cells(comparison, gross.years, Trace, localizer))]
    if isinstance(found, NotKnown):
        unknown = (_UNKNOWN,) * (len(comparison.labels) + 1)
        rows.append(TableRow(RowKind.TOTAL, tr("Total take-home"), "", unknown))
    else:
        rows += [
            TableRow(kind, label, "", _kept(comparison, found, which, localizer))
            for kind, label, which in _figures(found, localizer)
        ]
    return Table(
        caption=tr("Take-home after tax, in {currency} (estimate, not tax advice)", currency=currency),
        corner="",
        columns=(*(year_label(label, comparison.by, localizer) for label in comparison.labels), tr("Total")),
        rows=tuple(rows),
    )


_Figure = tuple[RowKind, str, Callable[[TakeHomeYear], Span]]


def _figures(found: TakeHome, localizer: Localizer) -> tuple[_Figure, ...]:
    """Return the rows below the gross pay: what is taken, each if there is any, and what is left."""
    tr, total = localizer.tr, found.total
    has_regions = bool(total.regional.likely)
    label = tr("National income tax") if has_regions else tr("Taxes")
    taken: tuple[tuple[str, Callable[[TakeHomeYear], Span], bool], ...] = (
        (label, lambda year: year.national, True),
        (tr("State and local tax"), lambda year: year.regional, has_regions),
        (tr("Social contributions"), lambda year: year.social, bool(total.social.likely)),
        (tr("Your own retirement savings"), lambda year: year.saving, bool(total.saving.likely)),
    )
    return (
        *((RowKind.NORMAL, name, which) for name, which, is_shown in taken if is_shown),
        (RowKind.TOTAL, tr("Total take-home"), lambda year: year.take_home),
    )


def _kept(
    comparison: Comparison, found: TakeHome, which: Callable[[TakeHomeYear], Span], localizer: Localizer
) -> tuple[Cell, ...]:
    values = shown_years(found, DISPLAY_DIGITS, which)
    return _cells(comparison, values, lambda index, *, year: taxed_trace(found, index, year), localizer)


def _cells(
    comparison: Comparison, values: tuple[Shown, ...], trace: Callable[..., Trace], localizer: Localizer
) -> tuple[Cell, ...]:
    """Return one cell per year and one for the sum."""
    years = (*comparison.labels, None)
    return tuple(
        cell_of(Amount(value, comparison.assumptions.currency), localizer, trace(0, year=year))
        for value, year in zip((*values, add(values)), years, strict=True)
    )
