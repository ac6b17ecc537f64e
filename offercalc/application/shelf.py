"""The offers at hand, and what of them the library has still to take."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from msgspec import Struct, structs

from offercalc.application.library_work import Clash, Report, sign_of
from offercalc.application.ports import Kept, News, Work, Write
from offercalc.domain.offer import Offer

_MOST_SIGNS = 100


class Conflict(Struct, frozen=True):
    """Two versions of an offer, both kept: that of somebody else in `document`, a person's own in `copy`."""

    document: str
    copy: str
    author: str
    at: datetime


class Shelf:
    """Holds offers in the order of the list, and knows what was done to them since the library took them."""

    def __init__(self, offers: tuple[Kept, ...]) -> None:
        """Take the offers to begin with, as the library has them."""
        self.offers = offers
        self.conflicts: tuple[Conflict, ...] = ()
        self._unkept: dict[str, str] = {}  # by document, what was last done to it in words
        self._put_away: dict[str, bool] = {}  # by document, whether the library has still to archive or restore it
        self._sent: dict[str, tuple[str, ...]] = {}  # by document, the signs of what was sent and not answered yet
        self._parted: dict[str, Kept] = {}  # offers that were put away, as they are to come back

    @property
    def is_kept(self) -> bool:
        """Tell whether the library has everything."""
        return not (self._unkept or self._put_away)

    def find(self, document: str) -> Kept | None:
        """Give the offer of a document, or None where it is no longer there."""
        return next((kept for kept in self.offers if kept.document == document), None)

    def add(self, offer: Offer, label: str) -> str:
        """Add an offer at the end and return its document."""
        document = uuid4().hex
        self.offers = (*self.offers, Kept(document, 0, offer))
        self._unkept[document] = label
        return document

    def replace(self, document: str, offer: Offer, label: str) -> None:
        """Let an offer take the place of what a document holds; `label` names the change in its history."""
        if self.find(document) is not None:
            self.offers = tuple(
                structs.replace(kept, offer=offer) if kept.document == document else kept for kept in self.offers
            )
            before = self._unkept.get(document, "")
            self._unkept[document] = label if before in {"", label} else f"{before}; {label}"

    def archive(self, document: str) -> tuple[Kept, int] | None:
        """Put an offer away and return it with its place, for `restore`; None where it is not there."""
        kept = self.find(document)
        if kept is None:
            return None
        place = self.offers.index(kept)
        self.offers = self.offers[:place] + self.offers[place + 1 :]
        self._parted[document] = kept
        self._put_away[document] = True
        return kept, place

    def restore(self, kept: Kept, place: int | None = None) -> None:
        """Bring an offer back to its place, or to the end, with what was not yet kept of it."""
        kept = self._parted.pop(kept.document, kept)
        place = len(self.offers) if place is None else place
        self.offers = (*self.offers[:place], kept, *self.offers[place:])
        self._put_away[kept.document] = False

    def settle(self, conflict: Conflict) -> None:
        """Say no more about a conflict: a person has decided."""
        self.conflicts = tuple(one for one in self.conflicts if one != conflict)

    def work(self) -> Work:
        """Give all that is still to be done with the library."""
        changed = ((self.find(document) or self._parted[document], label) for document, label in self._unkept.items())
        writes = tuple(Write(kept, label, self._sent.get(kept.document, ())) for kept, label in changed)
        return Work(writes, tuple(self._put_away.items()))

    def note_sent(self) -> None:
        """Note that everything is about to be sent: whether it arrives is known only once there is an answer."""
        for write in self.work().writes:
            sign = sign_of(write.kept.offer)
            others = tuple(one for one in write.sent if one != sign)
            self._sent[write.kept.document] = (*others, sign)[-_MOST_SIGNS:]

    def take_over(self, found: tuple[Kept, ...]) -> None:
        """Let the offers of a library take the place of those at hand, but for what is still to be done with them.

        A library without any offer is to receive those at hand.
        """
        if not found:
            self._unkept.update((kept.document, self._unkept.get(kept.document, "")) for kept in self.offers)
        held = {kept.document: kept for kept in self.offers if self._is_pending(kept.document)}
        parted = {kept.document: kept for kept in found if self._put_away.get(kept.document)}
        theirs = (held.pop(kept.document, kept) for kept in found if kept.document not in parted)
        self.offers = (*theirs, *held.values())
        self._parted = {**parted, **self._parted}

    def resume(self, left: Work) -> None:
        """Go on with what an earlier run could not do; what was done since counts more."""
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

    def take(self, work: Work, report: Report) -> None:
        """Note what was done; what was changed while it was on its way is still to be kept."""
        sent = {write.kept.document: write for write in work.writes}
        for written in report.written:
            self._take_written(sent[written.document], written)
        for clash in report.clashes:
            self._take_clash(sent[clash.mine.document], clash)
        for document, is_away in report.moved:
            if self._put_away.get(document) == is_away:
                del self._put_away[document]

    def hear(self, news: News) -> bool:
        """Take what others have done, but for offers with something still to be kept: these may clash, and say so.

        Tells whether anything is otherwise now.
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

    def _take_written(self, write: Write, written: Kept) -> None:
        document = written.document
        self._sent.pop(document, None)
        now = self.find(document) or self._parted.get(document, write.kept)
        if now.offer == write.kept.offer:
            self._unkept.pop(document, None)
        else:
            self._unkept[document] = self._unkept[document].removeprefix(f"{write.label}; ")
        self._put(structs.replace(now, revision=written.revision))

    def _take_clash(self, write: Write, clash: Clash) -> None:
        """Go on with a person's own version as a document of its own, beside what somebody else has made of theirs."""
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
        """Let go of a document whose newest revision cannot be read."""
        self.offers = tuple(one for one in self.offers if one.document != document)
        self._parted.pop(document, None)
        self._put_away.pop(document, None)

    def _is_pending(self, document: str) -> bool:
        """Tell whether something is still to be done with a document."""
        return document in self._unkept or document in self._put_away

    def _put(self, kept: Kept) -> None:
        """Let a version take its place: in the list or among what is put away, else at the end of the list."""
        if kept.document in self._parted:
            self._parted[kept.document] = kept
        elif self.find(kept.document) is None:
            self.offers = (*self.offers, kept)
        else:
            self.offers = tuple(kept if one.document == kept.document else one for one in self.offers)
