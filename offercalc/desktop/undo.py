"""The one undoable change: an offer before and after."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from offercalc.application.ports import Kept
from offercalc.application.session import Session
from offercalc.domain.offer import Offer


class ReplaceOffer(QUndoCommand):
    """Lets an offer take another's place in a document; `label` says what was changed, in words."""

    def __init__(self, session: Session, document: str, offers: tuple[Offer, Offer], label: str) -> None:
        super().__init__(label)
        self._session = session
        self._document = document
        self._before, self._after = offers

    @override
    def redo(self) -> None:
        self._session.replace(self._document, self._after, self.text())

    @override
    def undo(self) -> None:
        self._session.replace(self._document, self._before, self.text())


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
