"""Texts about the versions of an offer: its title, date, author and change."""

from __future__ import annotations

from offercalc.application.ports.history import Revision
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line


def revision_title(revision: Revision, localizer: Localizer) -> str:
    """Return the name of a version as a round of the negotiation, if it has one, and its number."""
    number = localizer.tr("Version {number}", number=revision.number)
    return f"{single_line(revision.round)} ({number})" if revision.round else number


def revision_note(revision: Revision, localizer: Localizer) -> str:
    """Return when a version was made, by whom, and what was changed."""
    facts = (localizer.figures.moment(revision.at), single_line(revision.author), single_line(revision.label))
    return " · ".join(fact for fact in facts if fact)
