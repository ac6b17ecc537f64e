"""The arithmetic of exact numbers as pairs of integers, much faster than fractions that are always reduced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import TypeAlias

from typing_extensions import override

from offercalc.domain.tax.evaluator import LONGEST_NUMBER, Table
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

Ratio: TypeAlias = tuple[int, int]
"""A numerator and a positive denominator, which may have common factors."""
_Line: TypeAlias = tuple[int, int, int, int]
"""A row of a table: its threshold as a ratio, then value at zero and slope, both in the denominator of the table."""
_Lines: TypeAlias = tuple[int, tuple[_Line, ...]]
"""The common denominator of a table, and its rows in the order in which they are looked at."""
_NOTHING: Ratio = (0, 1)
_MOST = 1 << LONGEST_NUMBER


def ratio(value: Fraction) -> Ratio:
    """Return a fraction as a pair."""
    return value.as_integer_ratio()


class Fractions(Mapping[str, Fraction]):
    """Named pairs as fractions, each of which is reduced only when it is asked for."""

    __slots__ = ("_ratios",)

    def __init__(self, ratios: Mapping[str, Ratio]) -> None:
        """Take the pairs by name."""
        self._ratios = ratios

    @override
    def __getitem__(self, name: str) -> Fraction:
        """Return one of them."""
        return Fraction(*self._ratios[name])

    @override
    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._ratios)

    @override
    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ratios)


class RatioOperations:
    """The arithmetic of pairs; its results are those of `ExactOperations`."""

    def __init__(self) -> None:
        """Start without tables."""
        self._lines: dict[tuple[str, int], tuple[Table, _Lines]] = {}

    def number(self, value: Fraction, /) -> Ratio:
        """Return a constant."""
        return value.as_integer_ratio()

    def arithmetic(self, sign: str, left: Ratio, right: Ratio, /) -> Ratio:
        """Return the exact result; raises LawError for a division by zero and for a number too long to be money."""
        above, below = _JOINED[sign](left, right)
        if -_MOST < above < _MOST and below < _MOST:
            return above, below
        common = gcd(above, below)
        above, below = above // common, below // common
        if max(above.bit_length(), below.bit_length()) > LONGEST_NUMBER:
            raise LawError(N_("its result has too many digits"))
        return above, below

    def call(self, function: str, values: tuple[Ratio, ...], /) -> Ratio:
        """Return the greatest, the smallest, the positive part, or a value rounded to a multiple."""
        match function:
            case "max":
                return reduce(_larger, values)
            case "min":
                return reduce(_smaller, values)
            case "pos":
                return values[0] if values[0][0] > 0 else _NOTHING
            case _:
                return _rounded(values[0], values[1], is_up=function == "up")

    def lookup(self, function: str, table: Table, value: Ratio, /) -> Ratio:
        """Return what a table makes of a value."""
        key = function, id(table)
        if key not in self._lines:
            self._lines[key] = table, _READERS[function](table)
        common, lines = self._lines[key][1]
        above, below = value
        if function == "step":
            fixed = next((line[2] for line in lines if above * line[1] <= line[0] * below), lines[-1][2])
            return fixed, common
        for over, part, fixed, slope in lines:
            if above * part > over * below:
                return fixed * below + slope * above, common * below
        return _NOTHING

    def when(self, comparison: tuple[str, Ratio, Ratio], yes: Callable[[], Ratio], no: Callable[[], Ratio], /) -> Ratio:
        """Return one of two values, and evaluate no more than that."""
        sign, left, right = comparison
        difference = left[0] * right[1] - right[0] * left[1]
        return yes() if _HOLDS[sign](difference) else no()


def _sum(left: Ratio, right: Ratio) -> Ratio:
    (one, below), (other, part) = left, right
    return (one + other, below) if below == part else (one * part + other * below, below * part)


def _difference(left: Ratio, right: Ratio) -> Ratio:
    (one, below), (other, part) = left, right
    return (one - other, below) if below == part else (one * part - other * below, below * part)


def _product(left: Ratio, right: Ratio) -> Ratio:
    return left[0] * right[0], left[1] * right[1]


def _quotient(left: Ratio, right: Ratio) -> Ratio:
    above, below = right
    if not above:
        raise LawError(N_("it divides by zero"))
    return (left[0] * below, left[1] * above) if above > 0 else (-left[0] * below, left[1] * -above)


_JOINED: dict[str, Callable[[Ratio, Ratio], Ratio]] = {"+": _sum, "-": _difference, "*": _product, "/": _quotient}
_HOLDS: dict[str, Callable[[int], bool]] = {
    ">": lambda difference: difference > 0,
    "<": lambda difference: difference < 0,
    ">=": lambda difference: difference >= 0,
    "<=": lambda difference: difference <= 0,
    "==": lambda difference: difference == 0,
}


def _larger(one: Ratio, other: Ratio) -> Ratio:
    return other if other[0] * one[1] > one[0] * other[1] else one


def _smaller(one: Ratio, other: Ratio) -> Ratio:
    return other if other[0] * one[1] < one[0] * other[1] else one


def _rounded(value: Ratio, unit: Ratio, *, is_up: bool) -> Ratio:
    if unit[0] <= 0:
        raise LawError(N_("it rounds to a multiple of zero or less"))
    above, below = value[0] * unit[1], value[1] * unit[0]
    return unit[0] * (-(-above // below) if is_up else above // below), unit[1]


def _marginal(table: Table) -> _Lines:
    """Return rows of threshold and rate with the tax that leads up to each threshold, highest first."""
    rows: list[tuple[Fraction, ...]] = []
    for start, rate in table:
        before = rows[-1][1] + rows[-1][2] * (start - rows[-1][0]) if rows else Fraction(0)
        rows.append((start, before, rate))
    return _sloped(tuple(rows))


def _sloped(table: Table) -> _Lines:
    """Return rows of threshold, value there and slope, highest first."""
    lines = [(over, base - slope * over, slope) for over, base, slope in reversed(table)]
    return _with_common_denominator(lines)


def _stepped(table: Table) -> _Lines:
    """Return rows of limit and value, lowest first."""
    return _with_common_denominator([(limit, value, Fraction(0)) for limit, value in table])


def _with_common_denominator(lines: list[tuple[Fraction, Fraction, Fraction]]) -> _Lines:
    common = lcm(*(part.denominator for _over, *parts in lines for part in parts))
    return common, tuple(
        (*over.as_integer_ratio(), int(fixed * common), int(slope * common)) for over, fixed, slope in lines
    )


_READERS: dict[str, Callable[[Table], _Lines]] = {"brackets": _marginal, "table": _sloped, "step": _stepped}
