"""The offers a user works on: every change is saved promptly, and listeners are notified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import Library, RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import Outbox, PendingChanges
from offercalc.application.sync.executor import Executor, InlineExecutor
from offercalc.application.sync.pending_changes import ChangeTracker, Conflict
from offercalc.application.sync.sync import (
    Left,
    Opened,
    Report,
    open_library,
    poll,
    push,
    read_outbox,
    write_outbox,
)
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_

CLOSING_SECONDS = 1.5
"""How long to wait for each response of a server on exit; unsent changes are sent by the next run."""


class NoOutbox:
    """An outbox that stores nothing: unsaved changes stay in memory."""

    problem = NO_TEXT

    def read(self) -> PendingChanges:
        """Return no work."""
        return PendingChanges()

    def keep(self, work: PendingChanges) -> None:
        """Raise ExternalError if there is any work."""
        if work:
            raise ExternalError(N_("There is no place to store changes that the library cannot accept."))


class Session:
    """Holds the current offers and saves each change to the library; unsaved changes stay in memory and are retried.

    All methods run on one thread; the library is only used in the lane. Changes for a server are written to the outbox
    before they are sent, because a server may stop responding; a local library is written to directly.
    """

    def __init__(self, offers: tuple[StoredOffer, ...], lane: Executor | None = None) -> None:
        """Take the initial offers; nothing is saved until a library is opened."""
        self.fault, self.is_sheltered = NO_TEXT, False
        self._shelf = ChangeTracker(offers)
        self._lane = lane or InlineExecutor()
        self._opener: Callable[[], Library] | None = None
        self._library: Library | None = None
        self._outbox: Outbox = NoOutbox()
        self._is_busy = self._is_outbox_read = self._is_outbox_used = self._is_closed = self._is_held = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def offers(self) -> tuple[StoredOffer, ...]:
        """Return the offers in the order of the list."""
        return self._shelf.offers

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the edit conflicts that the user has not resolved yet."""
        return self._shelf.conflicts

    @property
    def is_open(self) -> bool:
        """Whether the library is open."""
        return self._library is not None

    @property
    def unreadable(self) -> int:
        """Return the number of offers in the library that cannot be read and are not listed."""
        return len(self._library.unreadable) if self._library is not None else 0

    @property
    def weakness(self) -> LazyText:
        """Return a warning about an insecure connection to the library; empty if there is none or it is not open."""
        return self._library.weakness if self._library is not None else NO_TEXT

    @property
    def is_kept(self) -> bool:
        """Whether every change is saved in the library."""
        return self._library is not None and self._shelf.is_kept

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call a listener after every change."""
        self._listeners.append(listener)

    def open(self, opener: Callable[[], Library], outbox: Outbox | None = None) -> None:
        """Open the library; its offers replace the current ones, except those with pending edits or archivals.

        An empty library receives the offers of the session. An unreachable library is tried again at `catch_up`, one
        that cannot be opened is not.
        """
        self._opener, self._outbox = opener, outbox or NoOutbox()
        self._send(partial(read_outbox, self._outbox), partial(self._resume, opener))

    def flush(self) -> None:
        """Send all pending changes to the library, unless a request is already running.

        Changes that may not arrive soon are written to the outbox first.
        """
        if not self._shelf.is_kept and self._library is not None and not self._is_busy:
            self._shelf.note_sent()
        work = self._shelf.work()
        if not work:
            return
        if self._is_to_be_sheltered:
            self._shelter(work)
        if self._library is not None and not self._is_busy:
            self._send(partial(push, work, self._library), partial(self._take, work))

    def catch_up(self) -> None:
        """Retry what failed, or check for changes made by others."""
        if self._is_busy:
            return
        if self._library is None:
            if self._opener is not None:
                self._send(partial(open_library, self._opener), partial(self._take_over, NO_TEXT))
        elif not self._shelf.is_kept:
            self.flush()
        else:
            known = {kept.document: kept.revision for kept in self.offers}
            self._send(partial(poll, self._library, known), self._hear)

    def find(self, document: str) -> StoredOffer | None:
        """Return the offer of a document, or None if it is no longer listed."""
        return self._shelf.find(document)

    def add(self, offer: Offer, label: str, document: str = "") -> str:
        """Add an offer at the end and return its document id; `label` describes the change in the history.

        It gets a new document, unless one is given that no other offer has or had.
        """
        document = self._shelf.add(offer, label, document)
        self._renew()
        return document

    @contextmanager
    def together(self) -> Iterator[None]:
        """Within this context make several changes, of which the listeners are notified once, at its end."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._renew()

    def replace(self, document: str, offer: Offer, label: str) -> None:
        """Replace the offer of a document; `label` describes the change in the history."""
        self._shelf.replace(document, offer, label)
        self._renew()

    def archive(self, document: str) -> tuple[StoredOffer, int] | None:
        """Archive an offer and return it with its place, for `restore`; None if it is not listed."""
        put_away = self._shelf.archive(document)
        self._renew()
        return put_away

    def restore(self, kept: StoredOffer, place: int | None = None) -> None:
        """Restore an offer to its place, or at the end, with its unsaved changes."""
        self._shelf.restore(kept, place)
        self._renew()

    def settle(self, conflict: Conflict) -> None:
        """Dismiss a conflict that the user has resolved."""
        self._shelf.settle(conflict)
        self._tell()

    @property
    def unkept(self) -> tuple[Offer, ...]:
        """Return the offers with changes that the library has not accepted yet."""
        return tuple(write.kept.offer for write in self._shelf.work().writes)

    def secure(self) -> bool:
        """Write unsaved changes to the outbox. Return whether the window can close without losing data."""
        if self._opener is None and not self.fault:
            return True  # no library was ever opened
        self._finish()
        work = self._shelf.work()
        self.is_sheltered = not work or write_outbox(work, self._outbox)
        is_safe = self.is_sheltered or not work.writes
        if not is_safe and self._library is not None:
            self._library.wait_at_most(None)
        return is_safe

    def close(self) -> None:
        """Save pending changes, in the library or else in the outbox, and close the library."""
        self._is_closed = True
        if self._library is None:
            write_outbox(self._shelf.work(), self._outbox)
            return
        self._finish()
        self._lane.wait()
        if work := self._shelf.work():
            self._shelter(work)
        self._library.close()
        self._library = self._opener = None

    def _finish(self) -> None:
        """Send pending changes after the running request; a server that does not respond is not waited for."""
        if self._library is None:
            return
        self._library.wait_at_most(CLOSING_SECONDS)
        for _turn in range(2):
            if not self.fault and not self._shelf.is_kept:
                self.flush()
                self._lane.wait()

    @property
    def _is_to_be_sheltered(self) -> bool:
        """Whether pending changes go to the outbox; never before the outbox has been read."""
        is_awaited = self._library is None and self._opener is not None
        is_far = is_awaited or (self._library is not None and self._library.is_on_server)
        return self._is_outbox_read and (is_far or self._is_outbox_used or bool(self.fault))

    def _shelter(self, work: PendingChanges) -> None:
        """Write pending changes to the outbox, or empty it."""
        before = self.is_sheltered
        is_written = write_outbox(work, self._outbox)
        self._is_outbox_used = bool(work) or not is_written
        self.is_sheltered = is_written and bool(work)
        if self.is_sheltered != before and self.fault:
            self._tell()

    def _renew(self) -> None:
        """Notify the listeners, and save everything soon."""
        if not self._is_held:
            self._tell()
            self._lane.soon(self.flush)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _send(self, job: Callable[[], object], take: Callable[..., None]) -> None:
        """Run a job on the library in the lane, and pass its result to `take` on this thread."""
        self._is_busy = True

        def arrive(outcome: object) -> None:
            self._is_busy = False
            if isinstance(outcome, Exception):
                raise outcome
            take(outcome)

        self._lane.run(job, arrive)

    def _resume(self, opener: Callable[[], Library], left: Left) -> None:
        """Resume the pending work of an earlier run, and open the library."""
        self._is_outbox_read = True
        self._is_outbox_used = self._is_outbox_used or bool(left.work)
        self.is_sheltered = self.is_sheltered or bool(left.work)
        self._shelf.resume(left.work)
        self._tell()
        self._send(partial(open_library, opener), partial(self._take_over, left.fault))

    def _take_over(self, fault: LazyText, opened: Opened) -> None:
        """Replace the current offers by those of a library, except for pending changes."""
        self.fault = opened.fault or fault
        if opened.library is not None and self._is_closed:
            opened.library.close()  # it opened only after the session was closed
            return
        if opened.library is not None:
            self._library = opened.library
            self._shelf.take_over(opened.offers)
        elif not opened.may_work_later:
            self._opener = None
        self._renew()

    def _take(self, work: PendingChanges, report: Report) -> None:
        """Record what was saved, and send what changed meanwhile."""
        self.fault = report.faults[0] if report.faults else NO_TEXT
        self._shelf.take(work, report)
        left = self._shelf.work()
        if report.left or self._is_outbox_used:
            self._shelter(left)
        self._tell()
        if not report.faults and left:
            self._lane.soon(self.flush)

    def _hear(self, news: RemoteChanges | LazyText) -> None:
        """Apply changes made by others, or report why they cannot be read."""
        before, self.fault = self.fault, news if isinstance(news, LazyText) else NO_TEXT
        is_new = isinstance(news, RemoteChanges) and self._shelf.hear(news)
        if is_new or self.fault != before:
            self._tell()
