"""The versions of an offer in words: what each is called, when and by whom it was made, and what was done."""

from __future__ import annotations

from offercalc.application.ports import Revision
from offercalc.presentation.one_line import one_line
from offercalc.presentation.reader import Reader


def revision_title(revision: Revision, reader: Reader) -> str:
    """Call a version by its name as a round of the negotiation, or else by its number."""
    number = reader.say("Version {number}", number=revision.number)
    return f"{one_line(revision.round)} ({number})" if revision.round else number


def revision_note(revision: Revision, reader: Reader) -> str:
    """Say when a version was made, by whom, and what was done."""
    facts = (reader.figures.moment(revision.at), one_line(revision.author), one_line(revision.label))
    return " · ".join(fact for fact in facts if fact)
