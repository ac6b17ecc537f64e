"""Text made fit for paper: what cannot be printed becomes a box, and what acts instead of being seen a space."""

from unicodedata import category

from offercalc.presentation.one_line import is_unseen

BOX = "□"
_JOINING = frozenset("\u200d\ufe0e\ufe0f")
_WITHOUT_A_SHAPE = {"Co", "Cn", "Cs"}


def printable(text: str, unprintable: str = "") -> str:
    """Replace characters that no font can show, and those named in `unprintable`, by boxes.

    What would join a box to its neighbour, as in composed emoji, is dropped: a joined box is no box.
    """
    shown: list[str] = []
    for sign in text:
        if sign not in _JOINING or not shown or shown[-1] != BOX:
            shown.append(_shown(sign, unprintable))
    return "".join(shown)


def _shown(sign: str, unprintable: str) -> str:
    if sign == "\n":
        return sign
    if sign in unprintable or category(sign) in _WITHOUT_A_SHAPE:
        return BOX
    return " " if is_unseen(sign) else sign
