"""Numbers in texts: which sign is the decimal one, as far as the digits of a number tell that."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

POINTS = (".", ",")
"""The signs that may stand before decimals."""
_GAPS = "'\u2019\u02bc\u00b4\u00a0\u202f\u2009 "
"""Signs that stand between groups of digits only."""
NUMBER = re.compile(rf"[0-9](?:[0-9.,{_GAPS}]*[0-9])?")
_THOUSANDTHS = 3


class NumberWord(Struct, frozen=True):
    """A number as it is written, and what it means with a point and with a comma before its decimals, if anything."""

    text: str
    meanings: tuple[str | None, str | None]

    @property
    def points(self) -> tuple[str, ...]:
        """The decimal signs that the number can be read with."""
        return tuple(point for point, meaning in zip(POINTS, self.meanings, strict=True) if meaning is not None)

    @property
    def is_neutral(self) -> bool:
        """Whether the number means the same with both decimal signs."""
        return self.meanings[0] is not None and self.meanings[0] == self.meanings[1]

    @property
    def may_mean_two(self) -> bool:
        """Whether the decimal sign decides what the number means, as in 1.234."""
        return len(self.points) == len(POINTS) and not self.is_neutral

    def meaning(self, point: str) -> str | None:
        """Return the number with a point before its decimals and without groups, None where it cannot be read so."""
        return self.meanings[POINTS.index(point)]


def numbers_in(text: str) -> tuple[NumberWord, ...]:
    """Return the numbers in a text."""
    return tuple(_word(found[0]) for found in NUMBER.finditer(text))


def rewritten(text: str, write: Callable[[NumberWord], str]) -> str:
    """Write a text with its numbers written anew."""
    return NUMBER.sub(lambda found: write(_word(found[0])), text)


def unmistakable(plain: str, decimal_sign: str) -> str:
    """Write a number without groups and with a decimal sign, so that nobody takes three decimals for thousands."""
    whole, _point, decimals = plain.partition(".")
    if not decimals:
        return whole
    return f"{whole}{decimal_sign}{decimals}{'0' if len(decimals) == _THOUSANDTHS else ''}"


def _word(text: str) -> NumberWord:
    return NumberWord(text, (_read(text, "."), _read(text, ",")))


def _read(text: str, point: str) -> str | None:
    """Read a number with a decimal sign; groups have three digits, or two before the last three as in 1,20,000."""
    whole, found, decimals = text.partition(point)
    if found and not decimals.isdecimal():
        return None
    signs = set(re.sub(r"[0-9]", "", whole))
    if len(signs) > 1:
        return None
    if signs:
        (sign,) = signs
        first, *groups = whole.split(sign)
        lakhs = sign == "," and all(len(group) == 2 for group in groups[:-1]) and len(first) in (1, 2)  # noqa: PLR2004
        thousands = all(len(group) == _THOUSANDTHS for group in groups[:-1]) and 1 <= len(first) <= _THOUSANDTHS
        if len(groups[-1]) != _THOUSANDTHS or not (thousands or lakhs) or first.startswith("0"):
            return None
        whole = first + "".join(groups)
    return f"{whole}.{decimals}" if found else whole
