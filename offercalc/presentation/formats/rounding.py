"""Spans rounded once for display, so that every printed total is the sum of the printed cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall, measure
from offercalc.analysis.yearly import Row
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.leaving import years_employed
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.money import EXACT, round_half_up

_AT_HAND = 64
"""How many grids are cached: those of the compared and listed offers, and their previous versions."""


class Shown(Struct, frozen=True):
    """A span rounded for display; `high` is None if it has no upper bound, `low` if it has no lower one."""

    low: Decimal | None
    likely: Decimal
    high: Decimal | None

    @classmethod
    def exactly(cls, value: Decimal) -> Shown:
        """Return a known value."""
        return cls(value, value, value)

    @property
    def is_exact(self) -> bool:
        """Whether there is only one value."""
        return self.low is not None and self.low == self.high

    @property
    def is_capped(self) -> bool:
        """Whether only the most it can be is known, as with a capped percentage of an unknown salary."""
        return bool(self.high) and (self.low is None or not (self.low or self.likely))

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to emphasize: nothing is known, or nothing is paid."""
        return self.is_unknown or not (self.low or self.likely or self.high)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known, except perhaps the sign."""
        return (self.high is None or self.low is None) and not (self.low or self.likely or self.high)


class GridRow(Struct, frozen=True):
    """A row of the year table with its cells and their sum."""

    component: Component
    category: Category
    certainty: Certainty
    cells: tuple[Shown, ...]
    total: Shown


class Grid(Struct, frozen=True):
    """The year table of one offer: rows, the total of each year, and their sum and average."""

    rows: tuple[GridRow, ...]
    years: tuple[Shown, ...]
    total: Shown
    average: Shown

    def part(self, chosen: Callable[[GridRow], bool]) -> Shown:
        """Return the sum of the totals of the chosen rows."""
        return add(row.total for row in self.rows if chosen(row))

    def certainty(self, certainty: Certainty) -> Shown:
        """Return the sum of the guaranteed, expected or contingent rows."""
        return self.part(lambda row: row.certainty is certainty)

    def category(self, category: Category) -> Shown:
        """Return the sum of the rows of one kind of compensation."""
        return self.part(lambda row: row.category is category)


NOTHING = Shown.exactly(Decimal(0))


def shown(span: Span, digits: int) -> Shown:
    """Return a span with each bound rounded half up."""
    low, high = (None if bound is None else round_half_up(bound, digits) for bound in (span.low, span.high))
    return Shown(low, round_half_up(span.likely, digits), high)


def add(cells: Iterable[Shown]) -> Shown:
    """Return the exact sum of rounded cells."""
    likely = Decimal(0)
    low: Decimal | None = likely
    high: Decimal | None = likely
    with localcontext(EXACT):
        for cell in cells:
            low = None if low is None or cell.low is None else low + cell.low
            likely += cell.likely
            high = None if high is None or cell.high is None else high + cell.high
    return Shown(low, likely, high)


@lru_cache(maxsize=_AT_HAND)
def grid(appraisal: Appraisal, assumptions: Assumptions, digits: int) -> Grid:
    """Round the cells of an appraisal to `digits` decimal places and sum them.

    The average is per year of the horizon, or per year employed if leaving ends it. Results are cached: a chart and a
    table need the same ones.
    """
    years = years_employed(appraisal.offer, assumptions)
    rows = tuple(_row(row, digits) for row in appraisal.rows)
    columns = tuple(add(row.cells[index] for row in rows) for index in range(len(appraisal.years)))
    total = add(columns)
    return Grid(rows, columns, total, _average(total, years, digits))


def measured(appraisal: Appraisal, assumptions: Assumptions, which: Measure, digits: int) -> Shown:
    """Return a rounded measure of an offer; one that the year table shows is the sum of its rounded cells."""
    match which:
        case Overall.TOTAL:
            return grid(appraisal, assumptions, digits).total
        case Overall.AVERAGE:
            return grid(appraisal, assumptions, digits).average
        case InYear(number):
            years = grid(appraisal, assumptions, digits).years
            return years[number - 1] if number <= len(years) else NOTHING
        case Certainty():
            return grid(appraisal, assumptions, digits).certainty(which)
        case Category():
            return grid(appraisal, assumptions, digits).category(which)
        case Overall.PER_MONTH | Overall.PER_HOUR | Overall.PRESENT_VALUE | KeptAfter():
            return shown(measure(appraisal, assumptions, which), digits)
        case _:
            assert_never(which)


def _row(row: Row, digits: int) -> GridRow:
    cells = tuple(shown(span, digits) for span in row.years)
    return GridRow(row.component, row.category, row.certainty, cells, add(cells))


def _average(total: Shown, years: Fraction, digits: int) -> Shown:
    bounds = (None if bound is None else Fraction(bound) for bound in (total.low, total.high))
    low, high = (None if bound is None else round_half_up(bound / years, digits) for bound in bounds)
    return Shown(low, round_half_up(Fraction(total.likely) / years, digits), high)
