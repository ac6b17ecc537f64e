"""The exchange rate at which two offers in different currencies have equal totals, and their totals at any rate."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.domain.values.estimate import ZERO, Span

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


class AtRates(Struct, frozen=True):
    """The totals of two offers as they depend on what one unit of `base` costs in `quote`.

    `sums` has the total of each offer in each of the two currencies.
    """

    base: str
    quote: str
    sums: tuple[dict[str, Span], dict[str, Span]]

    def totals(self, value: Fraction) -> tuple[Span, Span]:
        """Return both totals in `quote`, at a rate."""
        one, other = (sums.get(self.base, ZERO).scaled(value) + sums.get(self.quote, ZERO) for sums in self.sums)
        return one, other


def at_rates(offers: tuple[Appraisal, ...], one: int, other: int) -> AtRates | None:
    """Return the totals of two offers at any rate; None if they have one currency, or amounts in a third one."""
    base, quote = offers[one].offer.currency, offers[other].offer.currency
    if base == quote:
        return None
    ours, theirs = (_sums_in(offers[place], {base, quote}) for place in (one, other))
    if ours is None or theirs is None:
        return None
    return AtRates(base, quote, (ours, theirs))


def break_even(offers: tuple[Appraisal, ...], one: int, other: int, *, are_likely: bool = False) -> BreakEven | None:
    """Return the rate at which the totals of two offers are equal, or None if there is none.

    With r units of B for one of A, an offer with the totals a in A and b in B is worth a r + b. Both offers must be
    exact, or with `are_likely` bounded, for their likely totals; with amounts only in the currencies of the two offers.
    The pair is ordered so that the rate is at least 1.
    """
    base, quote = offers[one].offer.currency, offers[other].offer.currency
    if base == quote:
        return None
    ours, theirs = (_by_currency(offers[place], {base, quote}, are_likely=are_likely) for place in (one, other))
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


def _sums_in(appraisal: Appraisal, known: set[str]) -> dict[str, Span] | None:
    """Return the total of an offer in each currency, None if one is not of the known ones."""
    return appraisal.sums if appraisal.sums.keys() <= known else None


def _by_currency(appraisal: Appraisal, known: set[str], *, are_likely: bool) -> dict[str, Fraction] | None:
    """Return the total of an offer in each currency, or None if one is not known that well or not of the known ones."""
    sums = _sums_in(appraisal, known)
    if sums is None or not all(span.is_exact or (are_likely and not span.is_open) for span in sums.values()):
        return None
    return {code: span.likely for code, span in sums.items()}
