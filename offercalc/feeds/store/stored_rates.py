"""A table of the downloaded rates of one source, read from the store on demand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate import Quote, Runs, runs_of, was_silent
from offercalc.feeds.store.rate_store import Kept, RateStore

_AT_ONCE = 64
_ONE = Fraction(1)


class StoredRates:
    """A `RateTable` over the stored rates of a source; days that were read do not change afterwards.

    Rows that can't be read are skipped, and the store's `fault` is set.
    """

    edition = ""

    def __init__(self, store: RateStore, source: str, base: str) -> None:
        """Take the store, and a source with a publication in it."""
        self.source = source
        self.base = base
        self._store = store
        self._days: list[int] = []  # negated ordinals of the days, newest first
        self._kept: list[Kept] = []
        self._runs: dict[str, Runs] = {}
        self._reach(date.max)
        self.last_day = self._kept[0].day if self._kept else date.min

    @property
    def is_empty(self) -> bool:
        """Whether no day of the source can be read."""
        return not self._kept

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """All currencies the source has ever had, including its base."""
        return tuple(sorted({self.base, *self._spans}))

    def span(self, currency: str) -> tuple[date, date] | None:
        """Return the first and last day of a currency, including days on which it is held back, or None."""
        return self._spans.get(currency)

    def runs(self, currency: str) -> Runs:
        """Return the runs of publication of a currency, including days on which it is held back."""
        if currency not in self._runs:
            while self._more():
                pass
            self._runs[currency] = runs_of(kept.day for kept in reversed(self._kept) if _names(kept, currency))
        return self._runs[currency]

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Return the last day on or before `on` that has both currencies, unless one had ended or paused."""
        found = next(self._standing(base, quote, on, date.min), None)
        if found is None or found.day == self._newest_until(on):
            return found
        return None if any(was_silent(self.runs(code), self.last_day, on) for code in (base, quote)) else found

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the days between two days, both included, that have both currencies, oldest first."""
        yield from reversed(list(self._standing(base, quote, until, since)))

    @cached_property
    def _spans(self) -> dict[str, tuple[date, date]]:
        try:
            spans = self._store.spans(self.source)
        except ExternalError as error:
            self._store.fault, spans = error.message, {}
        first = min((first for first, _last in spans.values()), default=self.last_day)
        return {self.base: (first, self.last_day), **spans}

    def _newest_until(self, on: date) -> date:
        return self._kept[bisect_left(self._days, -on.toordinal())].day

    def _standing(self, base: str, quote: str, until: date, since: date) -> Iterator[Quote]:
        """Yield the days that have two currencies, newest first."""
        place = 0 if self._reach(until) else len(self._days)
        place = max(place, bisect_left(self._days, -until.toordinal()))
        while place < len(self._kept) or self._more():
            kept = self._kept[place]
            if kept.day < since:
                return
            below, above = _value(kept, base), _value(kept, quote)
            if below and above:
                yield Quote(kept.day, above / below, "", kept.fetched)
            place += 1

    def _reach(self, day: date) -> bool:
        """Read days down to this one or an older one. Return whether there is one."""
        while not self._days or self._days[-1] < -day.toordinal():
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        """Read further days. Return whether there were any."""
        before = self._kept[-1].day if self._kept else date.max
        try:
            found = self._store.publications(self.source, before, _AT_ONCE)
        except ExternalError as error:  # the file was damaged or removed after it was opened
            self._store.fault = error.message
            return False
        self._kept += found
        self._days += [-kept.day.toordinal() for kept in found]
        return bool(found)


def _names(kept: Kept, currency: str) -> bool:
    """Whether a currency was published on a day, even if it is held back."""
    return currency == kept.base or currency in kept.rates or currency in kept.held


def _value(kept: Kept, currency: str) -> Fraction | None:
    if currency == kept.base:
        return _ONE
    value = kept.rates.get(currency)
    return None if value is None else Fraction(value)
