"""What a person knows of a quantity, and what follows from it: estimates in, spans out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
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

    def __add__(self, other: Span) -> Span:
        """Add bound to bound; what is open stays open."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, self.likely + other.likely, high)

    def __mul__(self, other: Span) -> Span:
        """Multiply two spans of numbers that are not negative; an open side stays open."""
        high = None if self.high is None or other.high is None else self.high * other.high
        return Span(self.low * other.low, self.likely * other.likely, high)

    def scaled(self, factor: Fraction) -> Span:
        """Multiply by an exact factor of zero or more."""
        if factor == 1:
            return self
        return Span(self.low * factor, self.likely * factor, None if self.high is None else self.high * factor)

    @property
    def is_exact(self) -> bool:
        """Tell whether the value is known to the last digit."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Tell whether something unknown leaves the upper end open."""
        return self.high is None


ZERO = Span(Fraction(0), Fraction(0), Fraction(0))
UNKNOWN = Span(Fraction(0), Fraction(0), None)


def exactly(value: Fraction | Decimal | int) -> Span:
    """Return the span of a value that is known."""
    exact = Fraction(value)
    return Span(exact, exact, exact)


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
    low = sum((span.low for span in spans), Fraction(0))
    likely = sum((span.likely for span in spans), Fraction(0))
    highs = [span.high for span in spans if span.high is not None]
    return Span(low, likely, sum(highs, Fraction(0)) if len(highs) == len(spans) else None)
