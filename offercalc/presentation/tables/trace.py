"""The ledger lines behind a figure of a table, and the table of these lines."""

from __future__ import annotations

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.pre_conversion import original_words
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.tables.table import Table
from offercalc.presentation.text.labels import offer_title


class Trace(Struct, frozen=True):
    """What the ledger lines of a figure have in common; None matches any value."""

    component: str | None = None
    category: Category | None = None
    certainty: Certainty | None = None
    year: int | None = None


def comparison_traces(comparison: Comparison, table: Table) -> tuple[Trace | None, ...]:
    """Return the trace of each row of a comparison's table; None for headings and figures derived from totals."""
    years = [Trace(year=label) for label in comparison.labels]
    rows = [row for offer in comparison.offers for row in offer.rows]
    present = {row.category for row in rows}
    categories = [Trace(category=category) for category in Category if category in present]
    certainties = [Trace(certainty=certainty) for certainty in Certainty]
    between = len(table.rows) - len(years) - len(categories) - len(certainties) - 4
    return (None, *years, Trace(), *(None,) * between, None, *categories, None, *certainties)


def offer_traces(comparison: Comparison) -> tuple[tuple[Trace, ...], ...]:
    """Return the trace of each cell of the only offer's year table: a row per component, then the total."""
    labels = (*comparison.labels, None)
    rows = [
        tuple(Trace(component=row.component, certainty=row.certainty, year=label) for label in labels)
        for row in comparison.offers[0].rows
    ]
    return (*rows, tuple(Trace(year=label) for label in labels))


def traced_lines(comparison: Comparison, index: int, trace: Trace) -> Ledger:
    """Return the ledger lines behind a figure of one offer."""
    return comparison.offers[index].trace(
        component=trace.component, category=trace.category, certainty=trace.certainty, year=trace.year
    )


def traced_table(comparison: Comparison, index: int, trace: Trace, localizer: Localizer) -> Table:
    """Return the table of the ledger lines behind a figure of one offer."""
    return ledger_table(comparison, index, localizer, traced_lines(comparison, index, trace))


def traced_originals(comparison: Comparison, index: int, trace: Trace | None, localizer: Localizer) -> str:
    """Return a figure of one offer before conversion; "" if it is not converted, or has no trace."""
    if trace is None:
        return ""
    return original_words(traced_lines(comparison, index, trace), comparison.assumptions.currency, localizer)


def trace_title(comparison: Comparison, index: int, row: str, column: str) -> str:
    """Return the title of a figure: its offer, its row and its column."""
    return " · ".join(part for part in (offer_title(comparison.offers[index].offer), row, column) if part)
