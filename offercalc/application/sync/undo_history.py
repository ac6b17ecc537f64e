"""Undo history after a restart: the user's own edits, as recorded in the library."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from offercalc.application.ports.history import RevisionDelta
from offercalc.domain.offer.offer import Offer


class PastEdit(Struct, frozen=True):
    """An edit that can be undone: the offer before and after it, and its label."""

    document: str
    before: Offer
    after: Offer
    label: str


def past_edits(steps: Iterable[RevisionDelta]) -> tuple[PastEdit, ...]:
    """Return the edits that can be undone, oldest first; `steps` are oldest first too.

    An edit that was already undone is dropped. Edits made before someone else's change cannot be undone.
    """
    edits: list[PastEdit] = []
    for step in steps:
        last = next((edit for edit in reversed(edits) if edit.document == step.document), None)
        if not step.is_mine:
            edits = [edit for edit in edits if edit.document != step.document]
        elif last is not None and (last.before, last.after) == (step.after, step.before):
            edits.remove(last)
        else:
            edits.append(PastEdit(step.document, step.before, step.after, step.label))
    return tuple(edits)
