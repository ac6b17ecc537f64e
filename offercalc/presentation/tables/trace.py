"""The ledger lines behind a figure of a table, and the table of these lines."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.domain.ledger.ledger import Ledger
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.pre_conversion import original_words
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.tables.table import Table, Trace
from offercalc.presentation.text.labels import offer_title


def traced_lines(comparison: Comparison, trace: Trace) -> Ledger:
    """Return the ledger lines behind a figure."""
    return comparison.offers[trace.offer].trace(
        component=trace.component, category=trace.category, certainty=trace.certainty, year=trace.year
    )


def traced_table(comparison: Comparison, trace: Trace, localizer: Localizer) -> Table:
    """Return the table of the ledger lines behind a figure."""
    return ledger_table(comparison, trace.offer, localizer, traced_lines(comparison, trace))


def traced_originals(comparison: Comparison, localizer: Localizer, trace: Trace) -> str:
    """Return a figure before conversion; "" if it is not converted, or after tax, where it is not a sum of lines."""
    if trace.is_taxed:
        return ""
    return original_words(traced_lines(comparison, trace), comparison.assumptions.currency, localizer)


def trace_title(comparison: Comparison, trace: Trace, *labels: str) -> str:
    """Return the title of a figure: its offer and its labels."""
    return " · ".join((offer_title(comparison.offers[trace.offer].offer), *labels))
