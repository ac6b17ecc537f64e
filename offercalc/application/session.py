"""The offers a person works on: every change is kept at once, and everybody who shows them is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from msgspec import structs

from offercalc.application.ports import Kept, Library, OutsideError
from offercalc.domain.offer import Offer


class Session:
    """Holds the offers as they are now and keeps them in the library; what cannot be kept stays here and is retried."""

    def __init__(self, offers: tuple[Kept, ...]) -> None:
        """Take the offers to begin with; nothing is kept until a library is attached."""
        self.offers = offers
        self.fault = ""
        self._library: Library | None = None
        self._unkept: dict[str, str] = {}  # by document, what was last done to it in words
        self._shelved: dict[str, str] = {}  # the same of offers that are put away
        self._put_away: dict[str, bool] = {}  # by document, whether the library has still to archive or restore it
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_kept(self) -> bool:
        """Tell whether everything is in the library."""
        return self._library is not None and not self._unkept and not self._put_away

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have a listener called after every change."""
        self._listeners.append(listener)

    def attach(self, library: Library) -> None:
        """Open the library: its offers take over, but for what was changed or put away meanwhile.

        A library without any offer receives those of the session.
        """
        found = library.offers()
        self._library = library
        if not found:
            self._unkept = {kept.document: self._unkept.get(kept.document, "") for kept in self.offers}
        mine = {kept.document: kept for kept in self.offers if kept.document in self._unkept}
        theirs = (mine.pop(kept.document, kept) for kept in found)
        self.offers = (*(kept for kept in theirs if not self._put_away.get(kept.document)), *mine.values())
        self._keep()

    def find(self, document: str) -> Kept | None:
        """Give the offer of a document, or None where it is no longer there."""
        return next((kept for kept in self.offers if kept.document == document), None)

    def add(self, offer: Offer, label: str) -> str:
        """Add an offer at the end and return its document."""
        document = uuid4().hex
        self.offers = (*self.offers, Kept(document, 0, offer))
        self._changed(document, label)
        return document

    def replace(self, document: str, offer: Offer, label: str) -> None:
        """Let an offer take the place of what a document holds; `label` names the change in its history."""
        self.offers = tuple(
            structs.replace(kept, offer=offer) if kept.document == document else kept for kept in self.offers
        )
        self._changed(document, label)

    def archive(self, document: str) -> tuple[Kept, int] | None:
        """Put an offer away and return it with its place, for `restore`; None where it is not there."""
        kept = self.find(document)
        if kept is None:
            return None
        place = self.offers.index(kept)
        self.offers = self.offers[:place] + self.offers[place + 1 :]
        if document in self._unkept:
            self._shelved[document] = self._unkept.pop(document)
        if kept.revision:
            self._put_away[document] = True
        self._keep()
        return kept, place

    def restore(self, kept: Kept, place: int) -> None:
        """Bring an offer back to its place, with what was not yet kept of it."""
        self.offers = (*self.offers[:place], kept, *self.offers[place:])
        if kept.revision:
            self._put_away[kept.document] = False
        if kept.document in self._shelved or not kept.revision:
            self._unkept[kept.document] = self._shelved.pop(kept.document, "")
        self._keep()

    def retry(self) -> None:
        """Try again to keep what could not be kept."""
        self._keep()

    def close(self) -> None:
        """Close the library."""
        if self._library is not None:
            self._library.close()
            self._library = None

    def _changed(self, document: str, label: str) -> None:
        self._unkept[document] = label
        self._keep()

    def _keep(self) -> None:
        """Do with the library all that is still to be done, noting the first failure in words; tell the listeners."""
        if self._library is not None:
            faults = [*self._write_all(self._library), *self._put_all_away(self._library)]
            self.fault = faults[0] if faults else ""
        for listener in self._listeners:
            listener()

    def _write_all(self, library: Library) -> Iterator[str]:
        """Write every offer that is not in the library as it is here; yield why one is not."""
        for document, label in tuple(self._unkept.items()):
            kept = self.find(document)
            try:
                if kept is not None:
                    self._take(library.save(kept, label) if kept.revision else library.add(kept, label))
                del self._unkept[document]
            except OutsideError as error:
                yield str(error)

    def _put_all_away(self, library: Library) -> Iterator[str]:
        """Archive and restore what is not yet; yield why something is not."""
        for document, is_away in tuple(self._put_away.items()):
            try:
                (library.archive if is_away else library.restore)(document)
                del self._put_away[document]
            except OutsideError as error:
                yield str(error)

    def _take(self, written: Kept) -> None:
        self.offers = tuple(written if one.document == written.document else one for one in self.offers)
