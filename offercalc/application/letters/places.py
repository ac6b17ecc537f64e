"""The place whose law a letter follows: from the option, the offer's tax home, or a location that is clear."""

from __future__ import annotations

import re

from babel import Locale

from offercalc.application.clauses.clause import PLACES
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

_COUNTRY = "US"
_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_LANGUAGES = ("en", "id")
_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_NAMES = {
    "US": ("usa", "u.s.", "u.s.a.", "united states of america"),
    "GB": ("uk", "u.k.", "england", "scotland", "wales", "northern ireland", "britain", "great britain"),
}
_CITIES = {"jakarta": "ID", "singapore": "SG", "singapura": "SG", "london": "GB", "berlin": "DE", "bengaluru": "IN"}
"""Cities that are a location by themselves."""


def is_place(text: str) -> bool:
    """Whether a text has the form of a country or a part of one, such as ID or US-WA."""
    return _CODE.fullmatch(text) is not None


def country_of(place: str) -> str:
    """Return the country of a place if it has clauses of its own, else ""."""
    country = place.partition("-")[0]
    return country if country in PLACES else ""


def place_of(offer: Offer) -> str:
    """Return the place of an offer: its tax home, else its location if that is clear, else ""."""
    home = getattr(offer, "tax_home", None)
    if home:
        return str(home)
    *_before, state, last = ["", "", *(part.strip() for part in single_line(offer.location).split(",") if part.strip())]
    place = _place_named(last, offer.currency)
    inside = _place_named(state, offer.currency) if place == _COUNTRY else ""
    return inside if inside.startswith(f"{_COUNTRY}-") else place


def town_of(offer: Offer) -> str:
    """Return the location of an offer as a sentence says it: without the code of a country behind a town."""
    location = single_line(offer.location)
    town, comma, last = location.rpartition(",")
    code = last.strip()
    return town.strip() if comma and code in PLACES and _place_named(code, offer.currency) == code else location


def _place_named(name: str, currency: str) -> str:
    """Return the place that the last part of a location names; a state's letters count only with pay in dollars."""
    folded = name.casefold()
    if not folded:
        return ""
    if name in _STATES and name in PLACES and currency == "USD":
        return ""  # Boise, ID or Jakarta, ID
    for code, state in _STATES.items():
        if folded == state.casefold() or (name == code and currency == "USD"):
            return f"{_COUNTRY}-{code}"
    for country in PLACES:
        names = {Locale(language).territories[country].casefold() for language in _LANGUAGES}
        if folded in names or folded in _NAMES.get(country, ()) or name == country:
            return country
    return _CITIES.get(folded, "")


def law_of_state(place: str, localizer: Localizer) -> str:
    """Return the law of a state of the United States in words; "" for other places."""
    country, _hyphen, state = place.partition("-")
    if country != _COUNTRY or state not in _STATES:
        return ""
    if state == "DC":
        return localizer.tr("the law of the District of Columbia")
    return localizer.tr("the law of the State of {state}", state=_STATES[state])


def place_words(country: str) -> LazyText | str:
    """Return the name of a country that has clauses of its own; "" for others."""
    names = {
        "US": N_("the United States"), "ID": N_("Indonesia"), "GB": N_("the United Kingdom"), "DE": N_("Germany"),
        "SG": N_("Singapore"), "IN": N_("India"),
    }  # fmt: skip
    return LazyText(names[country]) if country in names else ""
