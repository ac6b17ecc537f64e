"""Converted figures in their original currencies."""

from __future__ import annotations

from offercalc.domain.estimate import Span, total
from offercalc.domain.ledger import Ledger
from offercalc.presentation.figures import DISPLAY_DIGITS
from offercalc.presentation.grid import shown
from offercalc.presentation.reader import Reader
from offercalc.presentation.span_words import span_text


def original_words(lines: Ledger, currency: str, reader: Reader) -> str:
    """Return the sums of lines in their own currencies; "" if nothing is converted, or amounts are percentages."""
    if reader.figures.is_relative or {line.currency for line in lines} <= {currency}:
        return ""
    amounts_by_currency: dict[str, list[Span]] = {}
    for line in lines:
        amounts_by_currency.setdefault(line.currency, []).append(line.amount)
    sums = ((code, total(tuple(amounts))) for code, amounts in amounts_by_currency.items())
    amounts = (span_text(shown(span, DISPLAY_DIGITS), code, reader) for code, span in sums)
    return reader.say("before conversion: {amounts}", amounts=" + ".join(amounts))
