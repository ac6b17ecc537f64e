"""Tables of leaving early: what is kept after N months, what is repaid, and what is forfeited."""

from __future__ import annotations

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.leaving_schedule import Departure, days_to_exercise, departures
from offercalc.domain.values.estimate import ZERO, Span
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text, span_text
from offercalc.presentation.tables.table import Cell, FiguresTable, RowKind, TableRow
from offercalc.presentation.text.labels import company

HALF_A_YEAR = 6


def departure_table(comparison: Comparison, index: int, reader: Reader, every: int = HALF_A_YEAR) -> FiguresTable:
    """Return the table of leaving one offer, with a row every `every` months; columns of zeros are left out."""
    appraisal = comparison.offers[index]
    found = departures(appraisal, comparison.assumptions)
    columns = {
        reader.say("Kept"): [one.kept for one in found],
        reader.say("Clawback"): [one.owed_back for one in found],
        reader.say("Earned but unpaid"): [one.unpaid for one in found],
        reader.say("Unvested (forfeited)"): [one.forfeited for one in found],
        _exercise_heading(appraisal, reader): [one.to_exercise for one in found],
    }
    used = {name: spans for name, spans in columns.items() if any(span != ZERO for span in spans)}
    currency = comparison.assumptions.currency
    rows = [
        TableRow(
            RowKind.NORMAL,
            _after(one, reader),
            "",
            tuple(span_cell(spans[one.months], currency, reader) for spans in used.values()),
        )
        for one in found[every::every]
    ]
    return FiguresTable(
        caption=reader.say("If you leave early, in {currency}", currency=currency),
        corner=reader.say("Leaving after"),
        columns=tuple(used),
        rows=tuple(rows),
    )


def kept_table(comparison: Comparison, reader: Reader, every: int = HALF_A_YEAR) -> FiguresTable:
    """Return what is kept of each offer if you leave early, with a row every `every` months."""
    currency = comparison.assumptions.currency
    found = [departures(appraisal, comparison.assumptions) for appraisal in comparison.offers]
    rows = [
        TableRow(
            RowKind.NORMAL,
            _after(ones[0], reader),
            "",
            tuple(span_cell(one.kept, currency, reader) for one in ones),
        )
        for ones in list(zip(*found, strict=True))[every::every]
    ]
    return FiguresTable(
        caption=reader.say("Kept if you leave early, in {currency}", currency=reader.figures.measure(currency)),
        corner=reader.say("Leaving after"),
        columns=tuple(company(appraisal.offer) for appraisal in comparison.offers),
        rows=tuple(rows),
    )


def _exercise_heading(appraisal: Appraisal, reader: Reader) -> str:
    days = days_to_exercise(appraisal)
    if days is None:
        return reader.say("Cost to exercise")
    return reader.count("Cost to exercise within {number} day", "Cost to exercise within {number} days", days)


def _after(departure: Departure, reader: Reader) -> str:
    return reader.count("{number} month", "{number} months", departure.months)


def span_cell(span: Span, currency: str, reader: Reader) -> Cell:
    """Return the cell of an amount, with the full range as its tip."""
    value = shown(span, DISPLAY_DIGITS)
    return Cell(cell_text(value, currency, reader), span_text(value, currency, reader), muted=value.is_quiet)
