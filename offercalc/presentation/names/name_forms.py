"""The forms of a company name: whole, without its legal form, its first word, its initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, normalize

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.names.name_words import (
    ALSO_KNOWN,
    COMMON_WORDS,
    EVERYDAY_WORDS,
    FIELD_TERMS,
    LEGAL_FORMS,
    LEGAL_SIGNS,
    MAIL_HOSTS,
    SMALL_WORDS,
)

_BRACKETS = re.compile(r"[(\[{\uff08]([^)\]}\uff09]*)[)\]}\uff09]")
_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u00bb]+)[\"\u201c\u201d\u00bb]")
_PARTS = re.compile(r"\s+[/|]\s+|(?<=\w)/(?=\w)")
_PLACE = re.compile(r"\s+[-\u2013\u2014|:]\s+|,\s")
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
_ALSO = re.compile(rf"(?:^|[\s,]+)(?:{'|'.join(map(re.escape, ALSO_KNOWN))})[:\s]+", re.IGNORECASE)
_NOT_A_LETTER = re.compile(r"[\W_]+")
_PIECE = re.compile(r"[^\W_]+")
_TURN = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_AND = re.compile(r"\s*[&+]\s*|\s+(?:and|und|dan|et|y)\s+", re.IGNORECASE)
_WEB_END = re.compile(r"\.(?:com|org|net|io|co|ai|id|de|uk|app|dev)(?:\.[a-z]{2})?$", re.IGNORECASE)
_BETWEEN = r"\s?[^\w\s]?_?\s?"
_BETWEEN_BOTH = r"\s?(?:&|\+|and|und|dan|et|y)?\s?"
_FEWEST_INITIALS = 3
_SHORT = 2


class Form(Struct, frozen=True):
    """One form of a name: the pattern that finds it in folded text, its letters, and how its case matters.

    `is_small` marks a very common word, `is_everyday` a word usual in offers, and `is_exact` a form that counts only as
    written; `written` is the form as spelled in the name.
    """

    pattern: re.Pattern[str]
    letters: str
    written: str
    is_small: bool
    is_everyday: bool
    is_exact: bool


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without differences of case, accents, width and spaces, and without invisible characters.

    The second value has, for each character of the result, its index in the text.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        kind = category(sign)
        if kind in {"Cf", "Mn", "Me"}:
            continue
        for one in normalize("NFKD", sign).casefold():
            space = one.isspace()
            if category(one) not in {"Mn", "Me", "Cf"} and not (space and signs[-1:] == [" "]):
                signs.append(" " if space else _plain(one))
                places.append(place)
    return "".join(signs), tuple(places)


def fold(text: str) -> str:
    """Return a text folded as by `folded`, without the indexes."""
    return folded(text)[0]


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return _NOT_A_LETTER.sub("", fold(text))


def core_of(company: str) -> str:
    """Return the folded letters of a company name without bracketed text and legal form."""
    name = company
    for sign in LEGAL_SIGNS:
        name = name.replace(sign, " ")
    return letters_of(_bare(_BRACKETS.sub(" ", name)) or company)


def name_forms(company: str, place: str = "") -> tuple[Form, ...]:
    """Return the forms of a company name, longest first; a blank name has none.

    Bracketed text is not a form if it is a common word, or the place of work.
    """
    found: dict[str, Form] = {}
    for written, is_exact in _written(normalize("NFKC", company), place):
        letters = letters_of(written)
        is_better = letters not in found or (found[letters].is_exact and not is_exact)
        if letters and letters not in LEGAL_FORMS and is_better:
            found[letters] = _form(written.strip(), letters, is_exact=is_exact)
    return tuple(sorted(found.values(), key=lambda form: -len(form.letters)))


def mail_hosts(offer: Offer) -> frozenset[str]:
    """Return the hosts of a company's e-mail: those of its contacts, without public mail providers."""
    hosts = (fold(person.email).strip().rpartition("@")[2] for person in offer.contacts)
    return frozenset(host for host in hosts if "." in host) - MAIL_HOSTS


