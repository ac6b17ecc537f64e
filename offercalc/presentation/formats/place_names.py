"""Names of countries and of their parts, and the codes of places that are named."""

from __future__ import annotations

from functools import cache

from babel import Locale

from offercalc.domain.values.places import COUNTRIES, PARTS, country_of, is_place
from offercalc.presentation.formats.localizer import Localizer

_OTHER_NAMES = {
    "uk": "GB", "u.k.": "GB", "great britain": "GB", "britain": "GB", "usa": "US", "u.s.": "US", "u.s.a.": "US",
    "united states of america": "US", "uae": "AE", "holland": "NL", "korea": "KR", "republic of korea": "KR",
    "deutschland": "DE", "nederland": "NL", "hong kong": "HK", "macau": "MO", "turkey": "TR", "czech republic": "CZ",
    "republic of ireland": "IE", "ksa": "SA", "mainland china": "CN", "washington": "US-DC", "washington dc": "US-DC",
    "washington d.c.": "US-DC", "washington state": "US-WA", "new york state": "US-NY", "québec": "CA-QC",
}  # fmt: skip
_OUTLYING = {"US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI"}
"""Parts that are known by their country codes."""
_ABBREVIATED = ("US", "CA", "AU")
"""Countries whose states or provinces are usually abbreviated behind a city."""
_LANGUAGE = "en"


def place_name(code: str, localizer: Localizer) -> str:
    """Return the name of a place in the language of the texts, such as "California, United States"."""
    country = localizer.country(country_of(code))
    if code == country_of(code):
        return country
    return f"{PARTS[code]}, {country}" if code in PARTS else f"{country} ({code})"


def places_named(text: str, localizer: Localizer) -> frozenset[str]:
    """Return the codes of the places that a text names in English or in the language of the texts.

    There may be several: "Georgia" is a country and a state. A code counts as its own name if it is in capitals; the
    part of a code after the hyphen, such as "CA", also names a state of the United States, Canada or Australia.
    """
    name = " ".join(text.split())
    found = {name} if is_place(name) else set()
    found |= {code for code in (f"{country}-{name}" for country in _ABBREVIATED) if code in PARTS}
    for language in {_LANGUAGE, localizer.language}:
        found |= _codes(language).get(name.casefold(), frozenset())
    return frozenset(found)


@cache
def _codes(language: str) -> dict[str, frozenset[str]]:
    """Return the codes of places by their names in a language, in lower case."""
    countries = Locale.parse(language).territories
    names = [(str(countries[code]), code) for code in sorted(COUNTRIES) if code in countries]
    names += [(name, code) for code, name in PARTS.items() if code not in _OUTLYING]
    found: dict[str, frozenset[str]] = {}
    for name, code in (*names, *_OTHER_NAMES.items()):
        found[name.casefold()] = found.get(name.casefold(), frozenset()) | {code}
    return found
