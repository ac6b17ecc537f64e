"""The offers a person works on: every change is kept at once, and everybody who shows them is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from offercalc.application.lanes import AtOnce, Lane
from offercalc.application.library_work import Opened, Report, carry_out, look, open_library, shelter
from offercalc.application.ports import Kept, Library, News, Outbox, OutsideError, Work
from offercalc.application.shelf import Conflict, Shelf
from offercalc.domain.message import NOTHING, Message
from offercalc.domain.offer import Offer
from offercalc.presentation.reader import N_


class NoOutbox:
    """Shelters nothing: what the library cannot take stays in memory."""

    def read(self) -> Work:
        """Give nothing."""
        return Work()

    def keep(self, work: Work) -> None:
        """Refuse."""
        if work:
            raise OutsideError(N_("There is no place for what the library cannot take."))


class Session:
    """Holds the offers as they are now and keeps them in the library; what cannot be kept stays here and is retried.

    Everything here happens in one thread; the library is only touched in the lane.
    """

    def __init__(self, offers: tuple[Kept, ...], lane: Lane | None = None) -> None:
        """Take the offers to begin with; nothing is kept until a library is opened."""
        self.fault = NOTHING
        self.is_sheltered = False
        self._shelf = Shelf(offers)
        self._lane = lane or AtOnce()
        self._opener: Callable[[], Library] | None = None
        self._library: Library | None = None
        self._outbox: Outbox = NoOutbox()
        self._is_busy = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def offers(self) -> tuple[Kept, ...]:
        """Give the offers in the order of the list."""
        return self._shelf.offers

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Give what two have changed at once, until a person has decided."""
        return self._shelf.conflicts

    @property
    def is_open(self) -> bool:
        """Tell whether the library is open."""
        return self._library is not None

    @property
    def is_kept(self) -> bool:
        """Tell whether everything is in the library."""
        return self._library is not None and self._shelf.is_kept

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have a listener called after every change."""
        self._listeners.append(listener)

    def open(self, opener: Callable[[], Library], outbox: Outbox | None = None) -> None:
        """Open the library: its offers take over, but for what was changed or put away meanwhile or in an earlier run.

        A library without any offer receives those of the session. One that cannot be reached is tried again at
        `catch_up`, one that cannot be opened is not.
        """
        self._opener, self._outbox = opener, outbox or NoOutbox()
        self._send(partial(open_library, opener, self._outbox), self._take_over)

    def flush(self) -> None:
        """Send to the library all that is still to be done; while something is on its way, the next waits."""
        work = self._shelf.work()
        if self._is_busy or not work:
            return
        if self._library is not None:
            job = partial(carry_out, work, self._library, self._outbox, was_sheltered=self.is_sheltered)
            self._send(job, partial(self._take, work))
        elif self.fault:
            self._send(partial(shelter, work, self._outbox), self._take_shelter)

    def catch_up(self) -> None:
        """Try again what could not be done, else look what others have done."""
        if self._is_busy:
            return
        if self._library is None:
            if self._opener is not None:
                self.open(self._opener, self._outbox)
        elif not self._shelf.is_kept:
            self.flush()
        else:
            known = {kept.document: kept.revision for kept in self.offers}
            self._send(partial(look, self._library, known), self._hear)

    def find(self, document: str) -> Kept | None:
        """Give the offer of a document, or None where it is no longer there."""
        return self._shelf.find(document)

    def add(self, offer: Offer, label: str) -> str:
        """Add an offer at the end and return its document; `label` says in its history what was done."""
        document = self._shelf.add(offer, label)
        self._renew()
        return document

    def replace(self, document: str, offer: Offer, label: str) -> None:
        """Let an offer take the place of what a document holds."""
        self._shelf.replace(document, offer, label)
        self._renew()

    def archive(self, document: str) -> tuple[Kept, int] | None:
        """Put an offer away and return it with its place, for `restore`; None where it is not there."""
        put_away = self._shelf.archive(document)
        self._renew()
        return put_away

    def restore(self, kept: Kept, place: int | None = None) -> None:
        """Bring an offer back to its place, or to the end, with what was not yet kept of it."""
        self._shelf.restore(kept, place)
        self._renew()

    def settle(self, conflict: Conflict) -> None:
        """Say no more about a conflict: a person has decided."""
        self._shelf.settle(conflict)
        self._tell()

    @property
    def unkept(self) -> tuple[Offer, ...]:
        """Give the offers that the library has not taken yet."""
        return tuple(write.kept.offer for write in self._shelf.work().writes)

    def put_by(self) -> bool:
        """Put what the library does not take where the next start finds it; tell whether nothing is lost by closing."""
        if self._opener is None and not self.fault:
            return True  # there never was a library to keep anything in
        if self._library is not None and not self.fault:
            self.flush()
            self._lane.wait()
        work = self._shelf.work()
        self.is_sheltered = not work or shelter(work, self._outbox)
        return self.is_sheltered or not work.writes

    def close(self) -> None:
        """Keep what is still to be kept, in the library or else on this machine, and close the library."""
        if self._library is None:
            shelter(self._shelf.work(), self._outbox)
            return
        if not self._shelf.is_kept:
            if self.fault:
                work = self._shelf.work()
                self._lane.run(lambda: shelter(work, self._outbox), lambda _done: None)
            else:
                self.flush()
        self._lane.wait()
        self._library.close()
        self._library = self._opener = None

    def _renew(self) -> None:
        """Tell the listeners, and have everything kept soon."""
        self._tell()
        self._lane.soon(self.flush)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _send(self, job: Callable[[], object], take: Callable[..., None]) -> None:
        """Have the library do something; what comes of it is taken here."""
        self._is_busy = True

        def arrive(outcome: object) -> None:
            self._is_busy = False
            if isinstance(outcome, Exception):
                raise outcome
            take(outcome)

        self._lane.run(job, arrive)

    def _take_over(self, opened: Opened) -> None:
        """Let the offers of a library take the place of those at hand, but for what is still to be done with them."""
        self.fault = opened.fault
        self.is_sheltered = self.is_sheltered or bool(opened.left)
        self._shelf.resume(opened.left)
        if opened.library is not None:
            self._library = opened.library
            self._shelf.take_over(opened.offers)
        elif not opened.may_work_later:
            self._opener = None
        self._renew()

    def _take(self, work: Work, report: Report) -> None:
        """Note what was done, and send what was changed while it was on its way."""
        self.fault = report.faults[0] if report.faults else NOTHING
        self.is_sheltered = report.is_sheltered
        self._shelf.take(work, report)
        self._tell()
        if not report.faults and not self._shelf.is_kept:
            self._lane.soon(self.flush)

    def _take_shelter(self, is_sheltered: bool) -> None:  # noqa: FBT001 - handed over by the lane
        self.is_sheltered = is_sheltered
        self._tell()

    def _hear(self, news: News | Message) -> None:
        """Take what others have done, or say why that cannot be heard."""
        before, self.fault = self.fault, news if isinstance(news, Message) else NOTHING
        is_new = isinstance(news, News) and self._shelf.hear(news)
        if is_new or self.fault != before:
            self._tell()
