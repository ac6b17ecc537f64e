"""What undo can take back after a restart: a person's own edits, as the library remembers them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from offercalc.application.ports import Step
from offercalc.domain.offer import Offer


class PastEdit(Struct, frozen=True):
    """An edit that can be taken back: the offer of a document before and after it, and its name in words."""

    document: str
    before: Offer
    after: Offer
    label: str


def past_edits(steps: Iterable[Step]) -> tuple[PastEdit, ...]:
    """Find the edits that can be taken back, oldest first, among changes oldest first.

    A change that brings back what was there before has taken its edit back already. What somebody else has changed
    is not taken back, nor is what lies before it.
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
