"""A second implementation of accrual and proration, as literal as the written rules, as a reference for the ledger.

It is simple and slow: every day is looked at by itself, and every share is a fraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

DAY = timedelta(days=1)


def anniversary(origin: date, months: int) -> date:
    """Return the same day some months later, found by stepping month by month and back from a day that is missing."""
    year, month = origin.year, origin.month
    for _step in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    for day in range(origin.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, origin.day)


def first_day_of_year(day: date, year: str, plan_year_starts: str, start: date) -> date:
    """Return the first day of the accrual year that a day is in, found by going back day by day."""
    if year == "service_year":
        count = 0
        while anniversary(start, 12 * (count + 1)) <= day:
            count += 1
        return anniversary(start, 12 * count)
    wanted = "01-01" if year == "calendar_year" else plan_year_starts
    while day.isoformat()[5:] != wanted:
        day -= DAY
    return day


def accrual_years(year: str, plan_year_starts: str, start: date, end: date) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each accrual year that ends by `end`."""
    first = first_day_of_year(start, year, plan_year_starts, start)
    while True:
        following = anniversary(first, 12)
        last = following - DAY
        if last > end:
            return
        yield first, last
        first = first_day_of_year(following, year, plan_year_starts, start)


def share(first: date, last: date, start: date, prorate: str) -> Fraction:
    """Return the part of an accrual year that counts for somebody who starts on a day: by counting days or months."""
    days = [first + DAY * number for number in range((last - first).days + 1)]
    served = [day for day in days if day >= start]
    if not served:
        return Fraction(0)
    if len(served) == len(days) or prorate == "none":
        return Fraction(1)
    if prorate == "days":
        return Fraction(len(served), len(days))
    if prorate == "months_of_15_days":
        bounds = [anniversary(first, month) for month in range(13)]
        counts = [sum(begin <= day < end for day in served) for begin, end in pairwise(bounds)]
        return Fraction(sum(count >= 15 for count in counts), 12)
    months = 0
    while anniversary(served[0], months + 1) <= last + DAY:
        months += 1
    return Fraction(months, 12)


def earned_by_day(monthly: Fraction, raises: dict[date, Fraction], start: date, days: list[date]) -> Fraction:
    """Return what a monthly wage pays for some days: each the wage of its day over the days of its month."""
    paid = Fraction(0)
    for day in days:
        if day < start:
            continue
        months = 0
        while anniversary(start, months + 1) <= day:
            months += 1
        length = (anniversary(start, months + 1) - anniversary(start, months)).days
        wage = monthly
        for since in sorted(raises):
            wage = raises[since] if since <= day else wage
        paid += wage / length
    return paid
