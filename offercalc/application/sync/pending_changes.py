"""The current offers and their changes that are not in the library yet."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from msgspec import Struct, structs

from offercalc.application.ports.library import RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.sync.sync import Clash, Report, sign_of
from offercalc.domain.offer.offer import Offer

_MOST_SIGNS = 100


class Conflict(Struct, frozen=True):
    """Two versions of an offer, both saved: somebody else's in `document`, the user's in `copy`."""

    document: str
    copy: str
    author: str
    at: datetime


class ChangeTracker:
    """Holds offers in the order of the list, and tracks their changes since they were saved."""

    def __init__(self, offers: tuple[StoredOffer, ...]) -> None:
        """Take the initial offers, as the library has them."""
        self.offers = offers
        self.conflicts: tuple[Conflict, ...] = ()
        self._unkept: dict[str, str] = {}  # by document, the label of its unsaved change
        self._put_away: dict[str, bool] = {}  # by document, whether to archive (true) or restore it
        self._sent: dict[str, tuple[str, ...]] = {}  # by document, the fingerprints of sent but unacknowledged versions
        self._parted: dict[str, StoredOffer] = {}  # archived offers, as they would be restored

    @property
    def is_kept(self) -> bool:
        """Whether every change is saved."""
        return not (self._unkept or self._put_away)

    def find(self, document: str) -> StoredOffer | None:
        """Return the offer of a document, or None if it is no longer listed."""
        return next((kept for kept in self.offers if kept.document == document), None)

    def add(self, offer: Offer, label: str, document: str = "") -> str:
        """Add an offer at the end, as a new document unless one is given, and return its document id."""
        document = document or uuid4().hex
        self.offers = (*self.offers, StoredOffer(document, 0, offer))
        self._unkept[document] = label
        return document

    def replace(self, document: str, offer: Offer, label: str) -> None:
        """Replace the offer of a document; `label` describes the change in its history."""
        place = next((place for place, kept in enumerate(self.offers) if kept.document == document), None)
        if place is not None:
            changed = structs.replace(self.offers[place], offer=offer)
            self.offers = (*self.offers[:place], changed, *self.offers[place + 1 :])
            before = self._unkept.get(document, "")
            self._unkept[document] = label if before in {"", label} else f"{before}; {label}"

    def archive(self, document: str) -> tuple[StoredOffer, int] | None:
        """Archive an offer and return it with its place, for `restore`; None if it is not listed."""
        kept = self.find(document)
        if kept is None:
            return None
        place = self.offers.index(kept)
        self.offers = self.offers[:place] + self.offers[place + 1 :]
        self._parted[document] = kept
        self._put_away[document] = True
        return kept, place

    def restore(self, kept: StoredOffer, place: int | None = None) -> None:
        """Restore an offer to its place, or at the end, with its unsaved changes."""
        kept = self._parted.pop(kept.document, kept)
        place = len(self.offers) if place is None else place
        self.offers = (*self.offers[:place], kept, *self.offers[place:])
        self._put_away[kept.document] = False

    def settle(self, conflict: Conflict) -> None:
        """Dismiss a conflict that the user has resolved."""
        self.conflicts = tuple(one for one in self.conflicts if one != conflict)

    def work(self) -> PendingChanges:
        """Return all pending changes."""
        changed = ((self.find(document) or self._parted[document], label) for document, label in self._unkept.items())
        writes = tuple(PendingSave(kept, label, self._sent.get(kept.document, ())) for kept, label in changed)
        return PendingChanges(writes, tuple(self._put_away.items()))

    def note_sent(self) -> None:
        """Record that all changes are about to be sent; whether they arrive is unknown until the library responds."""
        for write in self.work().writes:
            sign = sign_of(write.kept.offer)
            others = tuple(one for one in write.sent if one != sign)
            self._sent[write.kept.document] = (*others, sign)[-_MOST_SIGNS:]

    def take_over(self, found: tuple[StoredOffer, ...]) -> None:
        """Replace the current offers by those of a library, except for pending changes.

        An empty library is to receive the current offers.
        """
        if not found:
            self._unkept.update((kept.document, self._unkept.get(kept.document, "")) for kept in self.offers)
        held = {kept.document: kept for kept in self.offers if self._is_pending(kept.document)}
        parted = {kept.document: kept for kept in found if self._put_away.get(kept.document)}
        theirs = (held.pop(kept.document, kept) for kept in found if kept.document not in parted)
        self.offers = (*theirs, *held.values())
        self._parted = {**parted, **self._parted}

    def resume(self, left: PendingChanges) -> None:
        """Resume the pending changes of an earlier run; changes made since take precedence."""
        for write in left.writes:
            document = write.kept.document
            if document not in self._unkept:
                self._unkept[document] = write.label
                self._sent[document] = write.sent
                self._put(write.kept)
        for document, is_away in left.moves:
            if document not in self._put_away:
                self._put_away[document] = is_away
                kept = self.find(document)
                if is_away and kept is not None:
                    self._parted[document] = kept
                    self.offers = tuple(one for one in self.offers if one is not kept)

    def take(self, work: PendingChanges, report: Report) -> None:
        """Record what was saved; changes made meanwhile remain pending."""
        sent = {write.kept.document: write for write in work.writes}
        for written in report.written:
            self._take_written(sent[written.document], written)
        for clash in report.clashes:
            self._take_clash(sent[clash.mine.document], clash)
        for document, is_away in report.moved:
            if self._put_away.get(document) == is_away:
                del self._put_away[document]

    def hear(self, news: RemoteChanges) -> bool:
        """Apply changes made by others, except to offers with pending changes, which may conflict when they are saved.

        Return whether anything changed.
        """
        before = self.offers
        for kept in news.newer:
            found = self.find(kept.document)
            if not self._is_pending(kept.document) and (found is None or found.revision < kept.revision):
                self._parted.pop(kept.document, None)
                self._put(kept)
        gone = {document for document in news.gone if not self._is_pending(document)}
        self.offers = tuple(kept for kept in self.offers if kept.document not in gone)
        return self.offers != before

    def _take_written(self, write: PendingSave, written: StoredOffer) -> None:
        document = written.document
        self._sent.pop(document, None)
        now = self.find(document) or self._parted.get(document, write.kept)
        if now.offer == write.kept.offer:
            self._unkept.pop(document, None)
        else:
            self._unkept[document] = self._unkept[document].removeprefix(f"{write.label}; ")
        self._put(structs.replace(now, revision=written.revision))

    def _take_clash(self, write: PendingSave, clash: Clash) -> None:
        """Continue with the user's version as a separate document, beside somebody else's."""
        document, copy = clash.mine.document, clash.copy.document
        now = self.find(document) or self._parted.get(document, write.kept)
        label = self._unkept.pop(document).removeprefix(f"{write.label}; ")
        self._sent.pop(document, None)
        if now.offer != write.kept.offer:
            self._unkept[copy] = label
        if clash.theirs is None:
            self._forget(document)
        else:
            self._put(clash.theirs.kept)
        self._put(structs.replace(clash.copy, offer=now.offer))
        if clash.theirs is None:
            return
        self.conflicts = (*self.conflicts, Conflict(document, copy, clash.theirs.author, clash.theirs.at))

    def _forget(self, document: str) -> None:
        """Remove a document whose newest revision cannot be read."""
        self.offers = tuple(one for one in self.offers if one.document != document)
        self._parted.pop(document, None)
        self._put_away.pop(document, None)

    def _is_pending(self, document: str) -> bool:
        """Whether a document has pending changes."""
        return document in self._unkept or document in self._put_away

    def _put(self, kept: StoredOffer) -> None:
        """Replace an offer by another version, in the list or among the archived ones; append it if it is new."""
        if kept.document in self._parted:
            self._parted[kept.document] = kept
        elif self.find(kept.document) is None:
            self.offers = (*self.offers, kept)
        else:
            self.offers = tuple(kept if one.document == kept.document else one for one in self.offers)
