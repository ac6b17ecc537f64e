"""Segments: amounts as straight lines over wages, valid from one income up to the next kink to its right."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.tax.evaluator import ExactOperations, Table, rounded
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

_ZERO = Fraction(0)
_EXACT = ExactOperations()


class Segment(Struct, frozen=True):
    """An amount at an income, how fast it grows with the wages, and for how far; None: without end.

    Within `length`, exclusive, the amount is `value + slope * distance`; a length of zero says nothing beyond `value`.
    """

    value: Fraction
    slope: Fraction = _ZERO
    length: Fraction | None = None

    def until(self, *lengths: Fraction | None) -> Fraction | None:
        """Return the shortest of this length and others."""
        known = [one for one in (self.length, *lengths) if one is not None]
        return min(known) if known else None


class SegmentOperations:
    """The arithmetic of segments: exact at the income itself, and along the line up to the next kink."""

    def number(self, value: Fraction, /) -> Segment:
        """Return a constant."""
        return Segment(value)

    def arithmetic(self, sign: str, left: Segment, right: Segment, /) -> Segment:
        """Return the line of a result; the product of two sloping lines is none, and has no length."""
        value, length = _EXACT.arithmetic(sign, left.value, right.value), left.until(right.length)
        if sign in {"+", "-"}:
            return Segment(value, left.slope + right.slope * (1 if sign == "+" else -1), length)
        if sign == "/":
            return Segment(value, left.slope / right.value, length if not right.slope else _ZERO)
        if left.slope and right.slope:
            return Segment(value, _ZERO, _ZERO)
        return Segment(value, left.slope * right.value + right.slope * left.value, length)

    def call(self, function: str, values: tuple[Segment, ...], /) -> Segment:
        """Return the segment of `max`, `min`, `pos`, `down` or `up`."""
        if function in {"down", "up"}:
            return _stepped(values[0], values[1], is_up=function == "up")
        if function == "pos":
            values = (Segment(_ZERO), values[0])
        turn = -1 if function == "min" else 1
        best = max(values, key=lambda one: (turn * one.value, turn * one.slope))
        lengths = (_meeting(one, best) for one in values)
        return Segment(best.value, best.slope, best.until(*(one.length for one in values), *lengths))

    def lookup(self, function: str, table: Table, value: Segment, /) -> Segment:
        """Return the segment of a row, which ends where the value leaves the row."""
        result = _EXACT.lookup(function, table, value.value)
        at_start = any(row[0] == value.value for row in table) and value.slope != 0
        edges = [(row[0] - value.value) / value.slope for row in table] if value.slope else []
        length = value.until(*(edge for edge in edges if edge > 0))
        match function:
            case "brackets":
                rates = [row[1] for row in table if row[0] < value.value or (row[0] == value.value and value.slope > 0)]
                return Segment(result, (rates[-1] if rates else _ZERO) * value.slope, length)
            case "table":
                slopes = [row[2] for row in table if row[0] < value.value]
                slope = (slopes[-1] if slopes else _ZERO) * value.slope
                return Segment(result, slope, _ZERO if at_start else length)
            case _:
                return Segment(result, _ZERO, _ZERO if at_start else length)

    def when(
        self, comparison: tuple[str, Segment, Segment], yes: Callable[[], Segment], no: Callable[[], Segment], /
    ) -> Segment:
        """Return one of two segments, which ends where the comparison turns."""
        sign, left, right = comparison
        chosen = _EXACT.when((sign, left.value, right.value), lambda: _ONE, lambda: _ZERO)
        found = yes() if chosen else no()
        meeting = _meeting(left, right)
        if left.value == right.value and left.slope != right.slope:
            meeting = _ZERO
        return Segment(found.value, found.slope, found.until(left.length, right.length, meeting))


_ONE = Fraction(1)


def _meeting(one: Segment, other: Segment) -> Fraction | None:
    """Return how far it is to where two lines meet, None if they do not."""
    gap, closing = other.value - one.value, one.slope - other.slope
    return gap / closing if closing and gap / closing > 0 else None


def _stepped(value: Segment, unit: Segment, *, is_up: bool) -> Segment:
    """Return a value rounded to multiples, which is constant up to the next one."""
    if unit.slope:
        raise LawError(N_("it rounds to a multiple that depends on the wages"))
    result = rounded(value.value, unit.value, is_up=is_up)
    if not value.slope:
        return Segment(result, _ZERO, value.length)
    rises, below = value.slope > 0, value.value - rounded(value.value, unit.value, is_up=False)
    if not below and rises == is_up:  # it leaves the multiple at once
        return Segment(result, _ZERO, _ZERO)
    distance = unit.value - below if rises else below or unit.value
    return Segment(result, _ZERO, value.until(distance / abs(value.slope)))
