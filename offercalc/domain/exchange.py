"""Exchange rates that always say of which day they are, from whom, and how they came about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from offercalc.domain.currencies import was_currency
from offercalc.domain.money import Money

STALE_AFTER_DAYS = 7
OWN = "own"
"""The source of a rate that a person states."""

_ONE = Fraction(1)
LEAST, MOST = Decimal("1e-9"), Decimal("1e9")
"""What one unit of a currency may cost in another; all that lies beyond is no rate of this world."""


class RateKind(StrEnum):
    """How a rate came about."""

    PUBLISHED = "published"
    CROSS = "cross"
    AVERAGE = "average"
    MANUAL = "manual"
    IDENTITY = "identity"


_CROSS = RateKind.CROSS


class Drift(Struct, frozen=True):
    """One unit of `base` is taken to cost so many per cent more of `quote` each year; a negative drift is less."""

    base: str
    quote: str
    percent_a_year: Decimal


class Rate(Struct, frozen=True, gc=False):
    """One unit of `base` costs `value` units of `quote`, with everything needed to check it.

    `edition` says in which release or download of the source the figure stood, `fetched` when that was downloaded (None
    where it came with the program or is a person's own); an average is that of `months` up to the day asked for. A
    `drift` changes the rate from the day asked for on; a cross goes `through` the currency of its publisher.
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

    @property
    def age_days(self) -> int:
        """Count the days between the day asked for and the day used."""
        return (self.requested - self.used).days

    @property
    def is_stale(self) -> bool:
        """Tell whether the day used is more than seven days before the day asked for."""
        return self.age_days > STALE_AFTER_DAYS


class Refusal(StrEnum):
    """Why there is no rate."""

    UNKNOWN_CURRENCY = "unknown_currency"
    NOT_PUBLISHED = "not_published"
    BEFORE_FIRST_DAY = "before_first_day"
    AFTER_LAST_DAY = "after_last_day"


class NoRate(Struct, frozen=True):
    """A rate that cannot be given: for which currency, why, and the day that bounds what is known."""

    currency: str
    refusal: Refusal
    requested: date
    source: str
    bound: date | None = None


class Quote(Struct, frozen=True, gc=False):
    """What one unit of a currency cost in another on one day of publication, and where that stood."""

    day: date
    value: Fraction
    edition: str = ""
    fetched: datetime | None = None


class RateTable(Protocol):
    """The rates of one source, from its first day to its newest."""

    @property
    def source(self) -> str:
        """Name the publisher, or `OWN`."""

    @property
    def edition(self) -> str:
        """Name the release or download that the newest figures come from."""

    @property
    def base(self) -> str:
        """Give the currency that all rates of the table are published against; "" for a person's own."""

    @property
    def last_day(self) -> date:
        """Give the newest day of publication."""

    @property
    def currencies(self) -> tuple[str, ...]:
        """Name every currency the table has ever had, its base included."""

    def span(self, currency: str) -> tuple[date, date] | None:
        """Give the first and last day on which a currency was published, or None where it never was."""

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        """Give the last publication on or before a day in which both currencies stand.

        None where there is none, or where one of them had ended by then. Both legs of a cross are of one publication.
        """

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        """Yield the publications from one day to another in which both currencies stand, oldest first."""


def find_rate(table: RateTable, base: str, quote: str, on: date) -> Rate | NoRate:
    """Find the rate of the last publication on or before `on`, crossing through the table's own base.

    Nothing is interpolated and nothing defaults to one.
    """
    if base == quote and was_currency(base):
        return Rate(base, quote, _ONE, on, on, table.source, RateKind.IDENTITY)
    found = table.quote(base, quote, on)
    if found is None:
        return _refuse(table, base, quote, on)
    source = table.source
    if base != table.base and source != OWN:
        return Rate(
            base, quote, found.value, on, found.day, source, _CROSS, found.edition, 0, found.fetched, None, table.base
        )
    kind = RateKind.MANUAL if source == OWN else RateKind.PUBLISHED
    return Rate(base, quote, found.value, on, found.day, source, kind, found.edition, 0, found.fetched)


def _refuse(table: RateTable, base: str, quote: str, on: date) -> NoRate:
    """Say why two currencies have no rate on a day."""
    for code in (base, quote):
        if not was_currency(code):
            return NoRate(code, Refusal.UNKNOWN_CURRENCY, on, table.source)
    for code in sorted({base, quote} - {table.base}):
        known = table.span(code)
        if known is None:
            return NoRate(code, Refusal.NOT_PUBLISHED, on, table.source)
        first, last = known
        if on < first:
            return NoRate(code, Refusal.BEFORE_FIRST_DAY, on, table.source, first)
        if has_ended(known, table.last_day, on):
            return NoRate(code, Refusal.AFTER_LAST_DAY, on, table.source, last)
    return NoRate(quote, Refusal.BEFORE_FIRST_DAY, on, table.source)


def has_ended(span: tuple[date, date], last_day: date, on: date) -> bool:
    """Tell whether a currency of a table whose newest day is `last_day` was no longer published on a day."""
    _first, last = span
    return last < min(on, last_day)


def convert(amount: Money, rate: Rate) -> Money:
    """Convert money at a rate, exactly; raise ValueError where the rate is for another currency."""
    if amount.currency != rate.base:
        message = f"a rate for {rate.base} cannot convert {amount.currency}"
        raise ValueError(message)
    (above, below), (price, units) = amount.amount.as_integer_ratio(), rate.value.as_integer_ratio()
    return Money(Fraction(above * price, below * units), rate.quote)  # half the time of multiplying fractions


def is_rate(value: Decimal) -> bool:
    """Tell whether a number can be a rate: finite, above zero and of a size that occurs."""
    return value.is_finite() and LEAST <= value <= MOST