def _plain(sign: str) -> str:
    if category(sign) == "Pd":
        return "-"
    return "'" if sign in "\u2018\u2019\u201b\u02bc\u0060\u00b4" else sign


def _written(company: str, place: str) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a name as spelled in it, and whether each counts only as written."""
    yield company, False
    for sign in LEGAL_SIGNS:
        company = company.replace(sign, " ")
    outside = _BRACKETS.sub(" ", company)
    found = [*_BRACKETS.findall(company), *_QUOTED.findall(company), *_behind(outside)]
    others = [name for inside in found for name in _named(inside) if not _tells_nobody(name, place)]
    for part in (*_named(outside), *others):
        is_inside = part in others
        yield part, False
        bare = _bare(part)
        yield bare, False
        yield _WEB_END.sub("", bare), False
        words = bare.split()
        if len(words) > 1 and not is_inside:
            yield from ((word, False) for word in _first_word(words))
            yield from ((initials, True) for initials in _initials(words))


def _behind(name: str) -> list[str]:
    """Return the text after the last dash of a name if it is one word, such as a second name."""
    last = _DASH.split(name)[-1].strip()
    return [last] if last != name.strip() and not re.search(r"\s", last) else []


def _tells_nobody(inside: str, place: str) -> bool:
    words = {letters_of(word) for word in inside.split()}
    if len(letters_of(inside)) < _SHORT:
        return True
    return words <= COMMON_WORDS | SMALL_WORDS | LEGAL_FORMS or letters_of(inside) in letters_of(place)


def _named(text: str) -> tuple[str, ...]:
    """Split a text into the names of one company, without a place or team after a name."""
    names = (_PLACE.split(one.strip(), maxsplit=1)[0] for half in _ALSO.split(text) for one in _PARTS.split(half))
    return tuple(name.strip(" ,;:") for name in names if name.strip(" ,;:"))


def _bare(name: str) -> str:
    """Return a name without the legal form at either end, unless nothing else is left."""
    words = name.replace(",", " ").split()
    kept = list(words)
    while kept and _is_legal(kept[-1]):
        kept.pop()
    while kept and _is_legal(kept[0]):
        kept.pop(0)
    return " ".join(kept or words)


def _is_legal(word: str) -> bool:
    letters = letters_of(word)
    return not letters or letters in LEGAL_FORMS


def _first_word(words: list[str]) -> Iterator[str]:
    """Yield the first word of a name that identifies the company, if any does."""
    for word in words:
        letters = letters_of(word)
        if len(letters) >= _SHORT and letters not in COMMON_WORDS | SMALL_WORDS | LEGAL_FORMS and not letters.isdigit():
            yield word
            return


def _initials(words: list[str]) -> Iterator[str]:
    """Yield the initials of a name's words, unless they are too few or spell a common word."""
    firsts = [word[0] for word in words if word[0].isalpha() and fold(word) not in {"of", "and", "dan", "the", "für"}]
    found = "".join(firsts).upper()
    if len(found) >= _FEWEST_INITIALS and found.casefold() not in FIELD_TERMS | SMALL_WORDS | EVERYDAY_WORDS:
        yield found
    if "&" in words and len(firsts) == len(("one", "other")):
        yield f"{firsts[0]}&{firsts[1]}".upper()


def _form(written: str, letters: str, *, is_exact: bool) -> Form:
    sides = []
    for side in _AND.split(written):
        pieces = [piece for word in _PIECE.findall(side) for piece in _TURN.split(word) if piece]
        if pieces:
            sides.append(_BETWEEN.join(re.escape(fold(piece)) for piece in pieces))
    is_single = len(letters) == 1
    return Form(
        pattern=re.compile(_BETWEEN_BOTH.join(sides)),
        letters=letters,
        written=written,
        is_small=letters in SMALL_WORDS or is_single,
        is_everyday=letters in EVERYDAY_WORDS,
        is_exact=is_exact,
    )
