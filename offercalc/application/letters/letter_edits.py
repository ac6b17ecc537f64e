"""Changes to the clauses of one letter: their order, which of them it has, and their wording."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import TERMS, LetterDetails
from offercalc.application.letters.letter_draft import ClauseRow

_Rows = Sequence[ClauseRow]


def in_order(details: LetterDetails, rows: _Rows, ids: Sequence[str]) -> LetterDetails:
    """Return the values of a letter with its clauses in another order; those left out stay so."""
    is_on = {row.clause.id for row in rows if row.is_on}
    return replace(details, clauses=tuple(name for name in ids if name in is_on))


def switched(details: LetterDetails, rows: _Rows, name: str, *, is_on: bool) -> LetterDetails:
    """Return the values of a letter that has a listed clause, at its place in the list, or leaves it out."""
    if not is_on:
        others = tuple(one for one in details.without if one != name)
        wanted = tuple(one for one in details.clauses if one != name)
        return replace(details, clauses=wanted, without=(*others, name))
    ids = tuple(row.clause.id for row in rows if row.is_on or row.clause.id == name)
    return replace(details, clauses=ids, without=tuple(one for one in details.without if one != name))


def added(details: LetterDetails, rows: _Rows, clause: Clause) -> LetterDetails:
    """Return the values of a letter that has a clause of the library, at its usual place and instead of its topic's."""
    same = [row for row in rows if row.clause.topic == clause.topic]
    if same:
        return chosen_instead(details, rows, same[0].clause, clause)
    before = [row.clause.id for row in rows if row.is_on and row.clause.order <= clause.order]
    after = [row.clause.id for row in rows if row.is_on and row.clause.order > clause.order]
    without = tuple(one for one in details.without if one != clause.id)
    return replace(details, clauses=(*before, clause.id, *after), without=without)


def chosen_instead(details: LetterDetails, rows: _Rows, before: Clause, after: Clause) -> LetterDetails:
    """Return the values of a letter that has one clause instead of another on the same topic.

    A choice between the clauses proposed, which the offer leaves open, is kept as the term that it implies.
    """
    if not details.clauses and any(row.is_on and row.clause.id == before.id for row in rows):
        implied = {path: value for path, value in after.sets.items() if path in TERMS and value is not False}
        if implied and after.id not in details.without and not any(getattr(details, path) for path in implied):
            return replace(details, **implied)
    ids = tuple(after.id if row.clause.id == before.id else row.clause.id for row in rows
                if row.is_on or row.clause.id == before.id)  # fmt: skip
    without = tuple(one for one in details.without if one not in {before.id, after.id})
    return replace(details, clauses=ids, without=without)


def reworded_in(details: LetterDetails, row: ClauseRow, text: str) -> LetterDetails:
    """Return the values of a letter with its own wording of a clause; the library's wording is none of its own."""
    name = row.clause.id
    others = {one: words for one, words in details.wording.items() if one != name}
    whole = row.library_text or row.clause.text
    return replace(details, wording=others if text.strip() == whole.strip() else {**others, name: text})


def as_proposed(details: LetterDetails) -> LetterDetails:
    """Return the values of a letter with the clauses that are proposed; its own wording stays."""
    return replace(details, clauses=(), without=())
