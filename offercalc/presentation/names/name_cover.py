"""Replacement of company names in a text: in any form, case and spacing, and in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.names.name_forms import Form, fold, folded, letters_of, mail_hosts, name_forms
from offercalc.presentation.names.name_words import ENDINGS

_ADDRESS = re.compile(
    r"(?:[a-z]+://|www\.)[^\s,;)\]]+|[\w.+-]+@[\w.-]+|@?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[^\s,;)\]]*)?"
)
_ADDRESS_ENDS = ".!?:"
_LONG_ENOUGH_INSIDE = 5
_LONG_ENOUGH_BESIDE = 4
_LONG_ENOUGH_BEFORE = 3
_LONG_ENOUGH_JOINED = 4
_ENDING = re.compile(rf"(?:,? (?:{'|'.join(ENDINGS)})(?![^\W_])(?:\.(?=.))?)+")
_OPENING, _CLOSING = re.compile(r"[(\[{]"), {")", "]", "}"}
_LAST = re.compile(rf",? (?:{'|'.join(ENDINGS)})$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


class Cover(Struct, frozen=True):
    """The forms of one company's name, the hosts of its e-mail, and the name that replaces it."""

    forms: tuple[Form, ...]
    hosts: frozenset[str]
    name: str


def cover_of(offer: Offer, name: str) -> Cover:
    """Return the cover that replaces the company name of an offer."""
    return Cover(name_forms(offer.company, offer.location), mail_hosts(offer), name)


def covered(text: str, covers: Iterable[Cover]) -> str:
    """Replace the names of companies in a text: addresses first, then longer names before shorter ones."""
    plain, places = folded(text)
    if not plain:
        return text
    chosen = tuple(covers)
    taken: list[tuple[int, int, str]] = []
    found = [*_addresses(plain, chosen), *_names(plain, places, text, chosen)]
    for start, end, name in found:
        if all(end <= other or start >= until for other, until, _name in taken):
            taken.append((start, end, name))
    parts, last = [], 0
    for start, end, name in sorted(taken):
        first, until = places[start], (places[end] if end < len(places) else len(text))
        parts += [text[last:first], name, " " if text[until : until + 1].isalnum() else ""]
        last = until
    return "".join((*parts, text[last:])) if taken else text


def _addresses(plain: str, covers: tuple[Cover, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield the e-mail and web addresses that reveal a company."""
    for match in _ADDRESS.finditer(plain):
        address = match[0].rstrip(_ADDRESS_ENDS)
        for cover in covers:
            if any(_tells(address, form) for form in cover.forms) or any(
                re.search(rf"(?:^|[@./]){re.escape(host)}(?:$|[/:?#])", address) for host in cover.hosts
            ):
                yield match.start(), match.start() + len(address), cover.name
                break


def _tells(address: str, form: Form) -> bool:
    """Whether an address contains a name: inside one of its parts, at an end of one, or as the whole of one."""
    letters = form.letters
    for part in re.split(r"[./@:?#=&+_]", address):
        joined, pieces = letters_of(part), part.split("-")
        if letters in {joined, *pieces}:
            return not form.is_small or joined == letters
        if form.is_exact or form.is_small:
            continue
        if len(letters) >= _LONG_ENOUGH_INSIDE and letters in joined:
            return True
        if len(letters) >= _LONG_ENOUGH_BEFORE and joined.startswith(letters):
            return True
        if len(letters) >= _LONG_ENOUGH_BESIDE and joined.endswith(letters):
            return True
    return False


def _names(plain: str, places: tuple[int, ...], text: str, covers: tuple[Cover, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield the names found in any of their forms, longest form first."""
    forms = [(form, cover.name) for cover in covers for form in cover.forms]
    for form, name in sorted(forms, key=lambda one: -len(one[0].letters)):
        at = 0
        while match := form.pattern.search(plain, at):
            start, end = match.span()
            until = end + _plural(plain, end, form)
            if (
                start < end
                and _is_word(plain, places, text, (start, until), form)
                and _has_case(text[places[start] : places[end - 1] + 1], form)
            ):
                at = _with_ending(plain, start, until)
                yield start, at, name
            else:
                at = start + 1


def _with_ending(plain: str, start: int, end: int) -> int:
    """Return where a name ends, with its bracket, its legal form, and the period of that unless it ends the text."""
    if plain[end : end + 1] in _CLOSING and _OPENING.search(plain, start, end) and plain[end - 1] not in _CLOSING:
        return end + 1
    last = _LAST.search(plain, start, end)
    found = _ENDING.match(plain, end if last is None else last.start())
    return end if found is None else found.end()


def _plural(plain: str, end: int, form: Form) -> int:
    """Return the length of the plural s after a name, 0 if there is none."""
    ends_here = end + 1 >= len(plain) or not plain[end + 1].isalnum()
    return int(len(form.letters) >= _LONG_ENOUGH_JOINED and plain[end : end + 1] == "s" and ends_here)


def _is_word(plain: str, places: tuple[int, ...], text: str, span: tuple[int, int], form: Form) -> bool:
    """Whether a name is a word of its own, or is set off by case or digits inside a longer word."""
    start, end = span
    before, after = plain[start - 1 : start], plain[end : end + 1]
    first, last = text[places[start]], text[places[end - 1]]
    may_join = len(form.letters) >= _LONG_ENOUGH_JOINED and not form.is_small
    is_amount = first.isdigit() and category(before or " ") == "Sc"
    opens = not (before.isalnum() or is_amount) or _UNSPACED.match(plain[start]) is not None
    closes = not after.isalnum() or _UNSPACED.match(plain[end - 1]) is not None
    if may_join:
        opens = opens or before.isdigit() or (first.isupper() and text[places[start - 1]].islower())
        closes = closes or after.isdigit() or (last.islower() and text[places[end]].isupper())
    return opens and closes


def _has_case(found: str, form: Form) -> bool:
    """Whether a word has the case of a name; a very common word must be spelled as by the company, or in capitals."""
    if form.is_small or form.is_exact:
        return found == form.written or (found.isupper() and len(form.letters) > 1)
    if form.is_everyday or (" " in found and " " not in form.written):
        return not found[:1].islower() or fold(found) != found or form.written[:1].islower()
    return True
