"""Texts about the versions of an offer: its title, date, author and change."""

from __future__ import annotations

from offercalc.application.ports.history import Revision
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.sanitize import one_line


def revision_title(revision: Revision, reader: Reader) -> str:
    """Return the name of a version as a round of the negotiation, if it has one, and its number."""
    number = reader.say("Version {number}", number=revision.number)
    return f"{one_line(revision.round)} ({number})" if revision.round else number


def revision_note(revision: Revision, reader: Reader) -> str:
    """Return when a version was made, by whom, and what was changed."""
    facts = (reader.figures.moment(revision.at), one_line(revision.author), one_line(revision.label))
    return " · ".join(fact for fact in facts if fact)
