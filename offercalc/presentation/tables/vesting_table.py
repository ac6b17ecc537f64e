"""A vesting schedule as a table: each date with what vests then and what has vested so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.values.money import EXACT, round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Cell, Percentage, RowKind, Table, TableRow

_PLACES = 4


def vesting_table(
    tranches: tuple[tuple[date, Fraction], ...],
    localizer: Localizer,
    *,
    in_percent: bool = False,
    sums_up: bool = False,
) -> Table:
    """Return the table of (date, units), in date order; a row shows the difference of two rounded running totals.

    With `in_percent`, the units are percentages of the grant. If it `sums_up`, a row is what has vested by its day
    since the row before.
    """

    def cell(value: Decimal) -> Cell:
        return cell_of(Percentage(value) if in_percent else value, localizer)

    exact = Fraction(0)
    before = Decimal(0)
    rows = []
    for day, units in tranches:
        exact += units
        vested = round_half_up(exact, _PLACES)
        cells = cell(EXACT.subtract(vested, before)), cell(vested)
        rows.append(TableRow(RowKind.NORMAL, localizer.figures.short_day(day), "", cells, day))
        before = vested
    rows.append(TableRow(RowKind.TOTAL, localizer.tr("Total"), "", (cell(before),) * 2))
    return Table(
        caption=localizer.tr("Vesting schedule"),
        corner=localizer.tr("Vested by") if sums_up else localizer.tr("Day"),
        columns=(
            localizer.tr("Vesting") if in_percent else localizer.tr("Units vesting"),
            localizer.tr("Vested so far"),
        ),
        rows=tuple(rows),
    )
