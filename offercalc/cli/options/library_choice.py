"""The lookup of an offer in the library, and of its revision, by what the user types."""

from __future__ import annotations

import click

from offercalc.application.ports.history import DocumentSummary, History


def chosen_offer(history: History, name: str) -> DocumentSummary:
    """Return the only offer whose document id starts with `name`, or whose company or role contains it.

    Raises BadParameter if there is none, or more than one.
    """
    filed = list(history.listed(archived=True))
    found = [one for one in filed if one.document.startswith(name)] if name else []
    found = found or [one for one in filed if name.casefold() in f"{one.company} {one.role}".casefold()]
    if len(found) != 1:
        others = ", ".join(f"{one.document[:8]} ({one.company})" for one in found or filed)
        message = f"{name!r} doesn't match exactly one offer of {others}." if filed else "the library has no offers."
        raise click.BadParameter(message, param_hint="OFFER")
    return found[0]


def chosen_revision(history: History, chosen: DocumentSummary, text: str) -> int:
    """Return the revision with a number, or the last one with a round name; raise BadParameter if there is none."""
    if text.isascii() and text.isdecimal():
        return int(text)
    named = [one.number for one in history.revisions(chosen.document) if one.round.casefold() == text.casefold()]
    if not named:
        message = f"no revision of this offer is named {text!r}."
        raise click.BadParameter(message, param_hint="REVISION")
    return named[-1]
