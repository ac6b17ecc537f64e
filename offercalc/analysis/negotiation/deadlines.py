"""The dates that an offer implies, on one timeline across offers, and which answers are due before others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import GRANTS, Option, RestrictedStock
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OneTime, ThirteenthMonth
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.months import add_months

ELECTION_DAYS = 30
"""Days from receiving restricted stock to an election under section 83(b) of the United States tax code."""
_SATURDAY = 5
_CLOSED = frozenset({"accepted", "declined", "expired", "withdrawn"})
"""The states of an offer in which no answer is due."""


class DateKind(StrEnum):
    """What happens on a date."""

    ANSWER = "answer"
    START = "start"
    END = "end"
    FIRST_VEST = "first-vest"
    CLAWBACK_END = "clawback-end"
    PAYDAY = "payday"
    EXERCISE_END = "exercise-end"
    ELECTION = "83b-election"


class DatedEvent(Struct, frozen=True, kw_only=True, order=True):
    """A date of an offer; `path` is the part of the offer it follows from, e.g. `pay[1].instalments[0]`, or empty.

    `offer` is the index of the offer on the timeline.
    """

    day: date
    offer: int
    kind: DateKind
    path: str = ""
    component: Component | None = None


REPLY_DAYS = 5
"""The working days, Monday to Friday, that a company is allowed for its reply to a counter-offer."""


class Conflict(Struct, frozen=True):
    """One offer must be answered `days` before another one, or before one without a deadline if `days` is None."""

    first: int
    other: int
    days: int | None


def timeline(offers: tuple[Appraisal, ...], leaving: date | None = None) -> tuple[DatedEvent, ...]:
    """Return the dates of appraised offers in their order; options expire after an assumed leaving date alone."""
    found = [event for index, one in enumerate(offers) for event in _events(index, one, leaving)]
    return tuple(sorted(found, key=lambda event: (event.day, event.offer, event.kind, event.path)))


def conflicts(offers: tuple[Offer, ...]) -> tuple[Conflict, ...]:
    """Return the open offers that must be answered before others, each compared with the next deadline."""
    open_offers = [(index, one) for index, one in enumerate(offers) if one.status not in _CLOSED]
    dated = sorted((one.expiry_date, index) for index, one in open_offers if one.expiry_date is not None)
    found = [
        Conflict(first, other, (later - sooner).days)
        for (sooner, first), (later, other) in pairwise(dated)
        if later > sooner
    ]
    undated = [index for index, one in open_offers if one.expiry_date is None]
    return (*found, *(Conflict(dated[-1][1], index, None) for index in undated if dated))


def overdue(offers: tuple[Offer, ...], today: date) -> tuple[int, ...]:
    """Return the open offers that wanted an answer before today."""
    return tuple(index for index, day in deadlines(offers) if day < today)


def send_by(offers: tuple[Offer, ...], chosen: int, today: date) -> tuple[date, int] | None:
    """Return the last day to send a counter-offer to one company so that its reply comes before another deadline.

    The day leaves `REPLY_DAYS` before the next deadline of the other open offers, whose index is returned too, and is
    not later than the deadline of the offer itself. It may have passed; None if no other offer has a deadline.
    """
    dated = [(day, index) for index, day in deadlines(offers) if index != chosen and day >= today]
    if not dated:
        return None
    day, other = min(dated)
    own = offers[chosen].expiry_date
    left = _working_days_before(day, REPLY_DAYS)
    return (left if own is None or own < today else min(left, own)), other


def deadlines(offers: tuple[Offer, ...]) -> Iterator[tuple[int, date]]:
    """Yield the open offers that state until when they want an answer, by index, with that day."""
    for index, one in enumerate(offers):
        if one.expiry_date is not None and one.status not in _CLOSED:
            yield index, one.expiry_date


def _working_days_before(day: date, days: int) -> date:
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def _events(index: int, one: Appraisal, leaving: date | None) -> Iterator[DatedEvent]:
    offer = one.offer
    yield DatedEvent(day=offer.start_date, offer=index, kind=DateKind.START, path="start_date")
    if offer.end_date is not None:
        yield DatedEvent(day=offer.end_date, offer=index, kind=DateKind.END, path="end_date")
    if offer.expiry_date is not None:
        yield DatedEvent(day=offer.expiry_date, offer=index, kind=DateKind.ANSWER, path="expiry_date")
    lines = one.by_component
    for component, part in parts_of(offer):
        if isinstance(part, OneTime):
            yield from _clawback_ends(index, offer, component, part)
        elif isinstance(part, ThirteenthMonth):
            yield from _paydays(index, lines.get(component, ()), component)
        elif isinstance(part, GRANTS) and part.vesting is not None:
            yield from _first_vest(index, lines.get(component, ()), component)
        if isinstance(part, Option) and leaving is not None:
            day = leaving + timedelta(days=part.days_to_exercise)
            yield _event(day, index, DateKind.EXERCISE_END, component)
        if isinstance(part, RestrictedStock):
            day = (part.grant_date or offer.start_date) + timedelta(days=ELECTION_DAYS)
            yield _event(day, index, DateKind.ELECTION, component)


def _event(day: date, index: int, kind: DateKind, component: Component, path: str = "") -> DatedEvent:
    return DatedEvent(day=day, offer=index, kind=kind, path=f"{component}{path}", component=component)


def _clawback_ends(index: int, offer: Offer, component: Component, part: OneTime) -> Iterator[DatedEvent]:
    """Yield the day from which each instalment is kept; of a range of months, the last possible one."""
    months = None if part.clawback is None else _longest(part.clawback.months)
    if months is None:
        return
    for number, instalment in enumerate(part.instalments):
        paid = add_months(offer.start_date, part.from_month + instalment.after_months)
        yield _event(add_months(paid, months), index, DateKind.CLAWBACK_END, component, f".instalments[{number}]")


def _longest(months: Estimate) -> int | None:
    if months is None:
        return None
    longest = months.high if isinstance(months, Range) else months
    return -int(-longest // 1)


def _paydays(index: int, lines: Iterable[Line], component: Component) -> Iterator[DatedEvent]:
    """Yield the days on which extra months' pay is paid."""
    for day in dict.fromkeys(line.paid_on for line in lines):
        yield _event(day, index, DateKind.PAYDAY, component, f".{day.year}")


def _first_vest(index: int, lines: Iterable[Line], component: Component) -> Iterator[DatedEvent]:
    """Yield the first day on which a grant with known terms vests; before it, leaving forfeits all of it."""
    days = [line.earned_on for line in lines]
    if days:
        yield _event(min(days), index, DateKind.FIRST_VEST, component)
