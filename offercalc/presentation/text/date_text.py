"""Dates of offers in words: what happens on them, and the time over which offers are compared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.negotiation.deadlines import Conflict, DatedEvent, DateKind
from offercalc.analysis.shared_time import ends_on
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.text.labels import company, component_label

_TEXTS = {
    DateKind.ANSWER: N_("Answer due"),
    DateKind.START: N_("First day"),
    DateKind.END: N_("Last day"),
    DateKind.FIRST_VEST: N_("{part}: first vesting"),
    DateKind.CLAWBACK_END: N_("{part}: clawback ends"),
    DateKind.PAYDAY: N_("{part}: paid"),
    DateKind.EXERCISE_END: N_("{part}: last day to exercise"),
    DateKind.ELECTION: N_("{part}: last day for an 83(b) election"),
}

_PAIR = 2
_PLACES = 2


def event_text(event: DatedEvent, offer: Offer, localizer: Localizer) -> str:
    """Return what happens on a date, without the company; it contains no amounts and no notes."""
    part = "" if event.component is None else component_label(offer, event.component, localizer)
    return localizer.tr(_TEXTS[event.kind], part=part)


def conflict_text(conflict: Conflict, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    """Return one conflict as a sentence."""
    names = names_of(offers, localizer)
    first, other = names[conflict.first], names[conflict.other]
    if conflict.days is None:
        text = N_("{first} must be answered, but {other} states no deadline: ask for one.")
        return localizer.tr(text, first=first, other=other)
    days = localizer.plural("{number} day", "{number} days", conflict.days)
    return localizer.tr("{first} must be answered {days} before {other}.", first=first, days=days, other=other)


def overdue_text(offer: Offer, localizer: Localizer) -> str:
    """Return that the day to answer an offer has passed."""
    day = "" if offer.expiry_date is None else localizer.figures.day(offer.expiry_date)
    text = N_("{company} wanted an answer by {day}, which has passed: ask for more time, or set its status.")
    return localizer.tr(text, company=company(offer), day=day)


def time_words(months: Fraction | None, comparison: Comparison, localizer: Localizer) -> str:
    """Return the months that all offers last, or without them the horizon and when offers end within it."""
    if months is not None:
        return _shared(months, len(comparison.offers), localizer)
    years = localizer.plural("{number} year", "{number} years", comparison.assumptions.years)
    ended = ", ".join(end_lines(comparison, localizer))
    return f"{years} ({ended})" if ended else years


def end_lines(comparison: Comparison, localizer: Localizer) -> tuple[str, ...]:
    """Return which offers end within the horizon, and when."""
    ends = ((one.offer, ends_on(one, comparison.assumptions)) for one in comparison.offers)
    return tuple(
        localizer.tr("{company} ends on {day}", company=company(offer), day=localizer.figures.day(day))
        for offer, day in ends
        if day is not None
    )


def _shared(months: Fraction, offers: int, localizer: Localizer) -> str:
    if months.denominator != 1:
        text = localizer.figures.number(round_half_up(months, _PLACES).normalize() + Decimal(0))
        if offers == _PAIR:
            return localizer.tr("the {months} months that both last", months=text)
        return localizer.tr("the {months} months that all last", months=text)
    if offers == _PAIR:
        return localizer.plural("the month that both last", "the {number} months that both last", int(months))
    return localizer.plural("the month that all last", "the {number} months that all last", int(months))
