"""Uncertain quantities: estimates as the user enters them, and the spans computed from them."""

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
"""A quantity the user may not know exactly: a known value, a range, or unknown (None)."""


class Span(Struct, frozen=True):
    """A result from its lowest to its highest value; `high` is None if there is no upper bound ("at least")."""

    low: Fraction
    likely: Fraction
    high: Fraction | None

    # Exact spans share one Fraction object for all three bounds, so arithmetic is done once (checked by identity).

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
        """Raise a span of non-negative numbers to a power."""
        if self.high is self.low or not times:
            return exactly(self.low**times)
        return Span(self.low**times, self.likely**times, None if self.high is None else self.high**times)

    def scaled(self, factor: Fraction) -> Span:
        """Multiply by an exact non-negative factor."""
        if factor == 1:
            return self
        if self.high is self.low:
            value = self.low * factor
            return Span(value, value, value)
        return Span(self.low * factor, self.likely * factor, None if self.high is None else self.high * factor)

    def at_most(self, limit: Span) -> Span:
        """Limit each bound to that of `limit`; an unknown limit may have any value."""
        high = limit.high if self.high is None else self.high
        if high is not None and limit.high is not None:
            high = min(high, limit.high)
        return Span(min(self.low, limit.low), min(self.likely, limit.likely), high)

    @property
    def is_exact(self) -> bool:
        """Whether the value is known exactly."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Whether there is no upper bound, because something is unknown."""
        return self.high is None


def exactly(value: Fraction | Decimal | int) -> Span:
    """Return the span of a known value."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    return Span(exact, exact, exact)


ZERO = exactly(0)
_MANY = 32
UNKNOWN = Span(Fraction(0), Fraction(0), None)


def span_of(estimate: Estimate) -> Span:
    """Return the span of an estimate; an unknown one is at least 0, without an upper bound."""
    if estimate is None:
        return UNKNOWN
    if isinstance(estimate, Range):
        return Span(Fraction(estimate.low), Fraction(estimate.likely), Fraction(estimate.high))
    return exactly(estimate)


def total(spans: tuple[Span, ...]) -> Span:
    """Return the sum of spans, zero if there are none."""
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
    """Return spans with the same total, without repeated objects: instalments of equal size share one span."""
    times = Counter(map(id, spans))
    if 2 * len(times) > len(spans):
        return spans
    distinct = {id(span): span for span in spans}
    return tuple(distinct[one].scaled(Fraction(count)) for one, count in times.items())


def _sum(values: list[Fraction]) -> Fraction:
    """Sum fractions by denominator: those of one ledger share few denominators, and only the total is reduced."""
    by_denominator: dict[int, int] = {}
    for value in values:
        above, below = value.as_integer_ratio()
        by_denominator[below] = by_denominator.get(below, 0) + above
    common = lcm(*by_denominator)
    return Fraction(sum(above * (common // below) for below, above in by_denominator.items()), common)
