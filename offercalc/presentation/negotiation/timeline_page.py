"""The dates of several offers on one timeline, with the answers that are due before others."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.negotiation.deadlines import DatedEvent, DateKind, conflicts, overdue, timeline
from offercalc.presentation.formats.icalendar import CalendarEntry, calendar_text
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.date_text import conflict_text, event_text, overdue_text
from offercalc.presentation.text.labels import company

_REMIND_DAYS = 2
"""An answer takes a day to write and a day to be read."""


class TimelinePage(Struct, frozen=True):
    """The dates that are still to come as a table, and sentences about conflicts between them."""

    table: Table
    sentences: tuple[str, ...]
    events: tuple[DatedEvent, ...]


def timeline_page(
    offers: tuple[Appraisal, ...], today: date, localizer: Localizer, leaving: date | None = None
) -> TimelinePage:
    """Return the dates of offers from today on."""
    events = tuple(event for event in timeline(offers, leaving) if event.day >= today)
    rows = tuple(
        TableRow(
            RowKind.NORMAL,
            localizer.figures.short_day(event.day),
            "",
            (
                Cell(_distance((event.day - today).days, localizer)),
                Cell(company(offers[event.offer].offer)),
                Cell(event_text(event, offers[event.offer].offer, localizer)),
            ),
            event.day,
        )
        for event in events
    )
    told = tuple(one.offer for one in offers)
    return TimelinePage(
        Table(
            caption=localizer.tr("Dates from {day} on", day=localizer.figures.day(today)),
            corner=localizer.tr("Date"),
            columns=(localizer.tr("In"), localizer.tr("Company"), localizer.tr("What")),
            rows=rows,
        ),
        (
            *(overdue_text(told[index], localizer) for index in overdue(told, today)),
            *(conflict_text(one, told, localizer) for one in conflicts(told)),
        ),
        events,
    )


def timeline_calendar(page: TimelinePage, offers: tuple[Appraisal, ...], exported: date, localizer: Localizer) -> str:
    """Return the dates of a page as a calendar; an answer is reminded of two days before."""
    entries = (
        CalendarEntry(
            identity=(offers[event.offer].offer.company, offers[event.offer].offer.role, event.kind.value, event.path),
            day=event.day,
            summary=f"{company(offers[event.offer].offer)}: {event_text(event, offers[event.offer].offer, localizer)}",
            remind_days=_REMIND_DAYS if event.kind is DateKind.ANSWER else None,
        )
        for event in page.events
    )
    return calendar_text(entries, localizer.tr("Job offers"), exported)


def _distance(days: int, localizer: Localizer) -> str:
    return localizer.plural("{number} day", "{number} days", days) if days else localizer.tr("today")
