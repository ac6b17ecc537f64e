"""Which clauses a letter has: those proposed for its place and offer, or those named, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import Stance, disagreements, stance
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.passages import every_name, read_passages
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_


class LetterFacts(Struct, frozen=True):
    """What the choice of clauses depends on: the place, the offer, the letter's and the merge values, the language."""

    place: str
    offer: Offer
    details: LetterDetails
    values: Mapping[str, str]
    language: str = ""


def chosen_clauses(library: Sequence[Clause], facts: LetterFacts) -> tuple[Clause, ...]:
    """Return the clauses of a letter in order, with its own wording; raises ExternalError.

    Named clauses are taken in the order in which they are named. A clause that the offer contradicts is refused, and so
    is the choice between several that differ in what the offer leaves open.
    """
    details = facts.details
    known = {clause.id: clause for clause in library}
    for name in (*details.clauses, *details.without, *details.wording):
        if name not in known:
            raise ExternalError(N_("There is no clause {id}; offercalc clauses list shows them all."), id=name)
    left_out = set(details.without)
    if details.clauses:
        found = [known[name] for name in details.clauses if name not in left_out]
    else:
        found = list(_proposed([clause for clause in library if clause.id not in left_out], facts))
    written = tuple(_reworded(clause, details.wording.get(clause.id)) for clause in found)
    for clause in written:
        _refuse_contradiction(clause, facts)
    return written


def topics_of(library: Iterable[Clause], place: str) -> Iterator[tuple[str, tuple[Clause, ...]]]:
    """Yield each topic with the clauses for a place in order: those of the place, or the neutral ones if it has none.

    Topics come in the order of their first clause.
    """
    ordered = sorted(library, key=lambda clause: (clause.topic, clause.order, clause.id))
    found = []
    for topic, clauses in groupby(ordered, key=lambda clause: clause.topic):
        every = tuple(clauses)
        of_place = tuple(clause for clause in every if place in clause.places)
        fitting = of_place or tuple(clause for clause in every if not clause.places)
        if fitting:
            found.append((min(clause.order for clause in fitting), topic, fitting))
    yield from ((topic, clauses) for _order, topic, clauses in sorted(found, key=lambda one: one[:2]))


class Proposal(Struct, frozen=True):
    """The clauses of one topic that fit a place, and the one proposed; several if what tells them apart is not stated.

    Nothing is proposed if the offer has nothing that the topic is about.
    """

    fitting: tuple[Clause, ...]
    proposed: tuple[Clause, ...]


def proposals(library: Iterable[Clause], facts: LetterFacts) -> Iterator[Proposal]:
    """Yield what is proposed for each topic, in the order of a letter."""
    for _topic, clauses in topics_of(library, facts.place):
        usable = [clause for clause in clauses if all(facts.values.get(name) for name in clause.when)]
        stances = [(clause, stance(clause, facts.offer, facts.details)) for clause in usable]
        agreeing = tuple(clause for clause, how in stances if how is Stance.AGREES)
        possible = tuple(clause for clause, how in stances if how is Stance.OPEN)
        yield Proposal(clauses, agreeing[:1] or possible)


def _proposed(library: Sequence[Clause], facts: LetterFacts) -> Iterator[Clause]:
    """Yield the clause proposed for each topic, if any fits; raises ExternalError if several do."""
    for proposal in proposals(library, facts):
        if len(proposal.proposed) > 1:
            _ask_which(proposal.proposed)
        yield from proposal.proposed


def _ask_which(possible: Sequence[Clause]) -> None:
    """Raise ExternalError that asks for the field in which clauses of one topic differ."""
    path, implied = next(iter(possible[0].sets.items()))
    other = next((clause.sets[path] for clause in possible[1:] if path in clause.sets), "")
    raise ExternalError(
        N_('The offer does not state "{path}": {first} is for {one}, and {second} for {two}. '
           "State it in the offer or the letter file, or leave out the one that does not apply."),
        path=path, first=possible[0].id, one=implied, second=possible[1].id, two=other,
    )  # fmt: skip


def _reworded(clause: Clause, text: str | None) -> Clause:
    """Return a clause with the wording of this letter; raises ExternalError for an unknown merge name."""
    try:
        return reworded(clause, text)
    except ClauseError as error:
        raise ExternalError(N_("Clause {id}: {reason}."), id=clause.id, reason=error.message) from error


def reworded(clause: Clause, text: str | None) -> Clause:
    """Return a clause with the wording of one letter, None for its own; raises ClauseError as `read_passages` does."""
    if text is None:
        return clause
    pieces = read_passages(text)
    needed = tuple(name for name in clause.asks if name in set(every_name(pieces)))
    return replace(clause, text=text, pieces=pieces, asks=needed)


def _refuse_contradiction(clause: Clause, facts: LetterFacts) -> None:
    for found in disagreements(clause, facts.offer, facts.details):
        if found.stated:
            raise ExternalError(
                N_('Clause {id} stands for "{path}" = {implied}, but the offer says {stated}. '
                   "Change the offer, choose another clause, or leave it out."),
                id=clause.id, path=found.path, implied=found.implied, stated=found.stated,
            )  # fmt: skip
        raise ExternalError(
            N_('Clause {id} stands for "{path}" = {implied}, but the offer has nothing of the kind. '
               "Add it to the offer, choose another clause, or leave it out."),
            id=clause.id, path=found.path, implied=found.implied,
        )  # fmt: skip
