"""Sanitizing of text for print: unprintable characters become boxes, control characters become spaces."""

from collections.abc import Set as AbstractSet
from unicodedata import category

from offercalc.presentation.formats.sanitize import is_unseen

BOX = "□"
JOINING = frozenset("\u200d\ufe0e\ufe0f")
"""Invisible characters that join their neighbors or select how they look."""
_WITHOUT_A_SHAPE = {"Co", "Cn", "Cs"}


def printable(text: str, unprintable: AbstractSet[str] = frozenset()) -> str:
    """Replace characters that no font can show, and those in `unprintable`, by boxes.

    Characters that would join a box to its neighbors, as in composed emoji, are dropped, or the box would not show.
    """
    if text.isascii() and text.isprintable() and not unprintable:
        return text
    shown: list[str] = []
    for sign in text:
        seen = _shown(sign, unprintable)
        while seen == BOX and shown and shown[-1] in JOINING:
            shown.pop()
        if seen not in JOINING or not shown or shown[-1] != BOX:
            shown.append(seen)
    return "".join(shown)


def _shown(sign: str, unprintable: AbstractSet[str]) -> str:
    if sign == "\n":
        return sign
    if sign in unprintable or category(sign) in _WITHOUT_A_SHAPE:
        return "" if sign in JOINING else BOX
    return " " if is_unseen(sign) else sign
