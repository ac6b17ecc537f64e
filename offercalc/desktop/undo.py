"""The one undoable change: an offer before and after."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from offercalc.application.ports import Kept
from offercalc.application.session import Session
from offercalc.domain.offer import Offer


class ReplaceOffer(QUndoCommand):
    """Lets an offer take another's place in a document; `label` says what was changed, in words.

    Where the offer is meanwhile another, since somebody else has changed it, nothing is done and the step is dropped.
    """

    def __init__(
        self, session: Session, document: str, offers: tuple[Offer, Offer], label: str, *, is_done: bool = False
    ) -> None:
        """Take the offer before and after; `is_done` says that it has the second already."""
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
    """Adds an offer at the end; taking it back archives it, and its revisions stay."""

    def __init__(self, session: Session, offer: Offer, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._offer = offer
        self._archived: tuple[Kept, int] | None = None
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
    """Puts an offer away; taking it back brings it to where it stood."""

    def __init__(self, session: Session, document: str, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._document = document
        self._archived: tuple[Kept, int] | None = None

    @override
    def redo(self) -> None:
        self._archived = self._session.archive(self._document)

    @override
    def undo(self) -> None:
        if self._archived is not None:
            self._session.restore(*self._archived)


class BringBackOffer(QUndoCommand):
    """Brings an offer back that was put away, to the end of the list; taking it back puts it away again."""

    def __init__(self, session: Session, kept: Kept, label: str) -> None:
        super().__init__(label)
        self._session = session
        self._kept = kept

    @override
    def redo(self) -> None:
        self._session.restore(self._kept)

    @override
    def undo(self) -> None:
        self._session.archive(self._kept.document)
