"""Spellings of uncertain quantities: not known, ranges by their ends, upper limits, and limits that stay open."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.late_pattern import LatePattern

NOT_KNOWN = frozenset({
    "", "?", "-", "\u2013", "\u2014", "n/a", "na", "n.a.", "tbd", "t.b.d.", "tba", "t.b.a.", "tbc", "t.b.c.", "unknown",
    "not known", "not yet known", "not known yet", "to be determined", "to be discussed", "to be announced",
    "to be confirmed", "belum diketahui", "belum tahu", "belum pasti", "belum ditentukan", "tidak diketahui",
    "menyusul",
})  # fmt: skip
"""Texts that mean "not known" or "none"."""
Bounds: TypeAlias = Literal["ends", "three", "most", "spread", "open", "about"]
_TO = r"to|until|through|sampai\s+dengan|sampai|hingga|s\.?d\.?|s/d|bis|jusqu'à|à|hasta"
_UNTIL = LatePattern(
    r"(?<=[^\s,\-/*\u2013\u2014\u00d7])\s*[-\u2013\u2014]\s*(?=\S)|(?<=[^\s.])\s*(?:\.{2,3}|\u2026|\u301c|\uff5e)\s*(?=[^\s.])|"
    rf"(?<=[^\s~])\s*~\s*(?=\S)|(?<=\S)\s+(?:{_TO})\s+(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = LatePattern(
    r"(?:between|antara|zwischen|entre)\s+(?P<low>.+?)\s+(?:and|dan|und|et|y)\s+(?P<high>.+)", re.IGNORECASE
)
_FROM = LatePattern(rf"(?:from|dari|mulai|von)\s+(?P<low>.+?)\s+(?:{_TO})\s+(?P<high>.+)", re.IGNORECASE)
_LIKELY = LatePattern(r"(?P<likely>[^(]+)\((?P<ends>[^()]+)\)")
_SPREAD = LatePattern(r"(?P<middle>.+?)\s*(?:\u00b1|\+\s*/\s*[-\u2212])\s*(?P<by>.+)")
_MOST = LatePattern(
    r"(?:(?:up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|max(?:imum)?|maks(?:imal|imum)?|paling\s+banyak|"
    r"sampai\s+dengan|sampai|hingga|s\.?d|s/d|bis\s+zu|höchstens|jusqu'à|hasta)(?:\s+|\.\s*)|(?:\u2264|<=)\s*)(?P<high>.+)",
    re.IGNORECASE,
)
_MOST_AFTER = LatePattern(r"(?P<high>.+?)\s*(?:max(?:imum)?\.?|maks(?:imal|imum)?\.?)", re.IGNORECASE)
_OPEN = LatePattern(
    r"(?:(?:at\s+least|no\s+less\s+than|not\s+less\s+than|more\s+than|over|from|min(?:imum|imal)?|mulai|dari|setidaknya|"
    r"paling\s+sedikit|lebih\s+dari)(?:\s+|\.\s*)|(?:\u2265|>=?)\s*)\S.*|.*[0-9]\S*(?:\s+\S+)?\s*\+",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = LatePattern(
    r"(?:(?:about|around|approx(?:imately)?|circa|ca|c|roughly|sekitar|kira-kira|kurang\s+lebih)(?:\s+|\.\s*)|"
    r"(?:~|\u2248)\s*)\S.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200
"""More characters than any range has; the patterns look no further."""


class Spelling(Struct, frozen=True):
    """How a range is spelled, and the texts of its numbers in the order low, likely, high, or middle and deviation."""

    bounds: Bounds
    numbers: tuple[str, ...] = ()


def is_not_known(text: str, localizer: Localizer) -> bool:
    """Whether a text means that a quantity is not known, in words that people type or that the program prints."""
    folded = " ".join(text.casefold().split())
    return folded in NOT_KNOWN or folded in {
        localizer.tr(words).casefold() for words in ("not known", "not known yet", "Not known")
    }


def spelling_of(text: str) -> Spelling | None:
    """Return how a range is spelled, None if the text is a single number or low / likely / high."""
    if len(text) > _LONGEST:
        return None
    if (found := _LIKELY.fullmatch(text)) is not None and (ends := _ends(found["ends"].strip())) is not None:
        return Spelling("three", (ends[0], found["likely"].strip(), ends[-1]))
    if (found := _SPREAD.fullmatch(text)) is not None and _has_digit(found["middle"]):
        return Spelling("spread", (found["middle"], found["by"]))
    if (ends := _ends(text)) is not None:
        return Spelling("ends", ends)
    for pattern in (_MOST, _MOST_AFTER):
        if (found := pattern.fullmatch(text)) is not None and _has_digit(found["high"]):
            return Spelling("most", (found["high"],))
    if _has_digit(text) and _ABOUT.fullmatch(text):
        return Spelling("about")
    return Spelling("open") if _has_digit(text) and _OPEN.fullmatch(text) else None


def _ends(text: str) -> tuple[str, ...] | None:
    """Return the ends of a range, more than two if the text has more, or None."""
    for pattern in (_BETWEEN, _FROM):
        if (found := pattern.fullmatch(text)) is not None:
            return found["low"], found["high"]
    ends = tuple(_UNTIL.split(text))
    return ends if len(ends) > 1 and _has_digit(ends[0]) else None


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
