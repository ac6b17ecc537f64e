"""The history of an exchange rate: its low, high, average and volatility, and the average of each year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from math import log, sqrt
from statistics import stdev

from msgspec import Struct

from offercalc.domain.exchange.rate import LONGEST_BREAK_DAYS, OWN, NoRate, RateTable, Refusal, find_rate

_DAYS_A_YEAR = 252
_FEWEST_CHANGES = 2


class Point(Struct, frozen=True):
    """The price of one unit of the base currency on a day of publication."""

    day: date
    value: Fraction


class YearOfRates(Struct, frozen=True):
    """The average of a calendar year's publications, their number, and the last day."""

    year: int
    average: Fraction
    count: int
    last_day: date


class RateHistory(Struct, frozen=True, dict=True):
    """The publications of a pair over a range of days, oldest first; there is at least one.

    `volatility` is the annualized standard deviation of the daily logarithmic changes (times the square root of 252),
    as a fraction, without changes over pauses; None for fewer than three publications. It is floating point because no
    amount is computed from it. `ended` lists the currencies whose publication had ended by the end of the range, with
    their last days.
    """

    base: str
    quote: str
    source: str
    edition: str
    points: tuple[Point, ...]
    years: tuple[YearOfRates, ...]
    volatility: float | None
    ended: tuple[tuple[str, date], ...] = ()

    @cached_property
    def pauses(self) -> tuple[tuple[date, date], ...]:
        """The last day before and the first day after each pause in publication.

        The user's own rates have no pauses: each is valid until the next.
        """
        if self.source == OWN:
            return ()
        return tuple((one.day, other.day) for one, other in pairwise(self.points) if is_pause(one, other))

    @cached_property
    def low(self) -> Point:
        """The lowest rate, on its first day."""
        return min(self.points, key=lambda point: point.value)

    @cached_property
    def high(self) -> Point:
        """The highest rate, on its first day."""
        return max(self.points, key=lambda point: point.value)

    @cached_property
    def average(self) -> Fraction:
        """The exact mean of all publications."""
        return _mean(self.points)


def rate_history(table: RateTable, base: str, quote: str, since: date, until: date) -> RateHistory | NoRate:
    """Return the prices of one unit of `base` in `quote` from one day to another, both included.

    Both legs of a cross rate come from the same publication; days without one are skipped. A range without
    publications has the last rate before it, or is refused if there is none. If the publication of a currency ended
    before `until`, the history ends there.
    """
    points = tuple(Point(quoted.day, quoted.value) for quoted in table.quotes(base, quote, since, until))
    if not points:
        before = find_rate(table, base, quote, until)
        if isinstance(before, NoRate):
            return before
        points = (Point(before.used, before.value),)
    ended = _ended(table, (base, quote), until)
    return RateHistory(base, quote, table.source, table.edition, points, _years(points), _volatility(points), ended)


def last_day_of(table: RateTable, base: str, quote: str, until: date) -> date:
    """Return the last day of a pair if publication of one of its currencies had ended by `until`, otherwise `until`."""
    return min((last for _code, last in _ended(table, (base, quote), until)), default=until)


def is_pause(before: Point, after: Point) -> bool:
    """Whether the gap between two consecutive publications is a pause, longer than any ordinary gap."""
    return (after.day - before.day).days > LONGEST_BREAK_DAYS


def _ended(table: RateTable, pair: tuple[str, str], until: date) -> tuple[tuple[str, date], ...]:
    found = []
    for code in pair:
        refused = find_rate(table, table.base or code, code, until)
        if isinstance(refused, NoRate) and refused.refusal is Refusal.AFTER_LAST_DAY and refused.bound is not None:
            found.append((code, refused.bound))
    return tuple(found)


def _years(points: tuple[Point, ...]) -> tuple[YearOfRates, ...]:
    years = ((year, tuple(ones)) for year, ones in groupby(points, key=lambda point: point.day.year))
    return tuple(YearOfRates(year, _mean(ones), len(ones), ones[-1].day) for year, ones in years)


def _mean(points: tuple[Point, ...]) -> Fraction:
    return sum((point.value for point in points), Fraction(0)) / len(points)


def _volatility(points: tuple[Point, ...]) -> float | None:
    steps = [(before, after) for before, after in pairwise(points) if not is_pause(before, after)]
    changes = [log(after.value) - log(before.value) for before, after in steps]
    return stdev(changes) * sqrt(_DAYS_A_YEAR) if len(changes) >= _FEWEST_CHANGES else None
