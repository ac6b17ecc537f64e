"""Cells of tables: the text and the tip of a value, as a localizer writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from offercalc.domain.values.estimate import Span
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text, span_text
from offercalc.presentation.tables.table import Amount, Cell, Percentage, Trace, Value


def cell_of(value: Value, localizer: Localizer, trace: Trace | None = None) -> Cell:
    """Return the cell of a value and its trace; that of an amount has the full range as its tip.

    If the localizer masks amounts or shows them as percentages, the cell of an amount has no value, only its text.
    """
    figures = localizer.figures
    match value:
        case Amount():
            return _amount_cell(value, localizer, trace)
        case Percentage(hundredths=hundredths):
            text = f"{figures.number(hundredths)}%"
        case Decimal():
            text = figures.number(value)
        case date():
            text = figures.short_day(value)
        case _:
            assert_never(value)
    return Cell(text, value=value, trace=trace)


def span_cell(span: Span, currency: str, localizer: Localizer, trace: Trace | None = None) -> Cell:
    """Return the cell of an amount that is not rounded yet, and its trace."""
    return cell_of(Amount(shown(span, DISPLAY_DIGITS), currency), localizer, trace)


def _amount_cell(amount: Amount, localizer: Localizer, trace: Trace | None) -> Cell:
    bounds, currency, digits = amount.bounds, amount.currency, amount.digits
    text = cell_text(bounds, currency, localizer, digits)
    tip = text if bounds.is_exact else span_text(bounds, currency, localizer, digits)
    known = amount if localizer.figures.shows_amounts else None
    return Cell(text, tip, muted=bounds.is_quiet, value=known, trace=trace)
