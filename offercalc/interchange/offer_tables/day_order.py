"""Numeric dates such as 03/04/2026 and their meanings, day first or month first."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from offercalc.presentation.formats.localizer import Localizer

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class NumberedDay(Struct, frozen=True):
    """A numeric date, and the dates that it means day first and month first, if any."""

    text: str
    day_first: date | None
    month_first: date | None

    @property
    def may_mean_two(self) -> bool:
        """Whether the date is ambiguous."""
        return self.day_first is not None and self.month_first is not None and self.day_first != self.month_first

    @property
    def days(self) -> tuple[date, ...]:
        """All possible dates."""
        return tuple(dict.fromkeys(day for day in (self.day_first, self.month_first) if day is not None))

    def day(self, *, is_day_first: bool) -> date | None:
        """Return the date in an order; if it is invalid, the date in the other order."""
        first, second = (self.day_first, self.month_first) if is_day_first else (self.month_first, self.day_first)
        return first or second


def numbered_day(text: str) -> NumberedDay | None:
    """Parse a numeric date that ends with a four-digit year; None if the text is not one."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    return NumberedDay(text, _day(year, second, first), _day(year, first, second))


def is_day_first_for(localizer: Localizer) -> bool:
    """Whether the reader's locale writes the day before the month."""
    pattern = str(localizer.figures.locale.date_formats["short"].pattern)
    return pattern.find("d") < pattern.find("M")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
