"""The years over which pay accrues, their parts with a payday each, and how a partial one counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from offercalc.domain.ledger.service import Service
from offercalc.domain.offer.accrual import Proration, Year
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, day_of_month, full_months, month_end

_AT_HAND = 256
"""The number of cached accrual years."""
_DAY = timedelta(days=1)
_LONG = 15
"""The days after which a month counts in full, if it does not need to be served in full."""
_WHOLE = Fraction(1)
_NOTHING = Fraction(0)


class Period(Struct, frozen=True):
    """An equal part of an accrual year, from the day `first` to the day before `until`.

    `year` counts the accrual years from the one of the start, 0; `part` counts the parts of a year.
    """

    first: date
    until: date
    year: int = 0
    part: int = 0

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.until - _DAY

    @property
    def months(self) -> int:
        """The months of the period."""
        return full_months(self.first, self.until)


class Plan(Struct, frozen=True):
    """The accrual years of a part of the pay: their kind, and the first day of a plan year."""

    year: Year
    plan_year_starts: str = ""

    def years(self, start: date, service: Service, until: date) -> Iterator[Period]:
        """Yield the accrual years of which a day before `until` is served; those of employment count from the start."""
        origin = self._first_year(start, service.first)
        end = until if service.until is None else min(until, service.until)
        count = 0
        while not count or add_months(origin, MONTHS_A_YEAR * count) < end:
            first, following = (add_months(origin, MONTHS_A_YEAR * number) for number in (count, count + 1))
            yield Period(first, following, count)
            count += 1

    def _first_year(self, start: date, first: date) -> date:
        """Return the first day of the accrual year that contains the first day of service."""
        if self.year == "service_year":
            return add_months(start, full_months(start, first) // MONTHS_A_YEAR * MONTHS_A_YEAR)
        month, day = (1, 1) if self.year == "calendar_year" else day_of_year(self.plan_year_starts)
        found = day_of_month(first.year * MONTHS_A_YEAR + month - 1, day)
        return found if found <= first else day_of_month((first.year - 1) * MONTHS_A_YEAR + month - 1, day)


def day_of_year(text: str) -> tuple[int, int]:
    """Return the month and the day of "MM-DD"; raise ValueError if it is not a day of every year."""
    day = date.fromisoformat(f"2001-{text}")
    return day.month, day.day


def served_share(period: Period, service: Service, prorate: Proration) -> Fraction:
    """Return the part of a period that counts: all of it if it is served whole, otherwise by full months or days.

    Source of months of 15 days: Brazil, Law 4.090/1962, article 1, paragraph 2.
    """
    first, until = service.between(period.first, period.until)
    if first >= until:
        return _NOTHING
    if prorate == "none" or (first, until) == (period.first, period.until):
        return _WHOLE
    if prorate == "days":
        return Fraction((until - first).days, (period.until - period.first).days)
    if prorate == "months_of_15_days":
        return Fraction(_long_months(period, first, until), period.months)
    return Fraction(full_months(first, until), period.months)


def _long_months(period: Period, first: date, until: date) -> int:
    """Return the number of months of a period of which at least 15 days are from the day `first` to `until`."""
    bounds = pairwise(add_months(period.first, month) for month in range(period.months + 1))
    return sum((min(end, until) - max(begin, first)).days >= _LONG for begin, end in bounds)


def split(year: Period, parts: int) -> tuple[Period, ...]:
    """Return the equal parts of an accrual year."""
    if parts == 1:
        return (year,)
    bounds = [add_months(year.first, MONTHS_A_YEAR * part // parts) for part in range(parts)]
    return tuple(
        Period(first, until, year.year, part) for part, (first, until) in enumerate(pairwise((*bounds, year.until)))
    )


@lru_cache(maxsize=_AT_HAND)
def paydays(parts: tuple[Period, ...], months: tuple[int, ...]) -> tuple[date, ...]:
    """Return the payday of each part of an accrual year: the last days of the named months, as many as there are parts.

    They are the first ones in a row of which none is before the end of the part it pays: half of a calendar year's
    bonus in June and half in December, all of it in the following March.
    """
    year = parts[0].first.year
    days = tuple(month_end(each, month) for each in range(year, year + 3) for month in sorted(months))
    return in_a_row(days, tuple(period.last for period in parts))


def in_a_row(days: tuple[date, ...], earliest: tuple[date, ...]) -> tuple[date, ...]:
    """Return the first days in a row of which none is before its earliest day; the last ones if there are none."""
    count = len(earliest)
    rows = [days[first : first + count] for first in range(max(len(days) - count, 0) + 1)]
    fitting = (row for row in rows if all(day >= least for day, least in zip(row, earliest, strict=True)))
    return next(fitting, rows[-1])
