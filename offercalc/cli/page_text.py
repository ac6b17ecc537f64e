"""The lists around a table, set as text: headlines, questions, assumptions, rates."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.presentation.reader import Reader


def bullets(heading: str, lines: Iterable[str]) -> str:
    """Set a heading and a list under it, or nothing where the list is empty."""
    items = [f"  · {line}" for line in lines]
    return "\n".join([heading, *items]) if items else ""


def paragraphs(parts: Iterable[str]) -> str:
    """Join what there is with empty lines between."""
    return "\n\n".join(part for part in parts if part)


def open_end_note(reader: Reader, *, has_open_end: bool) -> str:
    """Explain the sign for "at least" where it stands in a table."""
    return reader.say("≥ means at least, ≤ at most, ~ about: something is not known yet.") if has_open_end else ""
