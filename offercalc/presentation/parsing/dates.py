"""Parsing of typed dates: with the month in words or as year-month-day; an ambiguous date is questioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import quoted
from offercalc.presentation.locales.locale_facts import month_names
from offercalc.presentation.parsing.amounts import NOT_KNOWN, InputError

EXAMPLE = date(2027, 2, 1)
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_SHORT_YEAR = re.compile(r"(?<!\S)(?P<day>\d{1,2}-[^\W\d_]+)-(?=\d\d$)")
"""A day as spreadsheet programs show it, e.g. 1-Feb-27."""
_FILLERS = {"st", "nd", "rd", "th", "of", "de", "d", "年", "月", "日"}
_LANGUAGES = ("en", "id")
"""Languages whose months are read in every language: those that people of the program write in."""
_YEAR_DIGITS = 4
_LEAP_YEARS_APART = 8
"""The most years from one February 29 to the next."""
_SEPTEMBER = "sept"
"""A common English abbreviation that CLDR lacks."""


def read_day(text: str, localizer: Localizer) -> date | InputError:
    """Parse a date: 2027-02-01, 1 Feb 2027, February 1, 2027, 1-Feb-27, or in numbers that can mean only one date."""
    days = tuple(dict.fromkeys(_days(text.strip(), localizer)))
    if len(days) == 1:
        return days[0]
    if days:
        example = _example(days[0], localizer)
        return InputError(
            localizer.tr('"{text}" is ambiguous; enter e.g. {example}.', text=quoted(text.strip()), example=example)
        )
    example = _example(EXAMPLE, localizer)
    return InputError(
        localizer.tr('"{text}" isn\'t a date; enter e.g. {example}.', text=quoted(text.strip()), example=example)
    )


def next_day(text: str, today: date, localizer: Localizer) -> date | None:
    """Return the first such day from today on that a text without a year names; None if it has one, or is ambiguous."""
    if set(_days(text.strip(), localizer)):
        return None
    for year in range(today.year, today.year + _LEAP_YEARS_APART + 1):
        found = set(_loose_days(f"{text} {year:04}", localizer))
        if len(found) > 1:
            return None
        if found and min(found) >= today:
            return found.pop()
    return None


def read_optional_day(text: str, localizer: Localizer) -> date | InputError | None:
    """Parse a date; None if the text states none."""
    return None if text.strip().lower() in NOT_KNOWN else read_day(text, localizer)


def write_day(day: date | None, localizer: Localizer) -> str:
    """Format a date so that `read_day` reads it back; "" for None."""
    if day is None:
        return ""
    return _example(day, localizer)


def day_hint(localizer: Localizer) -> str:
    """Return the hint of an empty date field."""
    return localizer.tr("e.g. {example}", example=write_day(EXAMPLE, localizer))


def _example(day: date, localizer: Localizer) -> str:
    """Format a date with the month in words, or as year-month-day if that would not be read back."""
    text = localizer.figures.short_day(day)
    return text if tuple(dict.fromkeys(_days(text, localizer))) == (day,) else day.isoformat()


def _days(text: str, localizer: Localizer) -> Iterator[date]:
    """Yield every date that a text may mean."""
    try:
        yield date.fromisoformat(text)
    except ValueError:
        yield from _loose_days(text, localizer)


def _loose_days(text: str, localizer: Localizer) -> Iterator[date]:
    text = _SHORT_YEAR.sub(r"\g<day>-20", text)
    pieces = _PIECES.findall(text)
    numbers = [piece for piece in pieces if piece.isdecimal()]
    words = [word for word in (piece.casefold() for piece in pieces) if not word.isdecimal() and word not in _FILLERS]
    years = [number for number in numbers if len(number) == _YEAR_DIGITS]
    if len(years) != 1:
        return
    rest = [int(number) for number in numbers if number != years[0]]
    year = int(years[0])
    ways: tuple[tuple[int, int], ...]
    if not words and len(rest) == 2:  # noqa: PLR2004 - a month and a day
        ways = (rest[0], rest[1]), (rest[1], rest[0])
        ways = ways[:1] if numbers[0] == years[0] else ways
    elif len(words) == 1 and len(rest) == 1:
        ways = tuple((month, rest[0]) for month in _months(words[0], localizer))
    else:
        return
    for month, day in ways:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _months(word: str, localizer: Localizer) -> Iterator[int]:
    """Yield the months that a word names in the locale of the figures or in a language of the program."""
    if word == _SEPTEMBER:
        yield 9
    for locale in dict.fromkeys((localizer.figures.locale, *map(Locale.parse, (localizer.language, *_LANGUAGES)))):
        yield from (number for name, number in month_names(locale) if _plain(name) == word)


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")
