"""The cards of an offer after tax: the first year, the whole horizon, an average month, and what is taken."""

from __future__ import annotations

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.analysis.yearly import By
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import NOTHING, add, grid
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.tax.take_home_page import a_month, shown_years, unknown_text

_FIRST = N_("Year {year} take-home"), N_("{year} take-home")
_TAKEN = N_("Taxes and contributions, year {year}"), N_("Taxes and contributions, {year}")
_UNKNOWN = "?"


def net_cards(comparison: Comparison, found: TakeHome | NotKnown, localizer: Localizer) -> tuple[Card, ...]:
    """Return the cards of the first offer of a comparison after tax; if that is not known, with the reason."""
    captions = _captions(comparison, localizer)
    appraisal = comparison.offers[0]
    if isinstance(found, NotKnown):
        reason = unknown_text(found, appraisal.offer.location, localizer)
        note = localizer.tr("tax home not confirmed") if found.lacks_place else reason
        return tuple(Card(caption, _UNKNOWN, note, reason, is_open=True) for caption in captions)
    kept = shown_years(found, DISPLAY_DIGITS, lambda year: year.take_home)
    taken = shown_years(found, DISPLAY_DIGITS, lambda year: year.tax + year.social + year.saving)
    total = add(kept)
    values = next(iter(kept), NOTHING), total, a_month(total, appraisal, comparison), next(iter(taken), NOTHING)
    notes = _notes(comparison, found, localizer)
    currency = comparison.assumptions.currency
    return tuple(
        Card(caption, brief_text(value, currency, localizer), note, span_text(value, currency, localizer))
        for caption, value, note in zip(captions, values, notes, strict=True)
    )


def _captions(comparison: Comparison, localizer: Localizer) -> tuple[str, str, str, str]:
    first = comparison.labels[0] if comparison.labels else ""
    is_calendar = comparison.by is By.CALENDAR
    years = comparison.assumptions.years
    return (
        localizer.tr(_FIRST[is_calendar], year=first),
        localizer.plural("{number}-year take-home", "{number}-year take-home", years),
        localizer.tr("Average month after tax"),
        localizer.tr(_TAKEN[is_calendar], year=first),
    )


def _notes(comparison: Comparison, found: TakeHome, localizer: Localizer) -> tuple[str, str, str, str]:
    appraisal, currency = comparison.offers[0], comparison.assumptions.currency
    gross = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    of_gross = [
        localizer.tr("of {amount} gross", amount=brief_text(one, currency, localizer))
        for one in (next(iter(gross.years), NOTHING), gross.total)
    ]
    return of_gross[0], of_gross[1], _part_kept(found, appraisal, localizer), localizer.tr("estimated")


def _part_kept(found: TakeHome, appraisal: Appraisal, localizer: Localizer) -> str:
    whole = appraisal.total.likely
    if not whole or appraisal.total.is_open:
        return ""
    percent = localizer.figures.percent(round_half_up(100 * found.total.take_home.likely / whole, 1), 1)
    return localizer.tr("{percent} of gross is kept", percent=percent)
