"""Evaluation of formulas: one tree, compiled for exact numbers, for arrays or for segments of incomes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from operator import add, ge, gt, le, lt, mul, sub, truediv
from operator import eq as same
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from typing_extensions import override

from offercalc.domain.tax.formula import Arithmetic, Call, Formula, Lookup, Name, Negation, Number, When
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

N = TypeVar("N")
Table: TypeAlias = tuple[tuple[Fraction, ...], ...]
"""The rows of a table, with ascending first columns."""
LONGEST_NUMBER = 512
"""The most bits of a numerator or denominator: a formula that squares itself would otherwise fill the memory."""


class Values(NamedTuple, Generic[N]):
    """What the names in a formula stand for."""

    numbers: dict[str, N]
    tables: dict[str, Table]


Compiled: TypeAlias = Callable[[Values[N]], N]


class Operations(Protocol[N]):
    """The arithmetic of one kind of number."""

    def number(self, value: Fraction, /) -> N:
        """Return a constant."""

    def arithmetic(self, sign: str, left: N, right: N, /) -> N:
        """Return left and right joined by `+`, `-`, `*` or `/`; raises LawError if that is not a number."""

    def call(self, function: str, values: tuple[N, ...], /) -> N:
        """Return `max`, `min`, `pos`, `down` or `up` of values."""

    def lookup(self, function: str, table: Table, value: N, /) -> N:
        """Return `brackets`, `table` or `step` of a table and a value."""

    def when(self, comparison: tuple[str, N, N], yes: Callable[[], N], no: Callable[[], N], /) -> N:
        """Return `yes()` if the comparison holds, otherwise `no()`."""


def compiled(formula: Formula, operations: Operations[N]) -> Compiled[N]:
    """Return a function that evaluates a formula; it raises LawError if the result is not a number."""
    match formula:
        case Number():
            constant = operations.number(formula.value)
            return lambda _values: constant
        case Name():
            name = formula.name
            return lambda values: values.numbers[name]
        case Negation():
            return compiled(Arithmetic("-", Number(Fraction(0)), formula.value), operations)
        case Arithmetic():
            sign, left, right = formula.sign, compiled(formula.left, operations), compiled(formula.right, operations)
            arithmetic = operations.arithmetic
            return lambda values: arithmetic(sign, left(values), right(values))
        case Call():
            function, parts = formula.function, tuple(compiled(part, operations) for part in formula.values)
            return lambda values: operations.call(function, tuple([part(values) for part in parts]))
        case Lookup():
            lookup, table, value = formula.function, formula.table.name, compiled(formula.value, operations)
            return lambda values: operations.lookup(lookup, values.tables[table], value(values))
        case When():
            return _compiled_when(formula, operations)


def _compiled_when(formula: When, operations: Operations[N]) -> Compiled[N]:
    comparison = formula.comparison
    left, right = compiled(formula.left, operations), compiled(formula.right, operations)
    yes, no = compiled(formula.yes, operations), compiled(formula.no, operations)
    return lambda values: operations.when(
        (comparison, left(values), right(values)), lambda: yes(values), lambda: no(values)
    )


_ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul, "/": truediv}
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {">": gt, "<": lt, ">=": ge, "<=": le, "==": same}
_ZERO = Fraction(0)


_AT_HAND = 256
"""How many tables are kept with the tax up to each threshold."""


class Identified:
    """A table that is equal to itself alone, for hashing its rows takes longer than using them."""

    __slots__ = ("rows",)

    def __init__(self, rows: Table) -> None:
        """Take the rows, which are kept, so that their identity stays theirs."""
        self.rows = rows

    @override
    def __hash__(self) -> int:
        """Return the identity of the rows."""
        return id(self.rows)

    @override
    def __eq__(self, other: object) -> bool:
        """Whether the rows are the same object."""
        return isinstance(other, Identified) and other.rows is self.rows


class ExactOperations:
    """The arithmetic of rational numbers, which rounds nothing."""

    def number(self, value: Fraction, /) -> Fraction:
        """Return the value itself."""
        return value

    def arithmetic(self, sign: str, left: Fraction, right: Fraction, /) -> Fraction:
        """Return the exact result; raises LawError for a division by zero and for a number too long to be money."""
        if sign == "/" and not right:
            raise LawError(N_("it divides by zero"))
        result = _ARITHMETIC[sign](left, right)
        above, below = result.as_integer_ratio()
        if above.bit_length() > LONGEST_NUMBER or below.bit_length() > LONGEST_NUMBER:
            raise LawError(N_("its result has too many digits"))
        return result

    def call(self, function: str, values: tuple[Fraction, ...], /) -> Fraction:
        """Return the greatest, the smallest, the positive part, or a value rounded to a multiple."""
        match function:
            case "max":
                return max(values)
            case "min":
                return min(values)
            case "pos":
                return values[0] if values[0].numerator > 0 else _ZERO
            case _:
                return rounded(values[0], values[1], is_up=function == "up")

    def lookup(self, function: str, table: Table, value: Fraction, /) -> Fraction:
        """Return what a table makes of a value."""
        match function:
            case "brackets":
                return _sloped(_sloped_rows(Identified(table)), value)
            case "table":
                return _sloped(table, value)
            case _:
                return next((row[1] for row in table if value <= row[0]), table[-1][1])

    def when(
        self, comparison: tuple[str, Fraction, Fraction], yes: Callable[[], Fraction], no: Callable[[], Fraction], /
    ) -> Fraction:
        """Return one of two values, and evaluate no more than that."""
        sign, left, right = comparison
        return yes() if _COMPARISONS[sign](left, right) else no()


def rounded(value: Fraction, unit: Fraction, *, is_up: bool) -> Fraction:
    """Return a value rounded down or up to a multiple of a unit; raises LawError if the unit is not positive."""
    if unit <= 0:
        raise LawError(N_("it rounds to a multiple of zero or less"))
    whole = value / unit
    return unit * (-(-whole.numerator // whole.denominator) if is_up else whole.numerator // whole.denominator)


@lru_cache(maxsize=_AT_HAND)
def _sloped_rows(table: Identified) -> Table:
    """Return brackets as rows of threshold, tax up to it, and rate above it."""
    rows: list[tuple[Fraction, ...]] = []
    for start, rate in table.rows:
        before = rows[-1][1] + rows[-1][2] * (start - rows[-1][0]) if rows else _ZERO
        rows.append((start, before, rate))
    return tuple(rows)


def _sloped(table: Table, value: Fraction) -> Fraction:
    """Return base + slope * (value - over) of the last row that the value exceeds; zero below the first."""
    row = next((row for row in reversed(table) if value > row[0]), None)
    return _ZERO if row is None else row[1] + row[2] * (value - row[0])
