"""The arithmetic of many incomes at once, on arrays of floating-point numbers; numpy is an extra of the program."""

# Import this module only where arrays are needed: importing numpy takes longer than most commands. A table becomes an
# array once; a constant stays a float, because a Fraction among arrays makes arrays of objects, 70 times slower.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from offercalc.domain.tax.assessment import Income, run_all
from offercalc.domain.tax.engine import Engine
from offercalc.domain.tax.evaluator import Table
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

Array: TypeAlias = NDArray[np.float64]
_NEAR = 1e-13
"""How near, in parts of the greater, numbers count as equal, so that rounding noise does not cross a step."""


class ArrayOperations:
    """The arithmetic of arrays, which agrees with the exact one within 1e-9."""

    def __init__(self) -> None:
        """Start without tables."""
        self._tables: dict[int, tuple[Table, Array]] = {}

    def number(self, value: Fraction, /) -> Array:
        """Return a constant as an array without dimensions."""
        return np.asarray(float(value))

    def arithmetic(self, sign: str, left: Array, right: Array, /) -> Array:
        """Return left and right joined; a division by zero is not finite and found at the end."""
        match sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                with np.errstate(divide="ignore", invalid="ignore"):
                    return left / right

    def call(self, function: str, values: tuple[Array, ...], /) -> Array:
        """Return `max`, `min`, `pos`, `down` or `up`."""
        match function:
            case "max":
                return np.asarray(_fold(np.maximum, values))
            case "min":
                return np.asarray(_fold(np.minimum, values))
            case "pos":
                return np.maximum(values[0], 0.0)
            case _:
                return _rounded(values[0], values[1], is_up=function == "up")

    def lookup(self, function: str, table: Table, value: Array, /) -> Array:
        """Return `brackets`, `table` or `step` of a table and a value."""
        rows = self._array(table)
        if function == "brackets":
            starts, rates = rows[:, 0], rows[:, 1]
            base = np.concatenate([[0.0], np.cumsum(rates[:-1] * np.diff(starts))])
            above = np.maximum(value - starts[-1], 0.0)
            return np.asarray(np.interp(value, starts, base) + rates[-1] * above)
        limits = rows[:, 0] + _NEAR * np.maximum(np.abs(rows[:, 0]), 1.0)
        place = np.searchsorted(limits, value, side="left")
        if function == "step":
            return np.asarray(rows[np.minimum(place, len(rows) - 1), 1])
        row = rows[np.maximum(place - 1, 0)]
        return np.where(place > 0, row[..., 1] + row[..., 2] * (value - row[..., 0]), 0.0)

    def when(self, comparison: tuple[str, Array, Array], yes: Callable[[], Array], no: Callable[[], Array], /) -> Array:
        """Return one of two values for each income; only one is computed if it is the same for all."""
        sign, left, right = comparison
        nearly = np.abs(left - right) <= _NEAR * np.maximum(np.maximum(np.abs(left), np.abs(right)), 1.0)
        match sign:
            case ">":
                holds = (left > right) & ~nearly
            case "<":
                holds = (left < right) & ~nearly
            case ">=":
                holds = (left > right) | nearly
            case "<=":
                holds = (left < right) | nearly
            case _:
                holds = nearly
        if np.ndim(holds) == 0:
            return yes() if holds else no()
        return np.where(holds, yes(), no())

    def _array(self, table: Table) -> Array:
        if id(table) not in self._tables:
            self._tables[id(table)] = table, np.array([[float(cell) for cell in row] for row in table])
        return self._tables[id(table)][1]


def _fold(function: Callable[[Array, Array], Array], values: tuple[Array, ...]) -> Array:
    found = values[0]
    for value in values[1:]:
        found = function(found, value)
    return found


def _rounded(value: Array, unit: Array, *, is_up: bool) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = value / unit
        noise = _NEAR * (np.abs(parts) + 1.0)
        return np.asarray((np.ceil(parts - noise) if is_up else np.floor(parts + noise)) * unit)


ARRAYS = Engine(ArrayOperations())
"""The engine for arrays of incomes."""


def take_home_array(
    laws: Sequence[Law], wages: Array, person: Mapping[str, Answer], rest: Income | None = None
) -> dict[Kind, Array]:
    """Return tax, contributions and savings of many incomes, and under `INNER` what is left of each.

    Raises LawError if an amount is not a number.
    """
    income = rest if rest is not None else Income(wages=Fraction(0))
    given = {name: np.asarray(float(getattr(income, name))) for name in Income.__struct_fields__} | {"wages": wages}
    totals = {kind: np.zeros_like(wages) for kind in Kind}
    for law, steps in run_all(ARRAYS, laws, given, person):
        for step in law.steps:
            if step.kind is not Kind.INNER:
                totals[step.kind] += steps[step.name]
    totals[Kind.INNER] = wages - totals[Kind.TAX] - totals[Kind.SOCIAL] - totals[Kind.SAVING]
    if not np.isfinite(totals[Kind.INNER]).all():
        raise LawError(N_("an amount of {law} is not a number"), law=laws[-1].id)
    return totals
