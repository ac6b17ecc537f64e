"""Company names as the window writes them in sentences, charts and headings: without what identifies nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from offercalc.analysis.comparison import Comparison
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.names.name_words import COMMON_WORDS, LEGAL_FORMS, LEGAL_SIGNS, SMALL_WORDS

_OPENING, _CLOSING = "([{\uff08", ")]}\uff09"
_UNTELLING = COMMON_WORDS | SMALL_WORDS | LEGAL_FORMS
_SHORTEST = 2
_LONG = 20
"""In characters: a longer name loses the common words after the one that identifies the company, then all words."""


def names_of(offers: Iterable[Offer], localizer: Localizer) -> tuple[str, ...]:
    """Return the company names of offers as a reader sees them: in a window short, elsewhere in full."""
    return _names(tuple(offer.company for offer in offers), localizer)


def compared_names(comparison: Comparison, localizer: Localizer) -> tuple[str, ...]:
    """Return the company names of the offers of a comparison as a reader sees them."""
    return names_of((one.offer for one in comparison.offers), localizer)


def name_of(offer: Offer, localizer: Localizer) -> str:
    """Return the company name of an offer that stands alone as a reader sees it."""
    return names_of((offer,), localizer)[0]


def titled(name: str, offer: Offer) -> str:
    """Return a name with the role of an offer, if that is stated."""
    return " — ".join(filter(None, (name, single_line(offer.role))))


def compared_titles(comparison: Comparison, localizer: Localizer) -> tuple[str, ...]:
    """Return the names of compared offers, with the role of those from a company that has made several."""
    names = compared_names(comparison, localizer)
    offers = (one.offer for one in comparison.offers)
    return tuple(
        name if names.count(name) == 1 else titled(name, offer) for name, offer in zip(names, offers, strict=True)
    )


def _names(companies: tuple[str, ...], localizer: Localizer) -> tuple[str, ...]:
    return short_names(companies) if localizer.has_short_names else tuple(map(single_line, companies))


@lru_cache(maxsize=64)
def short_names(companies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the short names of companies; different ones whose short names are the same keep what differs."""
    distinct = dict.fromkeys(map(single_line, companies))
    named = {company: _short(company) for company in distinct}
    for longer in (_without_legal_form, str):
        taken = Counter(name.casefold() for name in named.values())
        named = {company: name if taken[name.casefold()] == 1 else longer(company) for company, name in named.items()}
    are_apart = len({name.casefold() for name in named.values()}) == len(named)
    return tuple(named[one] if are_apart else one for one in map(single_line, companies))


def _short(company: str) -> str:
    """Return a name without its legal form; of a long one the words up to the one that identifies the company."""
    bare = _without_legal_form(company)
    if len(company) <= _LONG:
        return bare
    words = bare.split()
    marks = [_identifies(word) for word in words]
    if not any(marks):
        return bare
    last = len(marks) - marks[::-1].index(True)
    shorter = " ".join(words[: last if len(" ".join(words[:last])) <= _LONG else marks.index(True) + 1])
    return shorter.rstrip(",;:")


def _without_legal_form(company: str) -> str:
    """Return a name without bracketed text and the legal form at either end, unless nothing else is left."""
    name = _outside_brackets(company)
    for sign in LEGAL_SIGNS:
        name = name.replace(sign, " ")
    words = name.split()
    while words and _is_legal(words[-1]):
        words.pop()
    while words and _is_legal(words[0]):
        words.pop(0)
    return " ".join(words).rstrip(",;:") or company


def _outside_brackets(name: str) -> str:
    depth, kept = 0, []
    for sign in name:
        depth += sign in _OPENING
        kept.append(" " if depth else sign)
        depth -= bool(depth) and sign in _CLOSING
    return name if depth else "".join(kept)


def _is_legal(word: str) -> bool:
    letters = _letters(word)
    return not letters or letters in LEGAL_FORMS


def _identifies(word: str) -> bool:
    """Whether a word of a name is peculiar to the company."""
    letters = _letters(word)
    return len(letters) >= _SHORTEST and letters not in _UNTELLING and not letters.isdigit()


def _letters(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())
