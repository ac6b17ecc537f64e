"""Rounds of a negotiation: versions of one offer, named as what each side said."""

from __future__ import annotations

from msgspec import Struct

from offercalc.application.ports.history import History, Revision, Rounds
from offercalc.domain.offer.offer import Offer


class RoundNames(Struct, frozen=True):
    """The names of the newest version and of the one before it, if that has none."""

    newest: str
    before: str


class NamedRound(Struct, frozen=True):
    """A version of an offer by its number, the name it has now, and the one it had before, "" for none."""

    document: str
    number: int
    name: str
    former: str


def name_newest(document: str, names: RoundNames, history: History, rounds: Rounds) -> None:
    """Name the newest version of an offer, and the one before it unless it is named.

    A name that is taken gets a number. Raise ExternalError if the history cannot be read or written.
    """
    revisions = history.revisions(document)
    if not revisions:
        return
    taken = {one.round for one in revisions}
    if len(revisions) > 1 and not revisions[-2].round:
        rounds.name_round(document, revisions[-2].number, free_name(names.before, taken))
    rounds.name_round(document, revisions[-1].number, free_name(names.newest, taken))


def rename_newest(document: str, name: str, history: History, rounds: Rounds) -> NamedRound | None:
    """Name the newest version of an offer, by a name that no other one has; None if it has no versions.

    A name that is taken gets a number. Raise ExternalError if the history cannot be read or written.
    """
    revisions = history.revisions(document)
    if not revisions:
        return None
    newest = revisions[-1]
    named = NamedRound(document, newest.number, free_name(name, {one.round for one in revisions[:-1]}), newest.round)
    rounds.name_round(document, named.number, named.name)
    return named


def free_name(name: str, taken: set[str]) -> str:
    """Return a name, with the first number from 2 that makes it different from those that are taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def named_rounds(document: str, history: History) -> tuple[tuple[Revision, Offer], ...]:
    """Return the named versions of an offer, oldest first; raise ExternalError if the history cannot be read."""
    named = (one for one in history.revisions(document) if one.round)
    return tuple((one, history.offer_at(document, one.number)) for one in named)


def offer_before(document: str, current: Offer, history: History) -> Offer | None:
    """Return the latest named version that differs from the current offer; None if there is none.

    Raise ExternalError if the history cannot be read.
    """
    for one in reversed(history.revisions(document)):
        if one.round:
            found = history.offer_at(document, one.number)
            if found != current:
                return found
    return None
