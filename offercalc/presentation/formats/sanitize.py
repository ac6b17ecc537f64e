"""Sanitizing of an offer's text: nothing in it can move the cursor, reverse the text direction or end the line."""

from unicodedata import bidirectional, category

_UNSEEN = {"Cc", "Zl", "Zp", "Cs"}
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f")
_KEPT = frozenset("\n\t")
_LONGEST_QUOTE = 100
_FROM_THE_RIGHT = "\u0590", "\u08ff", "\ufb1d", "\ufefc"
"""The first and the last letter of the two ranges of scripts that are written from right to left."""
_MARKS = {True: "\u200f", False: "\u200e"}
"""The signs without a shape that are written from right to left, and from left to right."""


def single_line(text: str) -> str:
    """Replace control characters, line ends and direction overrides by spaces, and runs of spaces by one."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Replace each control character, line end and direction override by a space; all else stays, including spaces."""
    return text if text.isprintable() else "".join(" " if is_unseen(sign) else sign for sign in text)


def visible_lines(text: str) -> str:
    """Replace each control character and direction override by a space; lines and tabs stay."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(" " if is_unseen(sign) and sign not in _KEPT else sign for sign in text)


def is_unseen(sign: str) -> bool:
    """Whether a character is a control character, a line end, a surrogate or a direction override."""
    return sign in _TURNING or category(sign) in _UNSEEN


def quoted(text: str) -> str:
    """Return a text as a sentence quotes it: a long one breaks off with an ellipsis."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def in_its_direction(text: str) -> str:
    """Return a text with a mark before it if its first letter is not written in the direction of most of its letters.

    Programs take the direction of a whole text from its first letter, and an English sentence may begin with a Hebrew
    name: its full stop would stand at the left.
    """
    low, high, low_form, high_form = _FROM_THE_RIGHT
    if text.isascii() or not any(low <= sign <= high or low_form <= sign <= high_form for sign in text):
        return text
    turns = [kind != "L" for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}]
    is_mostly = 2 * sum(turns) > len(turns)
    return text if not turns or turns[0] is is_mostly else f"{_MARKS[is_mostly]}{text}"
