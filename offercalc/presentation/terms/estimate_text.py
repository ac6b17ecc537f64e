"""Estimates in words: as stated, as a range, or as not known yet."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.localizer import Localizer


def amount_words(estimate: Estimate, currency: str, localizer: Localizer) -> str:
    """Write an amount as it was stated, with all its decimal places."""
    if estimate is None:
        return localizer.tr("not known yet")
    return _stated(estimate, lambda bound: localizer.figures.stated(bound, currency), localizer)


def quantity_words(estimate: Estimate, localizer: Localizer) -> str:
    """Write a number of something."""
    if estimate is None:
        return localizer.tr("not known yet")
    return _stated(estimate, localizer.figures.number, localizer)


def salary_words(months: Estimate, localizer: Localizer) -> str:
    """Write a number of monthly wages as a letter does, e.g. "one month's salary"."""
    if months is None:
        return localizer.tr("a number of months' salary not known yet")
    if months == 1:
        return localizer.tr("one month's salary")
    return localizer.tr("{months} months' salary", months=quantity_words(months, localizer))


def begun(words: str) -> str:
    """Return words as they begin a sentence or a cell."""
    return f"{words[:1].upper()}{words[1:]}"


def within_sentence(words: str) -> str:
    """Return words as they stand within a sentence; a word in capitals, such as a name, keeps them."""
    return f"{words[:1].lower()}{words[1:]}" if words[1:2].islower() else words


def percent_words(estimate: Estimate, localizer: Localizer) -> str:
    """Write a percentage given in hundredths, e.g. 15 as "15%"."""
    if estimate is None:
        return localizer.tr("an unknown percentage")
    return _stated(estimate, lambda bound: f"{localizer.figures.number(bound)}%", localizer)


def _stated(estimate: Decimal | Range, write: Callable[[Decimal], str], localizer: Localizer) -> str:
    """Write a value, or the most likely one and the bounds of a range."""
    if not isinstance(estimate, Range):
        return write(estimate)
    low, likely, high = (write(bound) for bound in (estimate.low, estimate.likely, estimate.high))
    return localizer.tr("{likely} (between {low} and {high})", likely=likely, low=low, high=high)
