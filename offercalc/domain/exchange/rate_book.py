"""All available exchange rates: the user's own, which take precedence, and those of publishers in preferred order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.exchange.rate import (
    OWN,
    STALE_AFTER_DAYS,
    NoRate,
    Quote,
    Rate,
    RateTable,
    Refusal,
    Runs,
    find_rate,
    identity,
)
from offercalc.domain.values.currencies import was_currency


class OwnQuote(Struct, frozen=True):
    """A rate set by the user, valid from a day on: one unit of `base` costs `value` of `quote`."""

    day: date
    base: str
    quote: str
    value: Decimal


class OwnRates:
    """A `RateTable` of the user's own rates; each applies to its pair in both directions and is never crossed."""

    source = OWN
    base = ""
    edition = ""

    def __init__(self, quotes: Iterable[OwnQuote]) -> None:
        """Take at least one rate; of several for a pair and day, the last one is used."""
        found: dict[tuple[str, str], dict[date, Fraction]] = {}
        for one in quotes:
            value = Fraction(one.value)
            found.setdefault((one.base, one.quote), {})[one.day] = value
            found.setdefault((one.quote, one.base), {})[one.day] = 1 / value
        self._pairs = {pair: sorted(days.items()) for pair, days in found.items()}
        self.last_day = max(days[-1][0] for days in self._pairs.values())

    @property
    def currencies(self) -> tuple[str, ...]:
        """All currencies that have a rate."""
        return tuple(sorted({code for pair in self._pairs for code in pair}))

    def span(self, currency: str) -> tuple[date, date] | None:
        """Return the days of the first and last rate of a currency, or None if it has none."""
        found = [days for (base, _quote), days in self._pairs.items() if base == currency]
        return (min(days[0][0] for days in found), max(days[-1][0] for days in found)) if found else None

    def runs(self, currency: str) -> Runs:
        """Return a single run: each rate is valid until the next, regardless of the time between."""
        span = self.span(currency)
        return () if span is None else (span,)

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Return the last rate of a pair on or before a day, or None."""
        days = self._pairs.get((base, quote), [])
        place = bisect_right(days, on, key=_day)
        return Quote(*days[place - 1]) if place else None

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the rates of a pair from one day to another, oldest first."""
        days = self._pairs.get((base, quote), [])
        for day, value in days[bisect_left(days, since, key=_day) : bisect_right(days, until, key=_day)]:
            yield Quote(day, value)


def _day(dated: tuple[date, Fraction]) -> date:
    return dated[0]


class RateBook:
    """Finds rates in several tables; the user's own take precedence, and no cross rate mixes two tables."""

    def __init__(self, tables: tuple[RateTable, ...]) -> None:
        """Take at least one table, in order of preference, with the user's own rates first."""
        self.tables = tables

    @property
    def currencies(self) -> tuple[str, ...]:
        """All currencies that any table has ever had."""
        return tuple(sorted({code for table in self.tables for code in table.currencies}))

    def leading(self, on: date) -> RateTable:
        """Return the preferred publisher's table on a day: the first that is not stale, otherwise the newest."""
        published = [table for table in self.tables if table.source != OWN] or list(self.tables)
        fresh = (table for table in published if (on - table.last_day).days <= STALE_AFTER_DAYS)
        return next(fresh, max(published, key=lambda table: table.last_day))

    @property
    def published(self) -> RateBook:
        """The book without the user's own rates, or the same tables if there are no others."""
        return RateBook(tuple(table for table in self.tables if table.source != OWN) or self.tables)

    def only(self, source: str) -> RateBook | None:
        """Return the book of one source, or None if there is no such source; case-insensitive."""
        found = tuple(table for table in self.tables if table.source.casefold() == source.casefold())
        return RateBook(found) if found else None

    def rate(self, base: str, quote: str, on: date) -> Rate | NoRate:
        """Return the user's own rate, otherwise the first that is not stale, otherwise the least stale one.

        If there is none, return the most informative refusal.
        """
        if base == quote and was_currency(base):
            return identity(base, on)
        if len(self.tables) == 1:
            return find_rate(self.tables[0], base, quote, on)
        rates, refusals = [], []
        for table in self.tables:
            found = find_rate(table, base, quote, on)
            if isinstance(found, NoRate):
                refusals.append(found)
            elif table.source == OWN or not found.is_stale:
                return found
            else:
                rates.append(found)
        return max(rates, key=lambda rate: rate.used) if rates else _telling(refusals)

    def table_for(self, base: str, quote: str, on: date) -> RateTable:
        """Return the table that `rate` takes the rate or the refusal from."""
        source = self.rate(base, quote, on).source
        return next((table for table in self.tables if table.source == source), self.tables[-1])


def _telling(refusals: list[NoRate]) -> NoRate:
    """Return the first refusal with a reason beyond "not published", otherwise one that names all sources."""
    published = [refused for refused in refusals if refused.source != OWN] or refusals
    for refused in published:
        if refused.refusal is not Refusal.NOT_PUBLISHED:
            return refused
    first = published[0]
    sources = ", ".join(refused.source for refused in published)
    return NoRate(first.currency, first.refusal, first.requested, sources)
