"""Number formats of workbooks: whether they show a date, a duration or a percentage, and the texts beside a number."""

# The built-in formats that are not stored in a file, including those of Chinese, Japanese, Korean and Thai editions:
# ECMA-376 part 1, section 18.8.30.

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from babel.numbers import get_territory_currencies
from msgspec import Struct

from offercalc.interchange.spreadsheets.units import beside_of, scale_of

_DAYS = {14, 15, 16, 17, 22, *range(27, 32), 34, 35, 36, *range(50, 59), 71, 72, 73, 74, 78, 81}
_TIMES = {18, 19, 20, 21, 32, 33, 45, 46, 47, 75, 76, 77, 79, 80}
_PERCENTAGES = {9, 10, 67, 68}
_LOCAL_MONEY = {5, 6, 7, 8, 42, 44}
"""Formats with the currency sign of the viewer's locale; a dollar sign in the standard."""
_TERRITORIES = {
    "409": "US", "C09": "AU", "1009": "CA", "C0C": "CA", "1409": "NZ", "1004": "SG", "4809": "SG", "C04": "HK",
    "3C09": "HK", "404": "TW", "411": "JP", "804": "CN", "41D": "SE", "81D": "FI", "414": "NO", "814": "NO",
    "406": "DK", "40F": "IS", "809": "GB", "4009": "IN", "439": "IN", "80A": "MX",
}  # fmt: skip
"""Territories of the Windows language ids whose currencies share a sign."""
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<meridiem>AM/PM|A/P)|(?P<scientific>[Ee][+-])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_SECTIONS = 3
_NOT_SHOWN = set("0#?.,/@%")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_IN_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?.,])")
_DECORATION = " \t\u00a0\u202f()-\u2013\u2014\u2212:.,/'\u2019+|"


_Piece: TypeAlias = tuple[str, str]


class Shown(Struct, frozen=True):
    """What a format shows: a date, a duration, or a number with texts beside it, possibly as a percentage."""

    is_day: bool = False
    is_time: bool = False
    is_percent: bool = False
    signs: tuple[str, ...] = ()


@cache
def shown_by(number: int, code: str) -> Shown:
    """Return what a format shows, by its number and, if the file stores it, its code."""
    if not code:
        return _built_in(number)
    found = [_section(pieces) for pieces in _sections(code)[:_NUMBER_SECTIONS]]
    signs = dict.fromkeys(sign for one in found for sign in one.signs)
    return Shown(
        is_day=any(one.is_day for one in found),
        is_time=any(one.is_time for one in found),
        is_percent=any(one.is_percent for one in found),
        signs=tuple(signs),
    )


def _built_in(number: int) -> Shown:
    if number in _LOCAL_MONEY:
        return Shown(signs=("$",))
    return Shown(is_day=number in _DAYS, is_time=number in _TIMES, is_percent=number in _PERCENTAGES)


def _sections(code: str) -> list[list[_Piece]]:
    """Split a format into its sections: for positive numbers, negative ones, zero, and texts."""
    sections: list[list[_Piece]] = [[]]
    for found in _PIECES.finditer(code):
        kind = found.lastgroup or ""
        if kind == "other" and found[0] == ";":
            sections.append([])
        else:
            sections[-1].append((kind, found[kind] if kind else found[0]))
    return sections


def _section(pieces: list[_Piece]) -> Shown:
    """Parse one section: whatever is neither a placeholder nor part of a date is shown literally."""
    letters = "".join(text.lower() for kind, text in pieces if kind == "other")
    elapsed = any(kind == "bracket" and _ELAPSED.fullmatch(text) for kind, text in pieces)
    counts = re.sub(r"s[.,]0+", "s", letters)
    is_general = any(kind == "general" for kind, _text in pieces)
    if not is_general and not any(sign in counts for sign in "0#?") and (elapsed or re.search("[ymdhsgeb]", counts)):
        is_day = bool(re.search("[ydgeb]", counts)) or not (elapsed or re.search("[hs]", counts))
        return Shown(is_day=is_day, is_time=not is_day)
    scaled = _IN_THOUSANDS.search(letters)
    scale = 3 * len(scaled[1]) if scaled else 0
    signs = (sign for sign in _signs(pieces) if not scale or scale_of(sign) != scale)
    return Shown(is_percent="%" in letters, signs=tuple(signs))


def _signs(pieces: list[_Piece]) -> list[str]:
    """Return the texts beside the number, without surrounding brackets, dashes and spaces."""
    texts = [""]
    for kind, text in pieces:
        if kind in {"quoted", "escaped"} or (kind == "other" and text not in _NOT_SHOWN):
            texts[-1] += text
        elif kind == "bracket" and text.startswith("$"):
            texts += [_money_sign(text[1:]), ""]
        else:
            texts.append("")
    return [sign for text in texts if (sign := text.strip(_DECORATION))]


def _money_sign(text: str) -> str:
    """Return the sign of a currency, or its code if the language after it shows which of several is meant.

    The language is a hexadecimal Windows language id, or a tag such as "en-AU".
    """
    sign, _line, language = text.partition("-")
    meant = next(iter(beside_of(sign)), None) if sign else None
    if meant is None or not language or len(meant.currencies) < 2:  # noqa: PLR2004 - a sign of several currencies
        return sign
    territory = language.rpartition("-")[2].upper()
    if "-" not in language:
        territory = _TERRITORIES.get(language.upper().lstrip("0")[-4:].lstrip("0"), "")
    local = get_territory_currencies(territory) if territory.isalpha() else []
    return next((code for code in local if code in meant.currencies), sign)
