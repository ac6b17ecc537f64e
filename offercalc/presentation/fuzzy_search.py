"""Finding a name by a few of its letters: every word that is typed must be in it, the best match first."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, normalize

_WHOLE, _START, _INSIDE, _LETTERS = range(4)


def found(typed: str, names: Sequence[str]) -> tuple[int, ...]:
    """Give the places of the names that match, best first; nothing typed matches all, in their order.

    A word matches where it begins a word of the name, is inside one, or its letters come in order, in this preference.
    Capitals and accents do not matter.
    """
    words = _folded(typed).split()
    ranks = [(place, _rank(words, _folded(name))) for place, name in enumerate(names)]
    matches = [(rank, place) for place, rank in ranks if rank is not None]
    return tuple(place for _rank, place in sorted(matches))


def _rank(words: list[str], name: str) -> tuple[int, int, int] | None:
    """Give how well words match a name, less is better: their kinds, how early they stand, how short the name is."""
    kinds = places = 0
    for word in words:
        match = _match(word, name)
        if match is None:
            return None
        kinds += match[0]
        places += match[1]
    return kinds, places, len(name) if words else 0


def _match(word: str, name: str) -> tuple[int, int] | None:
    """Give how a word is in a name, and where."""
    parts = name.split()
    if word in parts:
        return _WHOLE, name.index(word)
    starts = [place for place, part in enumerate(parts) if part.startswith(word)]
    if starts:
        return _START, starts[0]
    if word in name:
        return _INSIDE, name.index(word)
    return _in_order(word, name)


def _in_order(word: str, name: str) -> tuple[int, int] | None:
    """Tell whether the letters of a word come one after the other in a name, the first of them at a word's start."""
    at = 0 if name.startswith(word[0]) else name.find(f" {word[0]}") + 1
    if not name[at:].startswith(word[0]):
        return None
    first = at
    for letter in word:
        at = name.find(letter, at) + 1
        if not at:
            return None
    return _LETTERS, at - first


def _folded(text: str) -> str:
    """Take capitals and accents off a text."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
