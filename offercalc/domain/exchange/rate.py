"""Exchange rates with their day, source and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeAlias

from msgspec import Struct

from offercalc.domain.values.currencies import was_currency
from offercalc.domain.values.money import Money

STALE_AFTER_DAYS = 7
LONGEST_BREAK_DAYS = 14
"""The longest ordinary gap between two publications; after a longer one, the currency had no rate in between.

From 1999 to 2026 the longest gap of the ECB was 5 days (Christmas and Easter), except for nine years without the
Icelandic krona. The longest gap of Bank Indonesia is 12 days (Idul Fitri with collective leave, 2025).
"""
OWN = "own"
"""The source of a rate set by the user."""

_ONE = Fraction(1)
LEAST, MOST = Decimal("1e-9"), Decimal("1e9")
"""The bounds of a plausible price of one unit of a currency in another."""


class RateKind(StrEnum):
    """The way in which a rate was obtained."""

    PUBLISHED = "published"
    CROSS = "cross"
    AVERAGE = "average"
    MANUAL = "manual"
    IDENTITY = "identity"


_CROSS = RateKind.CROSS


class Drift(Struct, frozen=True):
    """The price of one unit of `base` in `quote` is assumed to change by `percent_a_year`; a fall is negative."""

    base: str
    quote: str
    percent_a_year: Decimal


class Rate(Struct, frozen=True, gc=False):
    """One unit of `base` costs `value` units of `quote`, with everything needed to check it.

    `edition` is the release or download of the source that the figure comes from, `fetched` the time of that download
    (None if the rate came with the program or is the user's own). An average covers the `months` up to the requested
    day, or from `since` on if nothing was published before. A `drift` changes the rate after the requested day. A
    cross rate goes `through` the base currency of its publisher. The rate of a currency in itself has no source; its
    day is the requested one.
    """

    base: str
    quote: str
    value: Fraction
    requested: date
    used: date
    source: str
    kind: RateKind
    edition: str = ""
    months: int = 0
    fetched: datetime | None = None
    drift: Drift | None = None
    through: str = ""
    since: date | None = None

    @property
    def age_days(self) -> int:
        """The number of days between the requested day and the day used."""
        return (self.requested - self.used).days

    @property
    def is_stale(self) -> bool:
        """Whether the day used is more than seven days before the requested day."""
        return self.age_days > STALE_AFTER_DAYS


class Refusal(StrEnum):
    """Why there is no rate."""

    UNKNOWN_CURRENCY = "unknown_currency"
    NOT_PUBLISHED = "not_published"
    BEFORE_FIRST_DAY = "before_first_day"
    AFTER_LAST_DAY = "after_last_day"
    NOT_PUBLISHED_THEN = "not_published_then"


class NoRate(Struct, frozen=True):
    """A missing rate: the currency, the reason, and the first or last day with a rate.

    If publication paused, `bound` is the last day before the pause and `resumed` the first one after it.
    """

    currency: str
    refusal: Refusal
    requested: date
    source: str
    bound: date | None = None
    resumed: date | None = None


Runs: TypeAlias = tuple[tuple[date, date], ...]
"""The first and last days of publication between breaks of more than `LONGEST_BREAK_DAYS`, oldest first."""


class Quote(Struct, frozen=True, gc=False):
    """The price of one unit of a currency in another on one day of publication, and its edition."""

    day: date
    value: Fraction
    edition: str = ""
    fetched: datetime | None = None


class RateTable(Protocol):
    """All rates of one source."""

    @property
    def source(self) -> str:
        """The publisher, or `OWN`."""

    @property
    def edition(self) -> str:
        """The release or download that the newest figures come from."""

    @property
    def base(self) -> str:
        """The currency that all rates of the table are published against; "" for the user's own rates."""

    @property
    def last_day(self) -> date:
        """The newest day of publication."""

    @property
    def currencies(self) -> tuple[str, ...]:
        """All currencies the table has ever had, including its base."""

    def span(self, currency: str) -> tuple[date, date] | None:
        """Return the first and last day on which a currency was published, or None if it never was."""

    def runs(self, currency: str) -> Runs:
        """Return the runs of publication of a currency; empty if it was never published."""

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Return the last publication on or before a day that contains both currencies.

        None if there is none, or if the publication of the day lacks one of them because its publication had ended
        or paused. Both legs of a cross rate come from one publication.
        """

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the publications from one day to another that contain both currencies, oldest first."""


def find_rate(table: RateTable, base: str, quote: str, on: date) -> Rate | NoRate:
    """Return the rate of the last publication on or before `on`, crossed through the table's base if necessary.

    Nothing is interpolated, and no rate defaults to one. A rate from before a pause in publication is refused.
    """
    if base == quote and was_currency(base):
        return identity(base, on)
    found = table.quote(base, quote, on)
    source = table.source
    if found is None or (found.day < on and source != OWN and _is_from_before_a_pause(found, table, (base, quote), on)):
        return _refuse(table, base, quote, on)
    if base != table.base and source != OWN:
        return Rate(
            base, quote, found.value, on, found.day, source, _CROSS, found.edition, 0, found.fetched, None, table.base
        )
    kind = RateKind.MANUAL if source == OWN else RateKind.PUBLISHED
    return Rate(base, quote, found.value, on, found.day, source, kind, found.edition, 0, found.fetched)


def identity(currency: str, on: date) -> Rate:
    """Return the rate of a currency in itself: 1, without a source, on any day."""
    return Rate(currency, currency, _ONE, on, on, "", RateKind.IDENTITY)


def _is_from_before_a_pause(found: Quote, table: RateTable, pair: tuple[str, str], on: date) -> bool:
    """Whether a rate is older than any ordinary gap because publication of one of its currencies paused or ended."""
    is_old = (on - found.day).days > LONGEST_BREAK_DAYS and found.day < table.last_day
    return is_old and any(was_silent(table.runs(code), table.last_day, on) for code in pair)


def _refuse(table: RateTable, base: str, quote: str, on: date) -> NoRate:
    """Return the reason why two currencies have no rate on a day."""
    for code in (base, quote):
        if not was_currency(code):
            return NoRate(code, Refusal.UNKNOWN_CURRENCY, on, table.source)
    for code in sorted({base, quote} - {table.base}):
        known = table.span(code)
        if known is None:
            return NoRate(code, Refusal.NOT_PUBLISHED, on, table.source)
        first, _last = known
        if on < first:
            return NoRate(code, Refusal.BEFORE_FIRST_DAY, on, table.source, first)
        runs = table.runs(code)
        if table.source != OWN and was_silent(runs, table.last_day, on):
            return _refuse_silent(NoRate(code, Refusal.AFTER_LAST_DAY, on, table.source), runs)
    return NoRate(quote, Refusal.BEFORE_FIRST_DAY, on, table.source)


def _refuse_silent(refused: NoRate, runs: Runs) -> NoRate:
    """Return the refusal with the days between which, or the day after which, a currency was not published."""
    bound = max(last for first, last in runs if first <= refused.requested)
    resumed = next((first for first, _last in runs if first > refused.requested), None)
    refusal = Refusal.AFTER_LAST_DAY if resumed is None else Refusal.NOT_PUBLISHED_THEN
    return NoRate(refused.currency, refusal, refused.requested, refused.source, bound, resumed)


def runs_of(days: Iterable[date]) -> Runs:
    """Return the runs in `days` of publication, which must be sorted."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days <= LONGEST_BREAK_DAYS:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return tuple(runs)


def was_silent(runs: Runs, last_day: date, on: date) -> bool:
    """Whether publication of a currency had ended or paused on a day, in a table whose newest day is `last_day`."""
    before = [run for run in runs if run[0] <= on]
    if not before:
        return False
    is_last = len(before) == len(runs)
    return before[-1][1] < (min(on, last_day) if is_last else on)


def convert(amount: Money, rate: Rate) -> Money:
    """Convert money at a rate, exactly; raise ValueError if the rate is for another currency."""
    if amount.currency != rate.base:
        message = f"a rate for {rate.base} cannot convert {amount.currency}"
        raise ValueError(message)
    (above, below), (price, units) = amount.amount.as_integer_ratio(), rate.value.as_integer_ratio()
    return Money(Fraction(above * price, below * units), rate.quote)  # twice as fast as multiplying fractions


def is_rate(value: Decimal) -> bool:
    """Whether a number is a plausible rate: finite, positive and within the bounds."""
    return value.is_finite() and LEAST <= value <= MOST
