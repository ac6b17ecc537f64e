"""The list of offers: what is said of each in a line or two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.domain.offer import Offer
from offercalc.presentation.figures import DISPLAY_DIGITS
from offercalc.presentation.grid import NOTHING, grid
from offercalc.presentation.labels import company, offer_title, status_label, year_label
from offercalc.presentation.one_line import one_line
from offercalc.presentation.original_words import original_words
from offercalc.presentation.reader import Reader
from offercalc.presentation.span_words import brief_text, span_text

_FEW_DAYS = 7
_ANSWERED = {"accepted", "declined", "withdrawn"}


class OfferEntry(Struct, frozen=True):
    """One offer of the list: its first-year total briefly, and in full as a tip; `searched` is what a search reads.

    `status` says where the offer stands, `due` how many days there are to answer, `is_urgent` where they are few.
    `total` is the first year's likely total, in the currency of display.
    """

    company: str
    role: str
    figure: str
    tip: str
    searched: str = ""
    status: str = ""
    due: str = ""
    is_urgent: bool = False
    total: Decimal = Decimal(0)


def bare_entry(offer: Offer) -> OfferEntry:
    """List an offer of which nothing is worked out yet."""
    return OfferEntry(company(offer), one_line(offer.role), "", offer_title(offer))


def offer_entries(comparison: Comparison, reader: Reader, today: date | None = None) -> tuple[OfferEntry, ...]:
    """List the offers of a comparison in its display currency, with the days left to answer from a day on."""
    currency = comparison.assumptions.currency
    entries = []
    for appraisal in comparison.offers:
        years = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS).years
        first = years[0] if years else NOTHING
        label = year_label(comparison.labels[0], comparison.by, reader) if comparison.labels else ""
        lines = [offer_title(appraisal.offer), f"{label}: {span_text(first, currency, reader)}"]
        earned = appraisal.trace(year=comparison.labels[0]) if comparison.labels else ()
        if original := original_words(earned, currency, reader):
            lines.append(original)
        figure = brief_text(first, currency, reader, widest=0)
        offer = appraisal.offer
        due, is_urgent = _due(offer, today, reader) if today is not None else ("", False)
        status = status_label(offer.status, reader)
        lines.append(" · ".join(part for part in (status, due) if part))
        entry = bare_entry(offer)
        tip, searched = "\n".join(lines), searched_text(offer)
        entries.append(
            OfferEntry(entry.company, entry.role, figure, tip, searched, status, due, is_urgent, first.likely)
        )
    return tuple(entries)


def _due(offer: Offer, today: date, reader: Reader) -> tuple[str, bool]:
    """Say how long there is to answer, as long as that is not done, and whether it is high time."""
    if offer.expiry_date is None or offer.status in _ANSWERED:
        return "", False
    days = (offer.expiry_date - today).days
    if days < 0:
        return reader.say("expired"), False
    if not days:
        return reader.say("answer today"), True
    return reader.count("{number} day left", "{number} days left", days), days <= _FEW_DAYS


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
