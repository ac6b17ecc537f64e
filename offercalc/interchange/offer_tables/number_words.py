"""Numbers in texts: which decimal sign their digits allow."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

POINTS = (".", ",")
"""The possible decimal signs."""
_GAPS = "'\u2019\u02bc\u00b4\u00a0\u202f\u2009 "
"""Signs that can only separate groups of digits."""
NUMBER = re.compile(rf"[0-9](?:[0-9.,{_GAPS}]*[0-9])?")
_THOUSANDTHS = 3


class NumberWord(Struct, frozen=True):
    """A number as written, and its values with a decimal point and with a decimal comma, if any."""

    text: str
    meanings: tuple[str | None, str | None]

    @property
    def points(self) -> tuple[str, ...]:
        """The decimal signs with which the number is valid."""
        return tuple(point for point, meaning in zip(POINTS, self.meanings, strict=True) if meaning is not None)

    @property
    def is_neutral(self) -> bool:
        """Whether the number has the same value with both decimal signs."""
        return self.meanings[0] is not None and self.meanings[0] == self.meanings[1]

    @property
    def may_mean_two(self) -> bool:
        """Whether the value depends on the decimal sign, as in 1.234."""
        return len(self.points) == len(POINTS) and not self.is_neutral

    def meaning(self, point: str) -> str | None:
        """Return the number with a decimal point and without groups, None if it is invalid with this decimal sign."""
        return self.meanings[POINTS.index(point)]


def numbers_in(text: str) -> tuple[NumberWord, ...]:
    """Return the numbers in a text."""
    return tuple(_word(found[0]) for found in NUMBER.finditer(text))


def rewritten(text: str, write: Callable[[NumberWord], str]) -> str:
    """Return a text with its numbers replaced by the results of `write`."""
    return NUMBER.sub(lambda found: write(_word(found[0])), text)


def unmistakable(plain: str, decimal_sign: str) -> str:
    """Return a number without groups and with a decimal sign, so that three decimals are not mistaken for thousands."""
    whole, _point, decimals = plain.partition(".")
    if not decimals:
        return whole
    return f"{whole}{decimal_sign}{decimals}{'0' if len(decimals) == _THOUSANDTHS else ''}"


def _word(text: str) -> NumberWord:
    return NumberWord(text, (_read(text, "."), _read(text, ",")))


def _read(text: str, point: str) -> str | None:
    """Parse a number with a decimal sign; groups have three digits, or two before the last three as in 1,20,000."""
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
