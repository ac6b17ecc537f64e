"""Converted figures in their original currencies."""

from __future__ import annotations

from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.values.amount import sums_by_currency
from offercalc.domain.values.estimate import Span
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import span_text


def original_words(lines: Ledger, currency: str, localizer: Localizer) -> str:
    """Return the sums of lines in their own currencies; "" if nothing is converted, or amounts are percentages."""
    if localizer.figures.is_relative or {line.currency for line in lines} <= {currency}:
        return ""
    return sums_words(sums_by_currency(line.money for line in lines), currency, localizer)


def sums_words(sums: dict[str, Span], currency: str, localizer: Localizer) -> str:
    """Return totals in their own currencies; "" if nothing is converted, or amounts are percentages."""
    if localizer.figures.is_relative or sums.keys() <= {currency}:
        return ""
    amounts = (span_text(shown(span, DISPLAY_DIGITS), code, localizer) for code, span in sums.items())
    return localizer.tr("before conversion: {amounts}", amounts=" + ".join(amounts))
