"""Month arithmetic on dates, always counted from one origin so that month ends do not drift."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

MONTHS_A_YEAR = 12
LONGEST_DELAY_MONTHS = 1200
"""The longest time for which anything is promised."""
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


def add_months(origin: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month if it has no such day."""
    return day_of_month(origin.year * MONTHS_A_YEAR + origin.month - 1 + months, origin.day)


def day_of_month(month: int, day: int) -> date:
    """Return a day of a month counted from January of year 0, or the month's last day if it has no such day.

    Beyond the calendar, return `date.min` or `date.max`: a clock may be set to any year.
    """
    year, index = divmod(month, MONTHS_A_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    if day > _SHORTEST_MONTH:
        day = min(day, _length(year, index + 1))
    return date(year, index + 1, day)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month (1 to 12)."""
    return date(year, month, _length(year, month))


def full_months(start: date, until: date) -> int:
    """Return the number of whole months from `start` to `until`; 0 if `until` is earlier."""
    months = (until.year - start.year) * MONTHS_A_YEAR + until.month - start.month
    if months > 0 and add_months(start, months) > until:
        months -= 1
    return max(0, months)


def last_day_of_service(start: date, months: int) -> date:
    """Return the last day of the first `months` of service, e.g. December 31 for 12 months from January 1."""
    return add_months(start, months) - timedelta(days=1)


def _length(year: int, month: int) -> int:
    """Count the days of a month; `calendar` takes longer to import than a whole comparison asks it."""
    if month == MONTHS_A_YEAR:
        return _LONGEST_MONTH
    return (date(year, month + 1, 1) - date(year, month, 1)).days
