"""The offers a person works on: every change is kept at once, and everybody who shows them is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
        self._unkept: dict[str, str] = {}
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_kept(self) -> bool:
        """Tell whether everything is in the library."""
        return self._library is not None and not self._unkept

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have a listener called after every change."""
        self._listeners.append(listener)

    def attach(self, library: Library) -> None:
        """Open the library: its offers take over, but for what was changed meanwhile.

        A library without any offer receives those of the session.
        """
        found = library.offers()
        self._library = library
        if not found:
            self._unkept = dict.fromkeys((kept.document for kept in self.offers), "")
        mine = {kept.document: kept for kept in self.offers if kept.document in self._unkept}
        theirs = tuple(mine.pop(kept.document, kept) for kept in found)
        self.offers = (*theirs, *mine.values())
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
        self._unkept.pop(document, None)
        self._try(lambda library: library.archive(document))
        self._keep()
        return kept, place

    def restore(self, kept: Kept, place: int) -> None:
        """Bring an offer back to its place."""
        self.offers = (*self.offers[:place], kept, *self.offers[place:])
        if kept.revision:
            self._try(lambda library: library.restore(kept.document))
        else:
            self._unkept[kept.document] = ""
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
        """Write every offer that is not yet in the library, then tell the listeners."""
        if not self._unkept:
            self._tell()
            return
        for document, label in tuple(self._unkept.items()):
            if not self._try(partial(self._write, document, label)):
                break
            del self._unkept[document]
        self._tell()

    def _write(self, document: str, label: str, library: Library) -> None:
        kept = self.find(document)
        if kept is not None:
            written = library.save(kept, label) if kept.revision else library.add(kept, label)
            self.offers = tuple(written if one.document == document else one for one in self.offers)

    def _try(self, act: Callable[[Library], object]) -> bool:
        """Do something with the library, noting in words where it fails; without a library nothing is done."""
        if self._library is None:
            return False
        try:
            act(self._library)
        except OutsideError as error:
            self.fault = str(error)
            return False
        self.fault = ""
        return True

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
