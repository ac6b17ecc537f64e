"""A merged table of the fetched and the bundled rates of one source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import groupby

from offercalc.domain.exchange.rate import LONGEST_BREAK_DAYS, Quote, RateTable, Runs, was_silent


class MergedRates:
    """A `RateTable` over two tables of the same source; if both have a day, the first one is used."""

    def __init__(self, first: RateTable, second: RateTable) -> None:
        """Take two tables with the same source and base."""
        self._tables = (first, second)
        newest = max(self._tables, key=lambda table: table.last_day)
        self.source = first.source
        self.base = first.base
        self.edition = newest.edition
        self.last_day = newest.last_day

    @property
    def currencies(self) -> tuple[str, ...]:
        """All currencies that either table has ever had."""
        return tuple(sorted({code for table in self._tables for code in table.currencies}))

    def span(self, currency: str) -> tuple[date, date] | None:
        """Return the first and last day of a currency in either table, or None."""
        spans = [span for table in self._tables if (span := table.span(currency)) is not None]
        return (min(first for first, _last in spans), max(last for _first, last in spans)) if spans else None

    def runs(self, currency: str) -> Runs:
        """Return the runs of both tables, merged if they overlap or are separated by an ordinary gap."""
        joined: list[tuple[date, date]] = []
        for first, last in sorted(run for table in self._tables for run in table.runs(currency)):
            if joined and (first - joined[-1][1]).days <= LONGEST_BREAK_DAYS:
                joined[-1] = joined[-1][0], max(joined[-1][1], last)
            else:
                joined.append((first, last))
        return tuple(joined)

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Return the later quote of the two tables, unless one currency had ended or paused."""
        found = [one for table in self._tables if (one := table.quote(base, quote, on)) is not None]
        if not found:
            return None
        newest = max(found, key=lambda one: one.day)
        if newest.day < self._newest_until(on) and any(
            was_silent(self.runs(code), self.last_day, on) for code in (base, quote)
        ):
            return None
        return newest

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the quotes of days that have both currencies in either table, oldest first, each day once."""
        both = (table.quotes(base, quote, since, until) for table in self._tables)
        for _day, same in groupby(merge(*both, key=_day_of), key=_day_of):
            yield next(same)

    def _newest_until(self, on: date) -> date:
        """Return the last day of publication on or before a day, in either table."""
        found = (table.quote(self.base, self.base, on) for table in self._tables)
        return max((one.day for one in found if one is not None), default=date.min)


def _day_of(quote: Quote) -> date:
    return quote.day
