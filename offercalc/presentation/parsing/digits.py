"""Parsing of digits with separators: as the locale writes numbers, or in the only way they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale

from offercalc.presentation.formats.number_format import NumberFormat

BLANKS = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'\u2019\u02bc"
SEPARATORS = f".,{BLANKS}{APOSTROPHES}\u060c\u066b\u066c\u2e41"
"""Every character used between digits in some locale."""
_ASCII = re.compile(r"[0-9]+")
_LONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
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
    """Return the number that digits mean in every locale, such as "85.000.000" or "85.000.000,50"; None for others.

    A separator that occurs more than once cannot be the decimal separator.
    """
    for group, decimal in _STYLES:
        if text.count(group) > 1:
            return _reading(text, group, decimal, {_THREES})
    return None


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
