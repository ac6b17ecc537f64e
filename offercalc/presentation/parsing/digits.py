"""Parsing of digits with separators: as the locale writes numbers, or in the only way they can be read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

from offercalc.presentation.formats.number_format import NumberFormat
from offercalc.presentation.parsing.late_pattern import LatePattern

BLANKS = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'\u2019\u02bc"
SEPARATORS = f".,{BLANKS}{APOSTROPHES}\u060c\u066b\u066c\u2e41"
"""Every character used between digits in some locale."""
_ASCII = LatePattern(r"[0-9]+")
_LONE_GROUP = LatePattern(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_THREES = (3, 3)
_STYLES = ((",", "."), (".", ","))
"""The two styles that are mistaken for each other, as (group separator, decimal separator)."""


def local_reading(text: str, figures: NumberFormat) -> Decimal | None:
    """Return the number that digits mean in the locale, None if they are not a number there.

    Spaces and apostrophes separate groups in every locale, but a number has only one kind of group separator.
    """
    decimal, group = figures.decimal_sign, figures.group_sign
    if len({_kind(sign) for sign in text if sign in SEPARATORS and sign != decimal}) > 1:
        return None
    plain = "".join(group if sign in f"{BLANKS}{APOSTROPHES}" else sign for sign in text)
    return _reading(plain, group, decimal, {_grouping(figures.locale), _THREES})


def only_reading(text: str) -> Decimal | None:
    """Return the number that digits mean in every locale, such as "85.000.000" or "120\u2019000.50"; None for others.

    A separator that occurs more than once cannot be the decimal separator, and neither can an apostrophe.
    """
    for group, decimal in _STYLES:
        if text.count(group) > 1:
            return _reading(text, group, decimal, {_THREES})
    plain = "".join("'" if sign in APOSTROPHES else sign for sign in text)
    found = (_reading(plain, "'", decimal, {_THREES}) for decimal in (".", ",") if "'" in plain)
    return next((value for value in found if value is not None), None)


def foreign_reading(text: str) -> Decimal | None:
    """Return the number of digits that have one meaning if they need not be in the reader's own format, else None.

    Such as "1.234,50", where the last of two separators is that of decimals, or "9,31", where two digits are no group.
    """
    found = {_reading(text, group, decimal, {_THREES}) for group, decimal in _STYLES} - {None}
    return found.pop() if len(found) == 1 else None


def home_reading(text: str, currency: str) -> Decimal | None:
    """Return the number that digits mean where a currency is at home, None if they are not a number there.

    Rupiah are written as 85.000, dollars as 85,000, and rupees as 12,00,000. The euro has no single home.
    """
    habit = _home_of(currency)
    if habit is None:
        return None
    group, decimal, grouping = habit
    return _reading(text, group, decimal, {grouping, _THREES})


@cache
def _home_of(currency: str) -> tuple[str, str, tuple[int, int]] | None:
    """Return the group separator, the decimal separator and the grouping of the country that a currency is named after.

    ISO 4217 codes start with the country code of ISO 3166; CLDR says which language is most likely there.
    """
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - slow to load

    try:
        locale = Locale.parse(f"und_{currency[:2]}")
    except (UnknownLocaleError, ValueError):
        return None
    signs = get_group_symbol(locale), get_decimal_symbol(locale)
    return (*signs, _grouping(locale)) if signs in _STYLES else None


def is_lone_group(text: str, figures: NumberFormat) -> bool:
    """Whether digits such as "120.000" have decimals in this locale but mean thousands in others."""
    return figures.decimal_sign in text and _LONE_GROUP.fullmatch(text) is not None


def _kind(sign: str) -> str:
    """Return a separator, with all spaces and all apostrophes normalized to one of each."""
    if sign in BLANKS:
        return " "
    return "'" if sign in APOSTROPHES else sign


def _reading(text: str, group: str, decimal: str, groupings: Iterable[tuple[int, int]]) -> Decimal | None:
    whole, _sign, rest = text.partition(decimal)
    if rest and not _ASCII.fullmatch(rest):
        return None
    parts = whole.split(group)
    if not all(_ASCII.fullmatch(part) for part in parts):
        return None
    if len(parts) > 1 and not any(_is_grouped(parts, sizes) for sizes in groupings):
        return None
    return Decimal(f"{''.join(parts)}.{rest}" if rest else "".join(parts))


def _is_grouped(parts: list[str], sizes: tuple[int, int]) -> bool:
    """Whether groups have the given sizes, (last, others); the first group may be shorter."""
    last, others = sizes
    first, *between = parts[:-1]
    return len(parts[-1]) == last and 0 < len(first) <= others and all(len(part) == others for part in between)


def _grouping(locale: Locale) -> tuple[int, int]:
    last, others = locale.decimal_formats[None].grouping
    return last, others
