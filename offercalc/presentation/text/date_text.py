"""The dates of offers in words, and what it means that one answer is due before another."""

from __future__ import annotations

from offercalc.analysis.negotiation.deadlines import Conflict, DatedEvent, DateKind
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_
from offercalc.presentation.formats.localizer import Localizer
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


def event_text(event: DatedEvent, offer: Offer, localizer: Localizer) -> str:
    """Return what happens on a date, without the company; it contains no amounts and no notes."""
    part = "" if event.component is None else component_label(offer, event.component, localizer)
    return localizer.tr(_TEXTS[event.kind], part=part)


def conflict_text(conflict: Conflict, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    """Return one conflict as a sentence."""
    first, other = company(offers[conflict.first]), company(offers[conflict.other])
    if conflict.days is None:
        text = N_("{first} must be answered, but {other} states no deadline: ask for one.")
        return localizer.tr(text, first=first, other=other)
    days = localizer.plural("{number} day", "{number} days", conflict.days)
    return localizer.tr("{first} must be answered {days} before {other}.", first=first, days=days, other=other)
