"""Estimates in words: as stated, as a range, or as not known yet."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.localizer import Reader


def amount_words(estimate: Estimate, currency: str, reader: Reader) -> str:
    """Write an amount as it was stated, with all its decimal places."""
    if estimate is None:
        return reader.say("not known yet")
    return _stated(estimate, lambda bound: reader.figures.stated(bound, currency), reader)


def quantity_words(estimate: Estimate, reader: Reader) -> str:
    """Write a number of something."""
    if estimate is None:
        return reader.say("not known yet")
    return _stated(estimate, reader.figures.number, reader)


def percent_words(estimate: Estimate, reader: Reader) -> str:
    """Write a percentage given in hundredths, e.g. 15 as "15%"."""
    if estimate is None:
        return reader.say("an unknown percentage")
    return _stated(estimate, lambda bound: f"{reader.figures.number(bound)}%", reader)


def _stated(estimate: Decimal | Range, write: Callable[[Decimal], str], reader: Reader) -> str:
    """Write a value, or the most likely one and the bounds of a range."""
    if not isinstance(estimate, Range):
        return write(estimate)
    low, likely, high = (write(bound) for bound in (estimate.low, estimate.likely, estimate.high))
    return reader.say("{likely} (between {low} and {high})", likely=likely, low=low, high=high)
