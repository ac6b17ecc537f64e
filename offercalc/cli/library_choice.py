"""Which offer of the library, and which revision of it, a person means by what they type."""

from __future__ import annotations

import click

from offercalc.application.ports import Listed, Tools


def chosen_offer(tools: Tools, name: str) -> Listed:
    """Find the one offer whose document begins so, or whose company or role holds it; else the command was wrong."""
    filed = list(tools.history.listed(archived=True))
    found = [one for one in filed if one.document.startswith(name)] if name else []
    found = found or [one for one in filed if name.casefold() in f"{one.company} {one.role}".casefold()]
    if len(found) != 1:
        others = ", ".join(f"{one.document[:8]} ({one.company})" for one in found or filed)
        message = f"{name!r} names no one offer; there are {others}." if filed else "the library has no offers."
        raise click.BadParameter(message, param_hint="OFFER")
    return found[0]


def chosen_revision(tools: Tools, chosen: Listed, text: str) -> int:
    """Read the number of a revision, or the name of a round: the last revision that is called so."""
    if text.isascii() and text.isdecimal():
        return int(text)
    named = [one.number for one in tools.history.revisions(chosen.document) if one.round.casefold() == text.casefold()]
    if not named:
        message = f"no revision of this offer is called {text!r}."
        raise click.BadParameter(message, param_hint="REVISION")
    return named[-1]
