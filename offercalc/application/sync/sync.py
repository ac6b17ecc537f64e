"""Synchronization with the library off the main thread: opening it, saving offers, and the outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct, structs

from offercalc.application.ports.errors import ConflictError, ExternalError, UnavailableError
from offercalc.application.ports.library import AttributedOffer, Library, RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import Outbox, PendingChanges, PendingSave
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_


class Clash(Struct, frozen=True):
    """An edit conflict: `mine` is based on a revision that `theirs` has already superseded.

    Both are in the library: `copy` is mine as a new document. `theirs` is None if it cannot be read.
    """

    mine: StoredOffer
    copy: StoredOffer
    theirs: AttributedOffer | None


class Report(Struct, frozen=True):
    """Outcome of a sync: offers saved, documents archived or restored, conflicts, the remaining work and its causes."""

    written: tuple[StoredOffer, ...] = ()
    moved: tuple[tuple[str, bool], ...] = ()
    clashes: tuple[Clash, ...] = ()
    left: PendingChanges = PendingChanges()
    faults: tuple[LazyText, ...] = ()


class Opened(Struct, frozen=True):
    """An opened library and its offers, or why it cannot be opened."""

    library: Library | None = None
    offers: tuple[StoredOffer, ...] = ()
    fault: LazyText = NO_TEXT
    may_work_later: bool = False


class Left(Struct, frozen=True):
    """Pending work of an earlier run, and what of it cannot be read."""

    work: PendingChanges = PendingChanges()
    fault: LazyText = NO_TEXT


def read_outbox(outbox: Outbox) -> Left:
    """Read the pending work of an earlier run; a failure is returned, not raised."""
    try:
        return Left(outbox.read(), outbox.problem)
    except ExternalError as error:
        return Left(fault=error.message)


def open_library(opener: Callable[[], Library]) -> Opened:
    """Open a library and read its offers; a failure is returned, not raised."""
    try:
        library = opener()
        return Opened(library, library.offers())
    except ExternalError as error:
        return Opened(fault=error.message, may_work_later=isinstance(error, UnavailableError))


def sign_of(offer: Offer) -> str:
    """Return a short fingerprint of an offer."""
    from hashlib import sha256  # noqa: PLC0415 - several megabytes, not needed for the first paint

    return sha256(repr(offer).encode(errors="replace")).hexdigest()[:32]


def poll(library: Library, known: Mapping[str, int]) -> RemoteChanges | LazyText:
    """Return what others changed since the known revisions, or why that cannot be read."""
    try:
        return library.news(known)
    except ExternalError as error:
        return error.message


def write_outbox(work: PendingChanges, outbox: Outbox) -> bool:
    """Write pending work to the outbox. Return whether that succeeded."""
    try:
        outbox.keep(work)
    except ExternalError:
        return False
    return True


def push(work: PendingChanges, library: Library) -> Report:
    """Save every offer, then archive and restore documents; a failure of one does not stop the others.

    An unreachable library is tried once, however much work is pending.
    """
    report = Report(left=work)
    steps = (*(partial(_keep, write) for write in work.writes), *(partial(_move, move) for move in work.moves))
    for step in steps:
        try:
            report = step(report, library)
        except ExternalError as error:
            report = structs.replace(report, faults=(*report.faults, error.message))
            if isinstance(error, UnavailableError):
                break
    return report


def _keep(write: PendingSave, report: Report, library: Library) -> Report:
    """Save the offer as the next revision; on conflict, save it as a separate document."""
    rest = tuple(one for one in report.left.writes if one is not write)
    report = structs.replace(report, left=structs.replace(report.left, writes=rest))
    kept = write.kept
    try:
        written = library.save(kept, write.label) if kept.revision else library.add(kept, write.label)
    except ConflictError:
        return _keep_beside(write, report, library)
    return structs.replace(report, written=(*report.written, written))


def _keep_beside(write: PendingSave, report: Report, library: Library) -> Report:
    """Save an offer whose revision is taken: after an unacknowledged revision of ours, else as a separate document."""
    kept, theirs = write.kept, None
    try:
        theirs = library.newest(kept.document)
    except UnavailableError:
        raise
    except ExternalError:
        text = N_(
            "The newest revision of {company}, {role} in the library cannot be read. Your version was "
            "saved as a separate offer."
        )
        fault = LazyText(text, company=kept.offer.company, role=kept.offer.role)
        clash = Clash(kept, _copy(write, library), None)
        return structs.replace(report, clashes=(*report.clashes, clash), faults=(*report.faults, fault))
    if theirs.kept.offer == kept.offer:  # somebody else made the same change
        return structs.replace(report, written=(*report.written, theirs.kept))
    if theirs.kept.revision == kept.revision + 1 and sign_of(theirs.kept.offer) in write.sent:
        # the server had saved it without acknowledging it
        written = library.save(structs.replace(kept, revision=theirs.kept.revision), write.label)
        return structs.replace(report, written=(*report.written, written))
    return structs.replace(report, clashes=(*report.clashes, Clash(kept, _copy(write, library), theirs)))


def _move(move: tuple[str, bool], report: Report, library: Library) -> Report:
    """Archive or restore a document, once its changes are saved."""
    document, is_away = move
    if any(write.kept.document == document for write in report.left.writes):
        return report
    (library.archive if is_away else library.restore)(document)
    rest = tuple(one for one in report.left.moves if one != move)
    left = structs.replace(report.left, moves=rest)
    return structs.replace(report, left=left, moved=(*report.moved, move))


def _copy(write: PendingSave, library: Library) -> StoredOffer:
    """Save an offer as a separate document; the id is derived from the content, so that a retry finds it."""
    from hashlib import sha256  # noqa: PLC0415 - as above

    kept = write.kept
    sign = sha256(f"{kept.document} {kept.revision} {kept.offer!r}".encode(errors="replace")).hexdigest()
    copy = StoredOffer(sign[:32], 0, kept.offer)
    try:
        return library.add(copy, write.label)
    except ConflictError:  # saved by an earlier try, and perhaps changed since
        return structs.replace(copy, revision=1)
