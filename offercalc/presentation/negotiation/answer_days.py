"""What to answer when, as one line of days: today, the day to send a counter-offer, and deadlines of open offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from offercalc.analysis.negotiation.deadlines import REPLY_DAYS, conflicts, deadlines, overdue, send_by
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.text.date_text import conflict_text, overdue_text

_SHORTEST = 14
_BEYOND = 8
"""The line goes on behind the last deadline for an eighth of its days."""


class MarkKind(StrEnum):
    """What is on a day: it is today, a counter-offer is to be sent, or an offer is to be answered."""

    TODAY = "today"
    SEND = "send"
    ANSWER = "answer"


class DayMark(Struct, frozen=True, kw_only=True):
    """One day on the line: what is on it, when it is, and its place from 0 to 1; `offer` is -1 for no offer."""

    kind: MarkKind
    title: str
    caption: str
    place: float
    offer: int = -1


class AnswerDays(Struct, frozen=True):
    """The marks in their order, the days of the line, and sentences about what comes before what."""

    marks: tuple[DayMark, ...]
    days: int
    sentences: tuple[str, ...]


def answer_days(offers: tuple[Offer, ...], chosen: int, today: date, localizer: Localizer) -> AnswerDays:
    """Return the line of days for offers, of which the one at `chosen` is negotiated."""
    figures, tr, names = localizer.figures, localizer.tr, names_of(offers, localizer)
    dated = sorted((day, index) for index, day in deadlines(offers) if day >= today)
    last = max([_SHORTEST, *((day - today).days for day, _index in dated)])
    days = last + last // _BEYOND
    marks = [DayMark(kind=MarkKind.TODAY, title=tr("Today"), caption=figures.short_day(today), place=0.0)]
    sending = send_by(offers, chosen, today)
    if sending is not None and sending[0] > today:
        title, place = tr("Send your counter-offer"), (sending[0] - today).days / days
        marks.append(DayMark(kind=MarkKind.SEND, title=title, caption=figures.short_day(sending[0]), place=place))
    for day, index in dated:
        left = (day - today).days
        words = localizer.plural("{number} day left", "{number} days left", left) if left else tr("today")
        title, caption = tr("Answer {company}", company=names[index]), f"{figures.short_day(day)} · {words}"
        marks.append(DayMark(kind=MarkKind.ANSWER, title=title, caption=caption, place=left / days, offer=index))
    marks.sort(key=lambda mark: mark.place)
    return AnswerDays(tuple(marks), days, tuple(_sentences(offers, chosen, today, localizer)))


def _sentences(offers: tuple[Offer, ...], chosen: int, today: date, localizer: Localizer) -> Iterator[str]:
    tr, names = localizer.tr, names_of(offers, localizer)
    for index in overdue(offers, today):
        yield overdue_text(offers[index], localizer)
    if offers[chosen].expiry_date is None:
        yield tr("{company} has stated no deadline.", company=names[chosen])
    sending = send_by(offers, chosen, today)
    if sending is not None:
        day, other = sending
        if day > today:
            text = N_("{number} working days for its reply leave until {day} to send your counter-offer.")
            yield tr(text, number=REPLY_DAYS, day=localizer.figures.day(day))
        else:
            text = N_("Fewer than {number} working days are left until {company} must be answered: send it today.")
            yield tr(text, number=REPLY_DAYS, company=names[other])
    for conflict in conflicts(offers):
        if conflict.days is not None or conflict.other != chosen:
            yield conflict_text(conflict, offers, localizer)
