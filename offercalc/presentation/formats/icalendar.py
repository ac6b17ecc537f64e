"""Calendars as iCalendar text (RFC 5545): whole days, with stable identifiers so that a second import updates them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from msgspec import Struct

_LONGEST_LINE = 75
"""In octets, without the line end."""
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": ""})


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """An entry of one whole day; `identity` are the facts that make it the same entry in a later export.

    A reminder appears `remind_days` before the day, None for no reminder.
    """

    identity: tuple[str, ...]
    day: date
    summary: str
    remind_days: int | None = None


def calendar_text(entries: Iterable[CalendarEntry], name: str, exported: date) -> str:
    """Return a calendar; the sequence number of its entries is the day of the export, which rises with every day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OfferCalc//OfferCalc//EN", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]  # fmt: skip
    for entry in entries:
        lines += _entry(entry, exported)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def entry_uid(identity: tuple[str, ...]) -> str:
    """Return the identifier of an entry: a digest, so that it reveals neither company nor role."""
    return f"{sha256(chr(0).join(identity).encode()).hexdigest()}@offercalc"


def _entry(entry: CalendarEntry, exported: date) -> list[str]:
    stamp = f"{exported:%Y%m%d}"
    alarm = [] if entry.remind_days is None else [
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(entry.summary)}",
        f"TRIGGER:-P{entry.remind_days}D", "END:VALARM",
    ]  # fmt: skip
    return [
        "BEGIN:VEVENT",
        f"UID:{entry_uid(entry.identity)}",
        f"DTSTAMP:{stamp}T000000Z",
        f"SEQUENCE:{stamp}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(entry.summary)}",
        "TRANSP:TRANSPARENT",
        *alarm,
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets; a continued one begins with a space, and no character is split."""
    part, width = "", 0
    for sign in line:
        octets = len(sign.encode())
        if width + octets > _LONGEST_LINE:
            yield part
            part, width = " ", 1
        part += sign
        width += octets
    yield part
