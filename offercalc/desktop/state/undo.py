"""The undo commands: replace, add, archive and restore an offer, or do several of these together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.domain.offer.offer import Offer


class ReplaceOffer(QUndoCommand):
    """Replaces the offer of a document; `label` describes the change.

    If someone else has changed the offer meanwhile, the command does nothing and is dropped from the stack.
    """

    def __init__(
        self, session: Session, document: str, offers: tuple[Offer, Offer], label: str, *, is_done: bool = False
    ) -> None:
        """Take the offer before and after; `is_done` means that the document already holds the second."""
        super().__init__(label)
        self._session = session
        self._document = document
        self._before, self._after = offers
        self._is_done = is_done

    @override
    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._swap(self._before, self._after)

    @override
    def undo(self) -> None:
        self._swap(self._after, self._before)

    def _swap(self, present: Offer, other: Offer) -> None:
        kept = self._session.find(self._document)
        if kept is not None and kept.offer == present:
            self._session.replace(self._document, other, self.text())
        else:
            self.setObsolete(True)


class AddOffer(QUndoCommand):
    """Adds an offer at the end of the list; undo archives it, and its revisions stay."""

    def __init__(self, session: Session, offer: Offer, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._offer = offer
        self._archived: tuple[StoredOffer, int] | None = None
        self.document = ""

    @override
    def redo(self) -> None:
        if self._archived is not None:
            self._session.restore(*self._archived)
        else:
            self.document = self._session.add(self._offer, self.text())

    @override
    def undo(self) -> None:
        self._archived = self._session.archive(self.document)


class ArchiveOffer(QUndoCommand):
    """Archives an offer; undo restores it to its position."""

    def __init__(self, session: Session, document: str, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._document = document
        self._archived: tuple[StoredOffer, int] | None = None

    @override
    def redo(self) -> None:
        self._archived = self._session.archive(self._document)

    @override
    def undo(self) -> None:
        if self._archived is not None:
            self._session.restore(*self._archived)


class BringBackOffer(QUndoCommand):
    """Restores an archived offer to the end of the list; undo archives it again."""

    def __init__(self, session: Session, kept: StoredOffer, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._kept = kept

    @override
    def redo(self) -> None:
        self._session.restore(self._kept)

    @override
    def undo(self) -> None:
        self._session.archive(self._kept.document)


class Together(QUndoCommand):
    """Makes several changes as one step, after which the window is shown once."""

    def __init__(self, session: Session, changes: Sequence[QUndoCommand], label: str) -> None:
        super().__init__(label)
        self._session = session
        self._changes = tuple(changes)

    @override
    def redo(self) -> None:
        with self._session.together():
            for change in self._changes:
                change.redo()

    @override
    def undo(self) -> None:
        with self._session.together():
            for change in reversed(self._changes):
                change.undo()
