"""Exchange rates that always say of which day they are, from whom, and how they came about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from offercalc.domain.currencies import was_currency
from offercalc.domain.money import Money

STALE_AFTER_DAYS = 7


class RateKind(StrEnum):
    """How a rate came about."""

    PUBLISHED = "published"
    CROSS = "cross"
    AVERAGE = "average"
    MANUAL = "manual"
    IDENTITY = "identity"


class Rate(Struct, frozen=True):
    """One unit of `base` costs `value` units of `quote`, with everything needed to check it.

    `edition` says in which release or download of the source the figure stood; an average is that of `months` up to
    the day asked for.
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


class Publication(Struct, frozen=True):
    """What one unit of a table's base cost in some currencies on one day of publication."""

    day: date
    values: dict[str, Fraction]


class RateTable(Protocol):
    """Published rates against one base currency, newest and oldest included."""

    @property
    def source(self) -> str:
        """Name the publisher."""

    @property
    def edition(self) -> str:
        """Name the release or download that the figures come from."""

    @property
    def base(self) -> str:
        """Give the currency that all rates of the table are quoted against."""

    @property
    def last_day(self) -> date:
        """Give the newest day of publication."""

    def span(self, currency: str) -> tuple[date, date] | None:
        """Give the first and last day on which a currency was published, or None where it never was."""

    def publication(self, currencies: frozenset[str], on: date) -> Publication | None:
        """Give the last publication on or before a day in which all `currencies` stand, or None."""

    def publications(self, currencies: frozenset[str], since: date, until: date) -> Iterator[Publication]:
        """Yield the publications from one day to another in which all `currencies` stand, oldest first."""


def find_rate(table: RateTable, base: str, quote: str, on: date) -> Rate | NoRate:
    """Find the rate of the last publication on or before `on`, crossing through the table's own base.

    Both legs of a cross come from the same publication. Nothing is interpolated and nothing defaults to one.
    """
    for code in (base, quote):
        if not was_currency(code):
            return NoRate(code, Refusal.UNKNOWN_CURRENCY, on, table.source)
    if base == quote:
        return Rate(base, quote, Fraction(1), on, on, table.source, RateKind.IDENTITY)
    legs = legs_of(table, base, quote)
    for code in sorted(legs):
        refusal = _refuse(table, code, on)
        if refusal is not None:
            return refusal
    found = table.publication(legs, on)
    if found is None:
        return NoRate(quote, Refusal.BEFORE_FIRST_DAY, on, table.source)
    value = crossed(found, base, quote)
    kind = RateKind.PUBLISHED if base == table.base else RateKind.CROSS
    return Rate(base, quote, value, on, found.day, table.source, kind, table.edition)


def legs_of(table: RateTable, base: str, quote: str) -> frozenset[str]:
    """Name the currencies that a cross needs from a table: all but its own base."""
    return frozenset({base, quote} - {table.base})


def crossed(found: Publication, base: str, quote: str) -> Fraction:
    """Give the cost of one unit of `base` in `quote` from the legs of one publication."""
    return found.values.get(quote, Fraction(1)) / found.values.get(base, Fraction(1))


def _refuse(table: RateTable, code: str, on: date) -> NoRate | None:
    """Say why a currency has no rate on a day, or None where it has one."""
    known = table.span(code)
    if known is None:
        return NoRate(code, Refusal.NOT_PUBLISHED, on, table.source)
    first, last = known
    if on < first:
        return NoRate(code, Refusal.BEFORE_FIRST_DAY, on, table.source, first)
    if on > last and last < table.last_day:
        return NoRate(code, Refusal.AFTER_LAST_DAY, on, table.source, last)
    return None


def convert(amount: Money, rate: Rate) -> Money:
    """Convert money at a rate, exactly; raise ValueError where the rate is for another currency."""
    if amount.currency != rate.base:
        message = f"a rate for {rate.base} cannot convert {amount.currency}"
        raise ValueError(message)
    return Money(amount.amount * rate.value, rate.quote)
