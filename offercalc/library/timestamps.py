"""Timestamps as a library stores them, and their plausibility."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
"""How far the clock of another machine may be ahead."""


def timestamp_of(text: object) -> datetime:
    """Return the time stored as text; if it cannot be read, an implausible time."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return _FIRST
    return found if found.tzinfo is not None else _FIRST


def is_plausible(text: object, now: datetime) -> bool:
    """Whether a time is plausible: not before the program existed, and not in the future."""
    return isinstance(text, str) and _FIRST < timestamp_of(text) <= now + _AHEAD
