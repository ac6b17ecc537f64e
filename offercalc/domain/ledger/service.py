"""The time in which each part of the pay is earned: from its first month on, up to its last or that of the term."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.part import Part
from offercalc.domain.values.estimate import ZERO, Span, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

_AT_HAND = 64
"""The number of cached rows of days."""
_DAY = timedelta(days=1)
_WHOLE = Fraction(1)


class Service(Struct, frozen=True):
    """The time in which something is earned: from the day `first` to the day before `until`, if it ends."""

    first: date
    until: date | None = None

    def ending(self, day: date) -> Service:
        """Return the service that ends on a day, if not before."""
        return Service(self.first, day if self.until is None else min(self.until, day))

    def between(self, first: date, until: date) -> tuple[date, date]:
        """Return the days from which and until which a time is served; the second is not later if it is not."""
        return max(first, self.first), until if self.until is None else min(until, self.until)

    def covers(self, day: date) -> bool:
        """Whether a day is served."""
        return self.first <= day and (self.until is None or day < self.until)

    def last_by(self, day: date) -> date:
        """Return a day, or the last day of service if that is earlier."""
        return day if self.until is None else min(day, self.until - _DAY)


def employment(offer: Offer) -> Service:
    """Return the time of employment: from the start date on, to the last day of a fixed term."""
    return Service(offer.start_date, None if offer.end_date is None else offer.end_date + _DAY)


def service_of(part: Part, offer: Offer) -> Service:
    """Return the time in which a part of the pay is earned, which ends with the employment."""
    own = own_service(part, offer)
    return own if offer.end_date is None else own.ending(offer.end_date + _DAY)


def own_service(part: Part, offer: Offer) -> Service:
    """Return the time that a part of the pay states, as if the employment did not end."""
    start, month = offer.start_date, part.from_month
    until = None if part.for_months is None else add_months(start, month + part.for_months)
    return Service(add_months(start, month) if month else start, until)


class Months(Struct, frozen=True):
    """The months of service in which something is earned: from `first`, counted from 0, to the one before `until`.

    `days` are their last days. Of the last month only the part `last` is earned, if the service ends within it.
    """

    first: int
    until: int
    days: tuple[date, ...]
    last: Fraction = _WHOLE

    @property
    def numbers(self) -> range:
        """The numbers of the months, from 0."""
        return range(self.first, self.until)

    @property
    def whole(self) -> int:
        """The month before which all of them are earned in full."""
        return self.until if self.last == _WHOLE else self.until - 1

    def only(self, amounts: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the amounts of all months with nothing outside these; that of the last month is not changed."""
        if self.first == 0 and self.until == len(amounts):
            return amounts
        after = (ZERO,) * (len(amounts) - self.until)
        return (*(ZERO,) * self.first, *amounts[self.first : self.until], *after)

    def prorated(self, amounts: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the amounts of all months with nothing outside these, and of the last of these the earned part."""
        kept = self.only(amounts)
        if self.whole == self.until:
            return kept
        return (*kept[: self.whole], kept[self.whole].scaled(self.last), *kept[self.until :])

    def by_year(self, pay: tuple[Span, ...], of_year: Callable[[Span], Span]) -> tuple[Span, ...]:
        """Return what follows from the pay of each year of service, in equal parts for those of its months."""
        found: list[Span] = []
        for begin in range(0, len(pay), MONTHS_A_YEAR):
            end = begin + MONTHS_A_YEAR
            count = min(self.whole, end) - max(self.first, begin)
            weight = count + (self.last if self.whole < self.until and begin <= self.whole < end else 0)
            share = of_year(total(pay[begin:end])).scaled(1 / Fraction(weight)) if weight > 0 else ZERO
            found += [share] * MONTHS_A_YEAR
        return self.prorated(tuple(found[: len(pay)]))


@lru_cache(maxsize=_AT_HAND)
def months_of(service: Service, start: date, count: int) -> Months:
    """Return which of the first `count` months from the start date are within a service, which begins with a month."""
    ends = month_ends(start, count)
    first = min(full_months(start, service.first), count) if service.first > start else 0
    if service.until is None or service.until > ends[-1]:
        return Months(first, count, ends[first:])
    whole = full_months(start, service.until)
    begin = add_months(start, whole)
    days = (service.until - begin).days
    if whole < first or not days:
        return Months(min(first, whole), whole, ends[first:whole])
    share = Fraction(days, (add_months(start, whole + 1) - begin).days)
    return Months(first, whole + 1, (*ends[first:whole], service.until - _DAY), share)


@lru_cache(maxsize=_AT_HAND)
def month_ends(start: date, count: int) -> tuple[date, ...]:
    """Return the last day of each of the first `count` months from a start date; cached, as all pay needs them."""
    return tuple(add_months(start, month) - _DAY for month in range(1, count + 1))
