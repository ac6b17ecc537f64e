"""Calendars that we write are what another library reads."""

from __future__ import annotations

from datetime import date

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.formats.icalendar import CalendarEntry, calendar_text, entry_uid

EXPORTED = date(2026, 11, 30)


def entry(day: date = date(2028, 2, 29), summary: str = "Acme: Answer due", remind: int | None = None) -> CalendarEntry:
    return CalendarEntry(identity=("Acme", "Engineer", "answer", ""), day=day, summary=summary, remind_days=remind)


def events(text: str) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_an_entry_is_one_whole_day_with_a_reminder() -> None:
    (event,) = events(calendar_text([entry(remind=2)], "Job offers", EXPORTED))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2028, 2, 29), date(2028, 3, 1))
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER").days == -2


def test_two_exports_are_one_event_of_which_the_later_one_wins() -> None:
    first, second = (events(calendar_text([entry()], "x", day))[0] for day in (EXPORTED, date(2026, 12, 1)))
    assert first["UID"] == second["UID"]
    assert first.decoded("SEQUENCE") < second.decoded("SEQUENCE")


def test_an_identifier_reveals_neither_company_nor_role() -> None:
    uid = entry_uid(("Acme", "Engineer", "answer", ""))
    assert "Acme" not in uid
    assert uid != entry_uid(("Acme", "Engineer", "start", ""))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200))
def test_any_text_is_read_back_from_folded_lines(summary: str) -> None:
    text = calendar_text([entry(summary=summary)], "Offers", EXPORTED)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = events(text)
    assert str(event["SUMMARY"]) == summary


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_a_whole_day_is_the_same_day_in_every_time_zone(day: date) -> None:
    """A day without a time has no time zone that could move it."""
    (event,) = events(calendar_text([entry(day)], "Offers", EXPORTED))
    assert (type(event.decoded("DTSTART")), event.decoded("DTSTART")) == (date, day)
    assert (event.decoded("DTEND") - day).days == 1
    assert not [line for line in calendar_text([entry(day)], "x", EXPORTED).split("\r\n") if "TZID" in line]
