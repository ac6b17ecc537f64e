"""The list of offers: what is said of each in a line or two."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.presentation.figures import DISPLAY_DIGITS
from offercalc.presentation.grid import NOTHING, grid
from offercalc.presentation.labels import company, offer_title, year_label
from offercalc.presentation.one_line import one_line
from offercalc.presentation.reader import Reader
from offercalc.presentation.span_words import brief_text, span_text


class OfferEntry(Struct, frozen=True):
    """One offer of the list: its first-year total briefly, and in full as a tip; `searched` is what a search reads."""

    company: str
    role: str
    figure: str
    tip: str
    searched: str = ""


def offer_entries(comparison: Comparison, reader: Reader) -> tuple[OfferEntry, ...]:
    """List the offers of a comparison in its display currency."""
    currency = comparison.assumptions.currency
    entries = []
    for appraisal in comparison.offers:
        years = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS).years
        first = years[0] if years else NOTHING
        label = year_label(comparison.labels[0], comparison.by, reader) if comparison.labels else ""
        tip = f"{offer_title(appraisal.offer)}\n{label}: {span_text(first, currency, reader)}"
        figure = brief_text(first, currency, reader, widest=0)
        offer = appraisal.offer
        entries.append(OfferEntry(company(offer), one_line(offer.role), figure, tip, searched_text(offer)))
    return tuple(entries)


class Written(Protocol):
    """What people write into an offer."""

    @property
    def company(self) -> str:
        """Who offers."""

    @property
    def role(self) -> str:
        """What is offered."""

    @property
    def location(self) -> str:
        """Where the work is."""

    @property
    def level(self) -> str:
        """The grade of the role."""

    @property
    def notes(self) -> str:
        """Whatever a person noted."""

    @property
    def responsibilities(self) -> tuple[str, ...]:
        """What the work is."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """What the work asks for."""


def searched_text(offer: Written) -> str:
    """Give what a search for text reads of an offer, whatever its capitals: all that people write into it."""
    written = (offer.company, offer.role, offer.location, offer.level, offer.notes)
    return "\n".join((*written, *offer.responsibilities, *offer.requirements)).casefold()
