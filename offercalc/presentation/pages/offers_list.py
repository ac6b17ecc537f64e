"""The entries of the list of offers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import FIRST_YEAR
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.pre_conversion import sums_words
from offercalc.presentation.formats.rounding import grid, measured
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.pages.perspective import COMPARES, Outlook
from offercalc.presentation.text.labels import offer_title, status_label, year_label

ANSWERED = {"accepted", "declined", "withdrawn"}
"""The statuses of offers that wait for no answer."""


class OfferEntry(Struct, frozen=True):
    """One offer of the list: its first-year total briefly, and in full as a tip; `searched` is the text for search.

    `name` is the company or the candidate, and `role` what follows it. `due` says how many days are left to answer,
    `days` briefly so, `is_urgent` whether they are few. `total` is the likely first-year total by which offers are
    sorted; `apart` is what tells it from an offer like it, "" if none. `whole` is the total of the whole horizon, and
    `whole_total` its likely value.
    """

    name: str
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
    whole: str = ""
    whole_total: Decimal = Decimal(0)


def bare_entry(offer: Offer, outlook: Outlook = COMPARES) -> OfferEntry:
    """Return the entry of an offer whose figures are not computed yet."""
    return OfferEntry(outlook.name(offer), outlook.about(offer), "", offer_title(offer))


def draft_entry(entry: OfferEntry, localizer: Localizer) -> OfferEntry:
    """Return the entry of an offer under construction, which says that it is not saved."""
    name, due = entry.name or localizer.tr("New offer"), localizer.tr("not saved yet")
    return replace(entry, name=name, tip=f"{name}\n{due}", due=due, is_urgent=True)


def offer_entries(
    comparison: Comparison, localizer: Localizer, today: date | None = None, outlook: Outlook = COMPARES
) -> tuple[OfferEntry, ...]:
    """Return the entries of a comparison in its display currency, with the days left to answer as of `today`."""
    currency = comparison.assumptions.currency
    entries = []
    for appraisal in comparison.offers:
        first = measured(appraisal, comparison.assumptions, FIRST_YEAR, DISPLAY_DIGITS)
        label = year_label(comparison.labels[0], comparison.by, localizer) if comparison.labels else ""
        lines = [offer_title(appraisal.offer), f"{label}: {span_text(first, currency, localizer)}"]
        earned = appraisal.sums_by_year.get(comparison.labels[0], {}) if comparison.labels else {}
        if original := sums_words(earned, currency, localizer):
            lines.append(original)
        figure = brief_text(first, currency, localizer)
        offer = appraisal.offer
        left = time_left(offer, today, localizer, outlook.few_days) if today is not None else TimeLeft()
        whole = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS).total
        status = status_label(offer.status, localizer)
        lines.append(" · ".join(part for part in (status, left.due) if part))
        entry = bare_entry(offer, outlook)
        tip, searched = "\n".join(lines), searched_text(offer)
        entries.append(
            replace(
                entry, figure=figure, tip=tip, searched=searched, status=status, due=left.due,
                days=left.days, is_urgent=left.is_urgent, total=first.likely,
                whole=brief_text(whole, currency, localizer), whole_total=whole.likely,
            )
        )  # fmt: skip
    return tuple(entries)


def in_common(entry: OfferEntry, rate: Rate | NoRate) -> OfferEntry:
    """Return an entry whose totals are sorted in another currency by a rate; without one they stay as they are."""
    if isinstance(rate, NoRate):
        return entry
    total, whole = (round_half_up(Fraction(one) * rate.value, 0) for one in (entry.total, entry.whole_total))
    return replace(entry, total=total, whole_total=whole)


class TimeLeft(NamedTuple):
    """The time left to answer: in words, briefly, and whether it is short; nothing if there is no answer to give."""

    due: str = ""
    days: str = ""
    is_urgent: bool = False


def time_left(offer: Offer, today: date, localizer: Localizer, few_days: int = COMPARES.few_days) -> TimeLeft:
    """Return the time left to answer an offer, which is short from `few_days` on."""
    if offer.expiry_date is None or offer.status in ANSWERED:
        return TimeLeft()
    days = (offer.expiry_date - today).days
    if days < 0:
        return TimeLeft(localizer.tr("expired"), localizer.tr("expired"))
    if not days:
        return TimeLeft(localizer.tr("answer today"), localizer.tr("today"), is_urgent=True)
    left = localizer.plural("{number} day left", "{number} days left", days)
    return TimeLeft(left, localizer.plural("{number} day", "{number} days", days), days <= few_days)


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
