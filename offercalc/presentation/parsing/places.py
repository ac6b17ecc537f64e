"""Reading of places where pay is taxed, and the place that a location suggests."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.domain.values.places import country_of, is_place
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import places_named
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.cities import CITIES, LONGEST_CITY
from offercalc.presentation.parsing.late_pattern import LatePattern

_LONGEST_LOCATION = 200
_APART = LatePattern(r"[,;/|()·\u2013\u2014]|\s-\s|\b(?:or|and|atau|dan)\b")
_ALTERNATIVES = LatePattern(r"[;/|]|\b(?:or|and|atau|dan)\b")
_TAXING_APART = ("US-", "CA-", "GB-SCT")
"""The parts of countries that have an income tax of their own; elsewhere a location suggests its country."""


def read_place(text: str, localizer: Localizer) -> str | InputError | None:
    """Read the code or the name of a place, or a location that is clearly in one; empty text is None.

    A name of several places is asked about.
    """
    written = text.strip()
    if not written:
        return None
    if is_place(written.upper()):
        return written.upper()
    found = sorted(places_named(written, localizer))
    if len(found) == 1:
        return found[0]
    tr = localizer.tr
    if found:
        return InputError(tr("This names several places; enter one of {codes}.", codes=", ".join(found)))
    if located := suggested_place(written, localizer):
        return located
    return InputError(tr("Enter a country, or a state or province, e.g. ID for Indonesia or US-CA for California."))


def suggested_place(location: str, localizer: Localizer) -> str:
    """Return the place that a location clearly suggests for taxes, such as US-CA for "San Francisco"; "" if none.

    A stated state or country counts more than where a city of that name usually is: "London, ON" is in Canada.
    """
    pieces = [piece.strip() for piece in _APART.split(location[:_LONGEST_LOCATION]) if piece.strip()]
    stated = [found for found in (_taxing(places_named(piece, localizer)) for piece in pieces) if found]
    cities = [found for found in map(_cities, pieces) if found]
    return _common([*stated, *cities]) or ("" if _ALTERNATIVES.search(location) else _common(stated))


def _taxing(codes: Iterable[str]) -> frozenset[str]:
    """Return places as far as taxes tell them apart."""
    return frozenset(code if code.startswith(_TAXING_APART) else country_of(code) for code in codes)


def _cities(piece: str) -> frozenset[str]:
    """Return where the longest name of a city within a text is."""
    words = [word.strip(".") if word != "st." else word for word in piece.casefold().split()]
    for length in range(min(LONGEST_CITY, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = CITIES.get(" ".join(words[start : start + length]))
            if found:
                return found
    return frozenset()


def _common(evidence: list[frozenset[str]]) -> str:
    """Return the one place that agrees with every piece of evidence and is the most exact of them, or ""."""
    named = frozenset[str]().union(*evidence)
    fitting = {code for code in named if all(any(_agree(code, other) for other in found) for found in evidence)}
    exact = {code for code in fitting if not any(other.startswith(f"{code}-") for other in fitting)}
    return exact.pop() if len(exact) == 1 else ""


def _agree(one: str, other: str) -> bool:
    """Whether two places are the same, or one is a part of the other."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
