"""What a person knows of a quantity, and what follows from it: estimates in, spans out."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from msgspec import Struct


class Range(Struct, frozen=True, forbid_unknown_fields=True):
    """A quantity known to lie between `low` and `high`, most likely at `likely`."""

    low: Decimal
    likely: Decimal
    high: Decimal


Estimate: TypeAlias = Decimal | Range | None
"""A quantity a person may not know: known, a range, or unknown (None)."""


class Span(Struct, frozen=True):
    """A result from its lowest to its highest value; `high` is None where nothing bounds it ("at least")."""

    low: Fraction
    likely: Fraction
    high: Fraction | None

    # A known span holds one value three times over: its sums and products are worked out once.

    def __add__(self, other: Span) -> Span:
        """Add bound to bound; what is open stays open."""
        if other is ZERO:
            return self
        if self is ZERO:
            return other
        if self.high is self.low and other.high is other.low:
            value = self.low + other.low
            return Span(value, value, value)
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, self.likely + other.likely, high)

    def __mul__(self, other: Span) -> Span:
        """Multiply two spans of numbers that are not negative; an open side stays open."""
        if other.high is other.low:
            return self.scaled(other.low)
        if self.high is self.low:
            return other.scaled(self.low)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Span(self.low * other.low, self.likely * other.likely, high)

    def __pow__(self, times: int) -> Span:
        """Multiply a span of numbers that are not negative by itself."""
        if self.high is self.low or not times:
            return exactly(self.low**times)
        return Span(self.low**times, self.likely**times, None if self.high is None else self.high**times)

    def scaled(self, factor: Fraction) -> Span:
        """Multiply by an exact factor of zero or more."""
        if factor == 1:
            return self
        if self.high is self.low:
            value = self.low * factor
            return Span(value, value, value)
        return Span(self.low * factor, self.likely * factor, None if self.high is None else self.high * factor)

    def at_most(self, limit: Span) -> Span:
        """Hold every bound at the limit's; a limit that is not known may be any."""
        high = limit.high if self.high is None else self.high
        if high is not None and limit.high is not None:
            high = min(high, limit.high)
        return Span(min(self.low, limit.low), min(self.likely, limit.likely), high)

    @property
    def is_exact(self) -> bool:
        """Tell whether the value is known to the last digit."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Tell whether something unknown leaves the upper end open."""
        return self.high is None


def exactly(value: Fraction | Decimal | int) -> Span:
    """Return the span of a value that is known."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    return Span(exact, exact, exact)


ZERO = exactly(0)
_MANY = 32
UNKNOWN = Span(Fraction(0), Fraction(0), None)


def span_of(estimate: Estimate) -> Span:
    """Turn what a person knows into a span; the unknown adds nothing and opens the upper end."""
    if estimate is None:
        return UNKNOWN
    if isinstance(estimate, Range):
        return Span(Fraction(estimate.low), Fraction(estimate.likely), Fraction(estimate.high))
    return exactly(estimate)


def total(spans: tuple[Span, ...]) -> Span:
    """Sum spans; nothing sums to zero."""
    if not spans:
        return ZERO
    if len(spans) == 1:
        return spans[0]
    if len(spans) > _MANY:
        spans = _gathered(spans)
    likely = _sum([span.likely for span in spans])
    if all(span.high is span.low for span in spans):
        return Span(likely, likely, likely)
    highs = [span.high for span in spans if span.high is not None]
    return Span(_sum([span.low for span in spans]), likely, _sum(highs) if len(highs) == len(spans) else None)


def _gathered(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans with the same sum, of which each stands once: instalments of one size share their span."""
    times = Counter(map(id, spans))
    if 2 * len(times) > len(spans):
        return spans
    distinct = {id(span): span for span in spans}
    return tuple(distinct[one].scaled(Fraction(count)) for one, count in times.items())


def _sum(values: list[Fraction]) -> Fraction:
    """Sum fractions by their denominators: those of one ledger share a few, and only the whole needs reducing."""
    by_denominator: dict[int, int] = {}
    for value in values:
        above, below = value.as_integer_ratio()
        by_denominator[below] = by_denominator.get(below, 0) + above
    common = lcm(*by_denominator)
    return Fraction(sum(above * (common // below) for below, above in by_denominator.items()), common)
