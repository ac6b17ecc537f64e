"""The measures of an offer after tax, each from what is left of the lines that count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import InYear, Measure, Overall
from offercalc.analysis.present_value import present_value
from offercalc.analysis.take_home.assessor import Counts, every_line
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.values.estimate import ZERO, Span, total

Leave: TypeAlias = Callable[[Comparison, Counts], tuple[Span, ...]]
"""What is left after tax of the lines that count of one appraised offer, in each year of the table."""


def net_measure(comparison: Comparison, which: Measure, leave: Leave) -> Span:
    """Return a measure of one appraised offer after tax, in the display currency.

    A certainty is taxed as if nothing else were paid. The present value discounts what is left in a year of the table
    as the payments of that year: of each of them the same share is left. What is kept on leaving is the total of a
    comparison under an assumed leaving date.
    """
    if isinstance(which, Certainty):
        return total(leave(comparison, lambda line: line.certainty is which))
    years = leave(comparison, every_line)
    if isinstance(which, InYear):
        return years[which.number - 1] if which.number <= len(years) else ZERO
    if which is Overall.PRESENT_VALUE:
        return total(tuple(_discounted(comparison, years)))
    return total(years)


def _discounted(comparison: Comparison, years: tuple[Span, ...]) -> Iterator[Span]:
    (appraisal,), percent = comparison.offers, comparison.assumptions.discount_percent
    start = appraisal.offer.start_date
    for label, left, paid in zip(comparison.labels, years, appraisal.years, strict=True):
        now = present_value(appraisal.trace(year=label), start, percent, appraisal.exchange)
        yield left.scaled(now.likely / paid.likely) if paid.likely else left
