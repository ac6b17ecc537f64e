"""What a converted figure comes to in the currencies in which it is promised."""

from __future__ import annotations

from offercalc.domain.estimate import Span
from offercalc.domain.ledger import Ledger
from offercalc.presentation.figures import DISPLAY_DIGITS
from offercalc.presentation.grid import shown
from offercalc.presentation.reader import Reader
from offercalc.presentation.span_words import span_text


def original_words(lines: Ledger, currency: str, reader: Reader) -> str:
    """Say what lines come to before they are converted into a currency; "" where all of them are stated in it."""
    sums: dict[str, Span] = {}
    for line in lines:
        sums[line.currency] = sums[line.currency] + line.amount if line.currency in sums else line.amount
    if sums.keys() <= {currency}:
        return ""
    amounts = (span_text(shown(span, DISPLAY_DIGITS), code, reader) for code, span in sums.items())
    return reader.say("before conversion: {amounts}", amounts=" + ".join(amounts))
