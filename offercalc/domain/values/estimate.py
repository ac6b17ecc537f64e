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
    """A result from its lowest to its highest value, of any sign.

    `high` is None if there is no upper bound ("at least"), `low` is None if there is no lower one ("at most").
    """

    low: Fraction | None
    likely: Fraction
    high: Fraction | None

    # Exact spans share one Fraction object for all three bounds, so arithmetic is done once. That is checked by
    # identity because comparing fractions takes longer; equal bounds that are different objects give the same result.

    def __add__(self, other: Span) -> Span:
        """Add bound to bound; what is open stays open."""
        if other is ZERO:
            return self
        if self is ZERO:
            return other
        low = None if self.low is None or other.low is None else self.low + other.low
        if low is not None and self.high is self.low and other.high is other.low:
            return Span(low, low, low)
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(low, self.likely + other.likely, high)

    def __neg__(self) -> Span:
        """Swap the bounds with their signs changed."""
        return self.scaled(_MINUS_ONE)

    def __sub__(self, other: Span) -> Span:
        """Subtract independent values: the lowest difference is between the lowest and the highest."""
        return self + -other

    def __mul__(self, other: Span) -> Span:
        """Multiply independent values; an open side stays open."""
        if other.low is not None and other.high is other.low:
            return self.scaled(other.low)
        if self.low is not None and self.high is self.low:
            return other.scaled(self.low)
        if self.low is None or other.low is None or self.low < 0 or other.low < 0:
            return _product(self, other)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Span(self.low * other.low, self.likely * other.likely, high)

    def __pow__(self, times: int) -> Span:
        """Raise a span of non-negative numbers to a power."""
        if not times:
            return exactly(1)
        if self.high is self.low:
            return exactly(self.least**times)
        return Span(self.least**times, self.likely**times, None if self.high is None else self.high**times)

    def scaled(self, factor: Fraction) -> Span:
        """Multiply by an exact factor; a negative one swaps the bounds."""
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        if low is not None and self.high is self.low:
            return Span(low, low, low)
        high = None if self.high is None else self.high * factor
        return Span(high, self.likely * factor, low) if factor < 0 else Span(low, self.likely * factor, high)

    def at_most(self, limit: Span) -> Span:
        """Limit each bound to that of `limit`; an unknown limit may have any value."""
        low = None if self.low is None or limit.low is None else min(self.low, limit.low)
        high = limit.high if self.high is None else self.high
        if high is not None and limit.high is not None:
            high = min(high, limit.high)
        return Span(low, min(self.likely, limit.likely), high)

    def at_least(self, limit: Span) -> Span:
        """Raise each bound to that of `limit`."""
        return -(-self).at_most(-limit)

    @property
    def least(self) -> Fraction:
        """The lower bound of a quantity that cannot be negative."""
        return _NOTHING if self.low is None else self.low

    @property
    def width(self) -> Fraction:
        """The distance between the bounds; 0 if one is missing."""
        return _NOTHING if self.low is None or self.high is None else self.high - self.low

    @property
    def is_exact(self) -> bool:
        """Whether the value is known exactly."""
        return self.low is not None and self.low == self.high

    @property
    def is_open(self) -> bool:
        """Whether a bound is missing, because something is unknown."""
        return self.high is None or self.low is None


def exactly(value: Fraction | Decimal | int) -> Span:
    """Return the span of a known value."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    return Span(exact, exact, exact)


_NOTHING = Fraction(0)
_MINUS_ONE = Fraction(-1)
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
    if all(span.high is span.low and span.low is not None for span in spans):
        return Span(likely, likely, likely)
    lows, highs = [span.low for span in spans], [span.high for span in spans]
    return Span(_bound_sum(lows), likely, _bound_sum(highs))


def _gathered(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans with the same total, without repeated objects: instalments of equal size share one span."""
    times = Counter(map(id, spans))
    if 2 * len(times) > len(spans):
        return spans
    distinct = {id(span): span for span in spans}
    return tuple(distinct[one].scaled(Fraction(count)) for one, count in times.items())


def _bound_sum(bounds: list[Fraction | None]) -> Fraction | None:
    known = [bound for bound in bounds if bound is not None]
    return _sum(known) if len(known) == len(bounds) else None


def _sum(values: list[Fraction]) -> Fraction:
    """Sum fractions by denominator: those of one ledger share few denominators, and only the total is reduced."""
    by_denominator: dict[int, int] = {}
    for value in values:
        above, below = value.as_integer_ratio()
        by_denominator[below] = by_denominator.get(below, 0) + above
    common = lcm(*by_denominator)
    return Fraction(sum(above * (common // below) for below, above in by_denominator.items()), common)


def _product(one: Span, two: Span) -> Span:
    """Return the product of spans of any sign: its bounds are products of bounds, or open."""
    corners = [_corner(x, y) for x in _signed(one) for y in _signed(two)]
    signs, products = [sign for sign, _value in corners], [value for sign, value in corners if not sign]
    low = None if -1 in signs else min(products)
    high = None if 1 in signs else max(products)
    return Span(low, one.likely * two.likely, high)


_Bound: TypeAlias = tuple[int, Fraction]
"""A bound: -1 or 1 for an open end below or above, or 0 and its value."""


def _signed(span: Span) -> tuple[_Bound, _Bound]:
    low = (-1, _NOTHING) if span.low is None else (0, span.low)
    return low, (1, _NOTHING) if span.high is None else (0, span.high)


def _corner(one: _Bound, two: _Bound) -> _Bound:
    """Return the product of two bounds; nothing times an open end is nothing."""
    if not one[0] and not two[0]:
        return 0, one[1] * two[1]
    signs = [end or (value > 0) - (value < 0) for end, value in (one, two)]
    return signs[0] * signs[1], _NOTHING
