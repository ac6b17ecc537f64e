"""The entries of the list of offers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import FIRST_YEAR
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.pre_conversion import original_words
from offercalc.presentation.formats.rounding import measured
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.text.labels import company, offer_title, status_label, year_label

_FEW_DAYS = 14
_ANSWERED = {"accepted", "declined", "withdrawn"}


class OfferEntry(Struct, frozen=True):
    """One offer of the list: its first-year total briefly, and in full as a tip; `searched` is the text for search.

    `due` says how many days are left to answer, `days` briefly so, `is_urgent` whether they are few. `total` is the
    likely first-year total in the display currency; `apart` is what tells the offer apart from one like it, "" if none.
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
    apart: str = ""
    days: str = ""


def bare_entry(offer: Offer) -> OfferEntry:
    """Return the entry of an offer whose figures are not computed yet."""
    return OfferEntry(company(offer), single_line(offer.role), "", offer_title(offer))


def draft_entry(entry: OfferEntry, localizer: Localizer) -> OfferEntry:
    """Return the entry of an offer under construction, which says that it is not saved."""
    name, due = entry.company or localizer.tr("New offer"), localizer.tr("not saved yet")
    return replace(entry, company=name, tip=f"{name}\n{due}", due=due, is_urgent=True)


def offer_entries(comparison: Comparison, localizer: Localizer, today: date | None = None) -> tuple[OfferEntry, ...]:
    """Return the entries of a comparison in its display currency, with the days left to answer as of `today`."""
    currency = comparison.assumptions.currency
    entries = []
    for appraisal in comparison.offers:
        first = measured(appraisal, comparison.assumptions, FIRST_YEAR, DISPLAY_DIGITS)
        label = year_label(comparison.labels[0], comparison.by, localizer) if comparison.labels else ""
        lines = [offer_title(appraisal.offer), f"{label}: {span_text(first, currency, localizer)}"]
        earned = appraisal.trace(year=comparison.labels[0]) if comparison.labels else ()
        if original := original_words(earned, currency, localizer):
            lines.append(original)
        figure = brief_text(first, currency, localizer)
        offer = appraisal.offer
        due, days, is_urgent = _due(offer, today, localizer) if today is not None else ("", "", False)
        status = status_label(offer.status, localizer)
        lines.append(" · ".join(part for part in (status, due) if part))
        entry = bare_entry(offer)
        tip, searched = "\n".join(lines), searched_text(offer)
        entries.append(
            replace(
                entry, figure=figure, tip=tip, searched=searched, status=status, due=due, days=days,
                is_urgent=is_urgent, total=first.likely,
            )
        )  # fmt: skip
    return tuple(entries)


def _due(offer: Offer, today: date, localizer: Localizer) -> tuple[str, str, bool]:
    """Return the time left to answer an open offer, in words and briefly, and whether it is short."""
    if offer.expiry_date is None or offer.status in _ANSWERED:
        return "", "", False
    days = (offer.expiry_date - today).days
    if days < 0:
        return localizer.tr("expired"), localizer.tr("expired"), False
    if not days:
        return localizer.tr("answer today"), localizer.tr("today"), True
    left = localizer.plural("{number} day left", "{number} days left", days)
    return left, localizer.plural("{number} day", "{number} days", days), days <= _FEW_DAYS


class Written(Protocol):
    """The free text of an offer."""

    @property
    def company(self) -> str:
        """The company."""

    @property
    def role(self) -> str:
        """The role."""

    @property
    def location(self) -> str:
        """The place of work."""

    @property
    def level(self) -> str:
        """The grade of the role."""

    @property
    def notes(self) -> str:
        """The user's notes."""

    @property
    def responsibilities(self) -> tuple[str, ...]:
        """The responsibilities of the role."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements of the role."""


def searched_text(offer: Written) -> str:
    """Return the text of an offer that a search reads: all free text, in lower case."""
    written = (offer.company, offer.role, offer.location, offer.level, offer.notes)
    return "\n".join((*written, *offer.responsibilities, *offer.requirements)).casefold()
