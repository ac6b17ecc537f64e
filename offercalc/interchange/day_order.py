"""Days in numbers such as 03/04/2026: what they may mean, day first or month first."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from offercalc.presentation.reader import Reader

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class NumberedDay(Struct, frozen=True):
    """A day in numbers, with the days that it means day first and month first, if any."""

    text: str
    day_first: date | None
    month_first: date | None

    @property
    def may_mean_two(self) -> bool:
        """Whether the order decides which day is meant."""
        return self.day_first is not None and self.month_first is not None and self.day_first != self.month_first

    @property
    def days(self) -> tuple[date, ...]:
        """All the days that may be meant."""
        return tuple(dict.fromkeys(day for day in (self.day_first, self.month_first) if day is not None))

    def day(self, *, is_day_first: bool) -> date | None:
        """Return the day that is meant in an order; where there is none, that of the other order."""
        first, second = (self.day_first, self.month_first) if is_day_first else (self.month_first, self.day_first)
        return first or second


def numbered_day(text: str) -> NumberedDay | None:
    """Read a text as a day in numbers with a year of four digits at its end; None where it is none."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    return NumberedDay(text, _day(year, second, first), _day(year, first, second))


def is_day_first_for(reader: Reader) -> bool:
    """Whether the people of the reader's locale write the day before the month."""
    pattern = str(reader.figures.locale.date_formats["short"].pattern)
    return pattern.find("d") < pattern.find("M")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
