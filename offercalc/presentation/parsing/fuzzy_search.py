"""Fuzzy search of names: every typed word must match, and the best match comes first."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, normalize

_WHOLE, _START, _INSIDE, _LETTERS = range(4)


def found(typed: str, names: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of the matching names, best first; an empty query matches all, in their order.

    A word matches a whole word of the name, the start of one, any part of the name, or with its letters in order, in
    this preference. Case and accents do not matter.
    """
    words = _folded(typed).split()
    ranks = [(place, _rank(words, _folded(name))) for place, name in enumerate(names)]
    matches = [(rank, place) for place, rank in ranks if rank is not None]
    return tuple(place for _rank, place in sorted(matches))


def _rank(words: list[str], name: str) -> tuple[int, int, int] | None:
    """Return how well words match a name, lower is better: kinds of match, positions, length of the name."""
    kinds = places = 0
    for word in words:
        match = _match(word, name)
        if match is None:
            return None
        kinds += match[0]
        places += match[1]
    return kinds, places, len(name) if words else 0


def _match(word: str, name: str) -> tuple[int, int] | None:
    """Return the kind of match of a word in a name and its position, None if it does not match."""
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
    """Return the match of a word whose letters occur in order in a name, starting at the start of a word, or None."""
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
    """Return a text without case and accents."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
