"""A table of dated lines by year, in one currency."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.scenario.exchange_basis import drift_factor
from offercalc.domain.values.amount import Amount, sums_by_currency
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months


class By(StrEnum):
    """The years of a table: years of employment from the start date, or calendar years."""

    EMPLOYMENT = "employment"
    CALENDAR = "calendar"


class Row(Struct, frozen=True):
    """The amounts of one component and certainty, with a span for every year of the table."""

    component: Component
    category: Category
    certainty: Certainty
    years: tuple[Span, ...]


_RowKey: TypeAlias = tuple[Component, Category, Certainty]

Rates = dict[str, Rate | NoRate]
"""The rate into the display currency for every currency of the lines."""


def years_earned(lines: Ledger, start: date, years: int, by: By) -> tuple[int, ...]:
    """Return the year in which each line is earned: the year of employment (1, 2, ...) or the calendar year.

    Employment year k runs from after `start` + 12 (k - 1) months to `start` + 12 k months; year 1 includes `start`.
    """
    if by is By.CALENDAR:
        return tuple(line.earned_on.year for line in lines)
    ends = [add_months(start, MONTHS_A_YEAR * year) for year in range(1, years + 1)]
    return tuple(bisect_left(ends, line.earned_on) + 1 for line in lines)


def gather(lines: Ledger, years: tuple[int, ...], labels: tuple[int, ...], rates: Rates) -> tuple[Row, ...]:
    """Return rows that sum the lines of one component and certainty by year, in order of appearance.

    An amount that cannot be converted counts as unknown: at least 0, without an upper bound.
    """
    cells: dict[_RowKey, dict[int, list[Amount]]] = {}
    for key, run in groupby(zip(lines, years, strict=True), key=_row_key):
        row = cells.setdefault(key, {})
        for line, year in run:
            row.setdefault(year, []).append(due(line, rates))
    return tuple(
        Row(component, category, certainty, tuple(converted_total(row.get(label, ()), rates) for label in labels))
        for (component, category, certainty), row in cells.items()
    )


def _row_key(dated: tuple[Line, int]) -> _RowKey:
    line, _year = dated
    return line.component, line.category, line.certainty


def due(line: Line, rates: Rates) -> Amount:
    """Return the amount of a line, drifted until its payment."""
    return Amount(drifted(line.amount, rates[line.currency], line.paid_on), line.currency)


def converted_total(amounts: Iterable[Amount], rates: Rates) -> Span:
    """Return the total in the display currency; the amounts of each currency are summed and converted once."""
    sums = sums_by_currency(amounts)
    return total(tuple(converted(span, rates[currency]) for currency, span in sums.items()))


def drifted(amount: Span, rate: Rate | NoRate, day: date) -> Span:
    """Return an amount paid on a day scaled by the drift of its rate by then, so that one rate converts all days."""
    return amount if isinstance(rate, NoRate) or rate.drift is None else amount.scaled(drift_factor(rate, day))


def converted(amount: Span, rate: Rate | NoRate) -> Span:
    """Return an amount converted at a rate; without a rate it is unknown, unless it is zero."""
    if isinstance(rate, NoRate):
        return ZERO if amount == ZERO else UNKNOWN
    return amount.scaled(rate.value)


def column_totals(rows: Iterable[Row], count: int) -> tuple[Span, ...]:
    """Return the total of the rows for each of `count` years."""
    table = tuple(rows)
    return tuple(total(tuple(row.years[index] for row in table)) for index in range(count))
