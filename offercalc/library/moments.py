"""Moments as a library keeps them, and which of them can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
"""So far a clock of another machine may be ahead."""


def moment_of(text: object) -> datetime:
    """Return a moment that is kept as text; where it cannot be read, one that nobody takes for true."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return _FIRST
    return found if found.tzinfo is not None else _FIRST


def is_plausible(text: object, now: datetime) -> bool:
    """Whether something can have been done at a moment: not before there was a program, nor after now."""
    return isinstance(text, str) and _FIRST < moment_of(text) <= now + _AHEAD
