"""A library, an outbox and a lane in memory."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from msgspec.structs import replace

from offercalc.application.ports.errors import ConflictError, ExternalError
from offercalc.application.ports.library import AttributedOffer, RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import PendingChanges
from offercalc.application.sync.executor import outcome_of
from offercalc.application.sync.session import Session
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT
from tests.tools import offer_from

T = TypeVar("T")
MOMENT = datetime(2026, 10, 31, 9, 30, tzinfo=UTC)
A, B, C = (offer_from(company=name) for name in "ABC")


class MemoryLibrary:
    """Keeps revisions in memory, and fails if it has a fault."""

    def __init__(self, *offers: StoredOffer) -> None:
        self.revisions = [(kept, "") for kept in offers]
        self.archived: set[str] = set()
        self.fault: ExternalError | None = None
        self.closed = False
        self.author = "rina"
        self.unreadable: set[str] = set()
        self.is_on_server = False
        self.weakness = NO_TEXT
        self.patience: float | None = None

    def wait_at_most(self, seconds: float | None) -> None:
        self.patience = seconds

    def offers(self) -> tuple[StoredOffer, ...]:
        newest = {kept.document: kept for kept, _label in self.revisions}
        return tuple(kept for kept in newest.values() if kept.document not in self.archived | self.unreadable)

    def add(self, kept: StoredOffer, label: str) -> StoredOffer:
        return self._append(kept, label)

    def save(self, kept: StoredOffer, label: str) -> StoredOffer:
        return self._append(kept, label)

    def newest(self, document: str) -> AttributedOffer:
        self._check()
        if document in self.unreadable:
            message = "It cannot be read."
            raise ExternalError(message)
        kept = [kept for kept, _label in self.revisions if kept.document == document][-1]
        return AttributedOffer(kept, self.author, MOMENT)

    def news(self, known: Mapping[str, int]) -> RemoteChanges:
        self._check()
        live = {kept.document: kept for kept in self.offers()}
        newer = tuple(kept for kept in live.values() if known.get(kept.document) != kept.revision)
        return RemoteChanges(newer, tuple(document for document in known if document not in live))

    def archive(self, document: str) -> None:
        self._check()
        self.archived.add(document)

    def restore(self, document: str) -> None:
        self._check()
        self.archived.discard(document)

    def close(self) -> None:
        self.closed = True

    def _append(self, kept: StoredOffer, label: str) -> StoredOffer:
        self._check()
        if any(one.document == kept.document and one.revision > kept.revision for one, _label in self.revisions):
            message = "Somebody else has changed this offer."
            raise ConflictError(message)
        written = StoredOffer(kept.document, kept.revision + 1, kept.offer)
        self.revisions.append((written, label))
        return written

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault


class MemoryOutbox:
    """Keeps work in memory, and fails if its disk is full."""

    def __init__(self, work: PendingChanges | None = None, *, is_full: bool = False) -> None:
        self.work = work or PendingChanges()
        self.is_full = is_full
        self.problem = NO_TEXT

    def read(self) -> PendingChanges:
        return self.work

    def keep(self, work: PendingChanges) -> None:
        if self.is_full:
            message = "No space left on device."
            raise ExternalError(message)
        self.work = work


class SlowLane:
    """Holds every job and scheduled act until told to continue."""

    def __init__(self) -> None:
        self.acts: list[Callable[[], None]] = []
        self.jobs: list[Callable[[], None]] = []

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        self.jobs.append(lambda: done(outcome_of(job)))

    def soon(self, act: Callable[[], None]) -> None:
        if act not in self.acts:
            self.acts.append(act)

    def pass_time(self) -> None:
        """Start the scheduled acts and finish the running jobs."""
        acts, self.acts = self.acts, []
        for act in acts:
            act()
        self.wait()

    def wait(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


def unsent(outbox: MemoryOutbox) -> PendingChanges:
    """Return the work in an outbox without the marks of earlier attempts."""
    return replace(outbox.work, writes=tuple(replace(write, sent=()) for write in outbox.work.writes))


def new(*offers: Offer) -> tuple[StoredOffer, ...]:
    """Return offers that are new to every library."""
    return tuple(StoredOffer(offer.company.lower(), 0, offer) for offer in offers)


def companies(session: Session) -> str:
    return "".join(kept.offer.company for kept in session.offers)


def opened(*offers: Offer) -> tuple[Session, MemoryLibrary]:
    session, library = Session(new(*offers)), MemoryLibrary()
    session.open(lambda: library)
    return session, library


def slow(*offers: Offer) -> tuple[Session, MemoryLibrary, SlowLane]:
    library = MemoryLibrary(*(StoredOffer(offer.company.lower(), 1, offer) for offer in offers))
    lane = SlowLane()
    session = Session((), lane)
    session.open(lambda: library)
    lane.pass_time()
    return session, library, lane


def far(*offers: Offer) -> tuple[Session, MemoryLibrary, SlowLane, MemoryOutbox]:
    """Open a library on a server, in a lane that waits."""
    library, lane, outbox = (
        MemoryLibrary(*(StoredOffer(one.company.lower(), 1, one) for one in offers)),
        SlowLane(),
        MemoryOutbox(),
    )
    library.is_on_server = True
    session = Session((), lane)
    session.open(lambda: library, outbox)
    lane.pass_time()
    return session, library, lane, outbox
