"""Ledger lines as a table: every figure of an offer, traced to its date and its terms."""

from __future__ import annotations

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown, shown
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow
from offercalc.presentation.text.labels import certainty_label, component_label

_UNIT_PLACES = 4
_EMPTY = Cell("")


def ledger_table(comparison: Comparison, index: int, localizer: Localizer, chosen: Ledger | None = None) -> Table:
    """Return the ledger lines of one offer, or some of them, by the date earned, each in its own currency."""
    appraisal = comparison.offers[index]
    lines = sorted(appraisal.lines if chosen is None else chosen, key=lambda line: line.earned_on)
    return Table(
        caption=localizer.tr("Line items, in the currency of each part"),
        corner=localizer.tr("Earned on"),
        columns=(
            localizer.tr("Component"),
            localizer.tr("Paid on"),
            localizer.tr("Units"),
            localizer.tr("Share price"),
            localizer.tr("Amount"),
        ),
        rows=tuple(_row(line, appraisal, localizer) for line in lines),
    )


def _row(line: Line, appraisal: Appraisal, localizer: Localizer) -> TableRow:
    places = minor_unit(line.currency)
    units = None if line.units is None else round_half_up(line.units.likely, _UNIT_PLACES)
    price = None if line.price is None else Shown.exactly(round_half_up(line.price, places))
    name = component_label(appraisal.offer, line.component, localizer)
    cells = (
        Cell(f"{name} ({certainty_label(line.certainty, localizer)})"),
        cell_of(line.paid_on, localizer),
        _EMPTY if units is None else cell_of(units, localizer),
        _EMPTY if price is None else cell_of(Amount(price, line.currency, places), localizer),
        cell_of(Amount(shown(line.amount, places), line.currency, places), localizer),
    )
    return TableRow(RowKind.NORMAL, localizer.figures.short_day(line.earned_on), "", cells, line.earned_on)
