"""Text layout of the lists around a table: headlines, questions, assumptions and rates."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.presentation.formats.localizer import Localizer


def bullets(heading: str, lines: Iterable[str]) -> str:
    """Return a heading with a bulleted list below it, or nothing if the list is empty."""
    items = [f"  · {line}" for line in lines]
    return "\n".join([heading, *items]) if items else ""


def paragraphs(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, separated by blank lines."""
    return "\n\n".join(part for part in parts if part)


def open_end_note(localizer: Localizer, *, has_open_end: bool) -> str:
    """Return the explanation of the sign for "at least" if a table has it."""
    return (
        localizer.tr("≥ means at least, ≤ at most, ~ about, because some terms are not known yet.")
        if has_open_end
        else ""
    )
