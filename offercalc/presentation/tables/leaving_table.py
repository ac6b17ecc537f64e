"""Tables of leaving early: what is kept after N months, what is repaid, and what is forfeited."""

from __future__ import annotations

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.leaving_schedule import LeavingPoint, days_to_exercise, leaving_schedule
from offercalc.domain.values.estimate import ZERO
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.names.shown_names import compared_names
from offercalc.presentation.tables.cells import span_cell
from offercalc.presentation.tables.table import RowKind, Table, TableRow
from offercalc.presentation.text.labels import exercise_time

HALF_A_YEAR = 6


def departure_table(comparison: Comparison, index: int, localizer: Localizer, every: int = HALF_A_YEAR) -> Table:
    """Return the table of leaving one offer, with a row every `every` months; columns of zeros are left out."""
    appraisal = comparison.offers[index]
    found = leaving_schedule(appraisal, comparison.assumptions)
    columns = {
        localizer.tr("Kept"): [one.kept for one in found],
        localizer.tr("Clawback"): [one.owed_back for one in found],
        localizer.tr("Leaving pay"): [one.leaving_pay for one in found],
        localizer.tr("Earned but unpaid"): [one.unpaid for one in found],
        localizer.tr("Kept, not yet sellable"): [one.locked for one in found],
        localizer.tr("Unvested (forfeited)"): [one.forfeited for one in found],
        _exercise_heading(appraisal, localizer): [one.to_exercise for one in found],
    }
    used = {name: spans for name, spans in columns.items() if any(span != ZERO for span in spans)}
    currency = comparison.assumptions.currency
    rows = [
        TableRow(
            RowKind.NORMAL,
            _after(one, localizer),
            "",
            tuple(span_cell(spans[one.months], currency, localizer) for spans in used.values()),
        )
        for one in found[every::every]
    ]
    return Table(
        caption=localizer.tr("If you leave early, in {currency}", currency=currency),
        corner=localizer.tr("Leaving after"),
        columns=tuple(used),
        rows=tuple(rows),
    )


def kept_table(comparison: Comparison, localizer: Localizer, every: int = HALF_A_YEAR) -> Table:
    """Return what is kept of each offer if you leave early, with a row every `every` months."""
    currency = comparison.assumptions.currency
    found = [leaving_schedule(appraisal, comparison.assumptions) for appraisal in comparison.offers]
    rows = [
        TableRow(
            RowKind.NORMAL,
            _after(ones[0], localizer),
            "",
            tuple(span_cell(one.kept, currency, localizer) for one in ones),
        )
        for ones in list(zip(*found, strict=True))[every::every]
    ]
    return Table(
        caption=localizer.tr("Kept if you leave early, in {currency}", currency=localizer.figures.measure(currency)),
        corner=localizer.tr("Leaving after"),
        columns=compared_names(comparison, localizer),
        rows=tuple(rows),
    )


def _exercise_heading(appraisal: Appraisal, localizer: Localizer) -> str:
    days = days_to_exercise(appraisal)
    if days is None:
        return localizer.tr("Cost to exercise")
    return localizer.tr("Cost to exercise within {time}", time=exercise_time(days, localizer))


def _after(departure: LeavingPoint, localizer: Localizer) -> str:
    return localizer.plural("{number} month", "{number} months", departure.months)
