"""The offers under construction of a window: held beside those of the library, and changed by undo commands."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from offercalc.application.ports.drafts import UnsavedOffer
from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.draft import Draft


class DraftOffers:
    """Holds drafts in the order they were begun; listeners are told of every change.

    Their documents are those that the offers have in the library once nothing is missing.
    """

    def __init__(self) -> None:
        self.stored: tuple[StoredOffer, ...] = ()
        self._held: dict[str, Draft] = {}
        self._begun: dict[str, Draft] = {}
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call a listener after every change."""
        self._listeners.append(listener)

    def find(self, document: str) -> Draft | None:
        """Return the draft of a document, None if there is none."""
        return self._held.get(document)

    def terms(self, document: str) -> StoredOffer | None:
        """Return the terms of the draft of a document as an offer that is not saved; None if there is none."""
        return next((one for one in self.stored if one.document == document), None)

    @property
    def unsaved(self) -> tuple[UnsavedOffer, ...]:
        """Return the drafts in which anything has been stated."""
        return tuple(
            UnsavedOffer(document, one) for document, one in self._held.items() if one != self._begun.get(document)
        )

    @property
    def untouched(self) -> str:
        """Return the document of a draft in which nothing has been stated yet, "" if there is none."""
        return next((document for document, one in self._held.items() if one == self._begun.get(document)), "")

    def begin(self, draft: Draft) -> str:
        """Return the document for a new draft: that of an untouched one, or else a new document."""
        document = self.untouched or uuid4().hex
        self._begun[document] = draft
        return document

    def hold(self, document: str, draft: Draft | None) -> None:
        """Hold another state of a draft, or with None no longer any; nobody is told."""
        if draft is None:
            self._held.pop(document, None)
        else:
            self._held[document] = draft
        self.stored = tuple(StoredOffer(one, 0, held.terms) for one, held in self._held.items())

    def tell(self) -> None:
        """Notify the listeners that drafts have changed."""
        for listener in self._listeners:
            listener()


class ChangeDraft(QUndoCommand):
    """Changes, begins or discards a draft."""

    def __init__(
        self, drafts: DraftOffers, document: str, states: tuple[Draft | None, Draft | None], label: str
    ) -> None:
        """Take the draft before and after; None is a draft that is not there."""
        super().__init__(label)
        self._drafts = drafts
        self._document = document
        self._before, self._after = states

    @override
    def redo(self) -> None:
        self._put(self._after)

    @override
    def undo(self) -> None:
        self._put(self._before)

    def _put(self, draft: Draft | None) -> None:
        self._drafts.hold(self._document, draft)
        self._drafts.tell()


class CompleteDraft(QUndoCommand):
    """Turns a draft into an offer of the library; undo archives the offer and brings the draft back."""

    def __init__(self, session: Session, drafts: DraftOffers, document: str, offer: Offer, label: str) -> None:
        """Take the offer that the draft has become."""
        super().__init__(label)
        self._session = session
        self._drafts = drafts
        self._document = document
        self._offer = offer
        self._before = drafts.find(document)
        self._archived: tuple[StoredOffer, int] | None = None

    @override
    def redo(self) -> None:
        self._drafts.hold(self._document, None)
        if self._archived is not None:
            self._session.restore(*self._archived)
        else:
            self._session.add(self._offer, self.text(), self._document)

    @override
    def undo(self) -> None:
        self._drafts.hold(self._document, self._before)
        self._archived = self._session.archive(self._document)
