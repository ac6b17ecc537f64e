"""The offers a person works on: every change is kept at once, and everybody who shows them is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from offercalc.application.lanes import AtOnce, Lane
from offercalc.application.library_work import (
    Left,
    Opened,
    Report,
    carry_out,
    look,
    open_library,
    read_outbox,
    shelter,
)
from offercalc.application.ports import Kept, Library, News, Outbox, OutsideError, Work
from offercalc.application.shelf import Conflict, Shelf
from offercalc.domain.message import NOTHING, Message
from offercalc.domain.offer import Offer
from offercalc.presentation.reader import N_

CLOSING_SECONDS = 1.5
"""How long each answer of a server is waited for when the program ends; what waits here is sent by the next run."""


class NoOutbox:
    """Shelters nothing: what the library cannot take stays in memory."""

    problem = NOTHING

    def read(self) -> Work:
        """Give nothing."""
        return Work()

    def keep(self, work: Work) -> None:
        """Refuse."""
        if work:
            raise OutsideError(N_("There is no place for what the library cannot take."))


class Session:
    """Holds the offers as they are now and keeps them in the library; what cannot be kept stays here and is retried.

    Everything here happens in one thread; the library is only touched in the lane. What a server is to keep waits on
    this machine before it is sent, for a server may fall silent; a library on this machine is written at once.
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
        self._is_busy = self._is_outbox_read = self._is_outbox_used = self._is_closed = False
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
    def unreadable(self) -> int:
        """Return how many offers of the library cannot be read, and so are not listed."""
        return len(self._library.unreadable) if self._library is not None else 0

    @property
    def weakness(self) -> Message:
        """Return what is weak about the way to the library, nothing where nothing is or it is not open."""
        return self._library.weakness if self._library is not None else NOTHING

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
        self._send(partial(read_outbox, self._outbox), partial(self._resume, opener))

    def flush(self) -> None:
        """Send to the library all that is still to be done; while something is on its way, the next waits.

        What may not arrive soon is put where the next run finds it first.
        """
        if not self._shelf.is_kept and self._library is not None and not self._is_busy:
            self._shelf.note_sent()
        work = self._shelf.work()
        if not work:
            return
        if self._is_to_be_sheltered:
            self._shelter(work)
        if self._library is not None and not self._is_busy:
            self._send(partial(carry_out, work, self._library), partial(self._take, work))

    def catch_up(self) -> None:
        """Try again what could not be done, else look what others have done."""
        if self._is_busy:
            return
        if self._library is None:
            if self._opener is not None:
                self._send(partial(open_library, self._opener), partial(self._take_over, NOTHING))
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
        """Put what the library does not take where the next start finds it; whether nothing is lost by closing."""
        if self._opener is None and not self.fault:
            return True  # there never was a library to keep anything in
        self._finish()
        work = self._shelf.work()
        self.is_sheltered = not work or shelter(work, self._outbox)
        is_safe = self.is_sheltered or not work.writes
        if not is_safe and self._library is not None:
            self._library.wait_at_most(None)
        return is_safe

    def close(self) -> None:
        """Keep what is still to be kept, in the library or else on this machine, and close the library."""
        self._is_closed = True
        if self._library is None:
            shelter(self._shelf.work(), self._outbox)
            return
        self._finish()
        self._lane.wait()
        if work := self._shelf.work():
            self._shelter(work)
        self._library.close()
        self._library = self._opener = None

    def _finish(self) -> None:
        """Send what is still to be sent, behind what is on its way; a server that is silent is not waited for."""
        if self._library is None:
            return
        self._library.wait_at_most(CLOSING_SECONDS)
        for _turn in range(2):
            if not self.fault and not self._shelf.is_kept:
                self.flush()
                self._lane.wait()

    @property
    def _is_to_be_sheltered(self) -> bool:
        """Whether what is to be done may have to wait: not before it is known what waits already."""
        is_awaited = self._library is None and self._opener is not None
        is_far = is_awaited or (self._library is not None and self._library.is_on_server)
        return self._is_outbox_read and (is_far or self._is_outbox_used or bool(self.fault))

    def _shelter(self, work: Work) -> None:
        """Have work wait on this machine, or nothing any more."""
        before = self.is_sheltered
        is_written = shelter(work, self._outbox)
        self._is_outbox_used = bool(work) or not is_written
        self.is_sheltered = is_written and bool(work)
        if self.is_sheltered != before and self.fault:
            self._tell()

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

    def _resume(self, opener: Callable[[], Library], left: Left) -> None:
        """Go on with what an earlier run could not do, and open the library."""
        self._is_outbox_read = True
        self._is_outbox_used = self._is_outbox_used or bool(left.work)
        self.is_sheltered = self.is_sheltered or bool(left.work)
        self._shelf.resume(left.work)
        self._tell()
        self._send(partial(open_library, opener), partial(self._take_over, left.fault))

    def _take_over(self, fault: Message, opened: Opened) -> None:
        """Let the offers of a library take the place of those at hand, but for what is still to be done with them."""
        self.fault = opened.fault or fault
        if opened.library is not None and self._is_closed:
            opened.library.close()  # it has opened after all, when nobody waited for it any more
            return
        if opened.library is not None:
            self._library = opened.library
            self._shelf.take_over(opened.offers)
        elif not opened.may_work_later:
            self._opener = None
        self._renew()

    def _take(self, work: Work, report: Report) -> None:
        """Note what was done, and send what was changed while it was on its way."""
        self.fault = report.faults[0] if report.faults else NOTHING
        self._shelf.take(work, report)
        left = self._shelf.work()
        if report.left or self._is_outbox_used:
            self._shelter(left)
        self._tell()
        if not report.faults and left:
            self._lane.soon(self.flush)

    def _hear(self, news: News | Message) -> None:
        """Take what others have done, or say why that cannot be heard."""
        before, self.fault = self.fault, news if isinstance(news, Message) else NOTHING
        is_new = isinstance(news, News) and self._shelf.hear(news)
        if is_new or self.fault != before:
            self._tell()
