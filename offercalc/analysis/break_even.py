"""The exchange rate at which two offers in different currencies have equal totals."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.domain.values.amount import sums_by_currency

_ONE = Fraction(1)


class BreakEven(Struct, frozen=True):
    """One offer is ahead of another while one unit of `base` costs less than `value` units of `quote`.

    Offers are identified by their index in the comparison.
    """

    ahead: int
    other: int
    base: str
    quote: str
    value: Fraction


def break_even(offers: tuple[Appraisal, ...], one: int, other: int) -> BreakEven | None:
    """Return the rate at which the totals of two offers are equal, or None if there is none.

    With r units of B for one of A, an offer with the totals a in A and b in B is worth a r + b. Both offers must be
    exact, with amounts only in the currencies of the two offers. The pair is ordered so that the rate is at least 1.
    """
    base, quote = offers[one].offer.currency, offers[other].offer.currency
    if base == quote:
        return None  # of most pairs: nothing has to be added up
    ours, theirs = (_by_currency(offers[place], {base, quote}) for place in (one, other))
    if ours is None or theirs is None:
        return None
    slope = ours.get(base, Fraction(0)) - theirs.get(base, Fraction(0))
    gap = theirs.get(quote, Fraction(0)) - ours.get(quote, Fraction(0))
    if not slope or gap / slope <= 0:
        return None
    value = gap / slope
    if value < _ONE:
        base, quote, value, slope = quote, base, 1 / value, -slope
    return BreakEven(other, one, base, quote, value) if slope > 0 else BreakEven(one, other, base, quote, value)


def _by_currency(appraisal: Appraisal, known: set[str]) -> dict[str, Fraction] | None:
    """Return the total of an offer in each currency, or None if one is not exact or not of the known ones."""
    if any(line.currency not in known for line in appraisal.lines):
        return None
    sums = sums_by_currency(line.money for line in appraisal.lines)
    return {code: span.likely for code, span in sums.items()} if all(span.is_exact for span in sums.values()) else None
