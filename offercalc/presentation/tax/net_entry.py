"""The entry of an offer in the list after tax."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import NOTHING, add
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.pages.offers_list import OfferEntry
from offercalc.presentation.tax.take_home_page import shown_years, unknown_text
from offercalc.presentation.text.labels import year_label

_UNKNOWN = "?"


def net_entry(
    entry: OfferEntry, comparison: Comparison, found: TakeHome | NotKnown, localizer: Localizer
) -> OfferEntry:
    """Return the entry of the only offer of a comparison with what is left of its first year, or "?" with the reason.

    What it would show before tax stays in the tip.
    """
    title, *gross = entry.tip.splitlines()
    if isinstance(found, NotKnown):
        reason = unknown_text(found, comparison.offers[0].offer.location, localizer)
        return replace(entry, figure=_UNKNOWN, tip="\n".join((title, reason, *gross)), total=Decimal(0), whole=_UNKNOWN)
    currency = comparison.assumptions.currency
    years = tuple(shown_years(found, DISPLAY_DIGITS, lambda year: year.take_home))
    first, whole = next(iter(years), NOTHING), add(years)
    label = year_label(comparison.labels[0], comparison.by, localizer) if comparison.labels else ""
    left = f"{localizer.tr('{year} take-home', year=label)}: {span_text(first, currency, localizer)}"
    return replace(
        entry,
        figure=brief_text(first, currency, localizer),
        tip="\n".join((title, left, *gross)),
        total=first.likely,
        whole=brief_text(whole, currency, localizer),
        whole_total=whole.likely,
    )
