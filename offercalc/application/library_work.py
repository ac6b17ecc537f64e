"""What is done with the library away from the screen: opening it, keeping offers in it, and what comes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct, structs

from offercalc.application.ports import (
    Authored,
    AwayError,
    ConflictError,
    Kept,
    Library,
    News,
    Outbox,
    OutsideError,
    Work,
    Write,
)
from offercalc.domain.message import NOTHING, Message
from offercalc.domain.offer import Offer
from offercalc.presentation.reader import N_


class Clash(Struct, frozen=True):
    """Two hands on one offer: `mine` could not follow the revision it was made from, since `theirs` did already.

    Both are in the library: `copy` is mine as a new document. `theirs` is None where it cannot be read.
    """

    mine: Kept
    copy: Kept
    theirs: Authored | None


class Report(Struct, frozen=True):
    """What was done: offers as they were kept, documents moved, clashes, what is left, and why it is."""

    written: tuple[Kept, ...] = ()
    moved: tuple[tuple[str, bool], ...] = ()
    clashes: tuple[Clash, ...] = ()
    left: Work = Work()
    faults: tuple[Message, ...] = ()


class Opened(Struct, frozen=True):
    """A library and its offers, or why it cannot be opened."""

    library: Library | None = None
    offers: tuple[Kept, ...] = ()
    fault: Message = NOTHING
    may_work_later: bool = False


class Left(Struct, frozen=True):
    """What an earlier run could not do, and what of it cannot be read."""

    work: Work = Work()
    fault: Message = NOTHING


def read_outbox(outbox: Outbox) -> Left:
    """Read what an earlier run could not keep in the library; a failure is told, not raised."""
    try:
        return Left(outbox.read(), outbox.problem)
    except OutsideError as error:
        return Left(fault=error.message)


def open_library(opener: Callable[[], Library]) -> Opened:
    """Open a library and read its offers; a failure is told, not raised."""
    try:
        library = opener()
        return Opened(library, library.offers())
    except OutsideError as error:
        return Opened(fault=error.message, may_work_later=isinstance(error, AwayError))


def sign_of(offer: Offer) -> str:
    """Return a short sign by which an offer is known again."""
    from hashlib import sha256  # noqa: PLC0415 - several megabytes, off the way to the first paint

    return sha256(repr(offer).encode(errors="replace")).hexdigest()[:32]


def look(library: Library, known: Mapping[str, int]) -> News | Message:
    """Ask what others have done with what is known at these revisions; where that fails, say why."""
    try:
        return library.news(known)
    except OutsideError as error:
        return error.message


def shelter(work: Work, outbox: Outbox) -> bool:
    """Put into the outbox what is still to be done; tell whether that went well."""
    try:
        outbox.keep(work)
    except OutsideError:
        return False
    return True


def carry_out(work: Work, library: Library) -> Report:
    """Keep every offer, then put away and bring back; one that is refused does not hold back the others.

    A library that is away is asked once, whatever is still to be done.
    """
    report = Report(left=work)
    steps = (*(partial(_keep, write) for write in work.writes), *(partial(_move, move) for move in work.moves))
    for step in steps:
        try:
            report = step(report, library)
        except OutsideError as error:
            report = structs.replace(report, faults=(*report.faults, error.message))
            if isinstance(error, AwayError):
                break
    return report


def _keep(write: Write, report: Report, library: Library) -> Report:
    """Keep an offer as the revision after its own; where that is taken, keep it beside what others have made."""
    rest = tuple(one for one in report.left.writes if one is not write)
    report = structs.replace(report, left=structs.replace(report.left, writes=rest))
    kept = write.kept
    try:
        written = library.save(kept, write.label) if kept.revision else library.add(kept, write.label)
    except ConflictError:
        return _keep_beside(write, report, library)
    return structs.replace(report, written=(*report.written, written))


def _keep_beside(write: Write, report: Report, library: Library) -> Report:
    """Keep an offer although its revision is taken: after one of its own, or else as a document of its own."""
    kept, theirs = write.kept, None
    try:
        theirs = library.newest(kept.document)
    except AwayError:
        raise
    except OutsideError:
        text = N_(
            "The newest revision of {company}, {role} in the library cannot be read. Your version is kept as an offer "
            "of its own."
        )
        fault = Message(text, company=kept.offer.company, role=kept.offer.role)
        clash = Clash(kept, _copy(write, library), None)
        return structs.replace(report, clashes=(*report.clashes, clash), faults=(*report.faults, fault))
    if theirs.kept.offer == kept.offer:  # two had the same idea
        return structs.replace(report, written=(*report.written, theirs.kept))
    if theirs.kept.revision == kept.revision + 1 and sign_of(theirs.kept.offer) in write.sent:
        # a server that never answered has kept it nevertheless
        written = library.save(structs.replace(kept, revision=theirs.kept.revision), write.label)
        return structs.replace(report, written=(*report.written, written))
    return structs.replace(report, clashes=(*report.clashes, Clash(kept, _copy(write, library), theirs)))


def _move(move: tuple[str, bool], report: Report, library: Library) -> Report:
    """Put a document away or bring it back, once what was done to it is kept."""
    document, is_away = move
    if any(write.kept.document == document for write in report.left.writes):
        return report
    (library.archive if is_away else library.restore)(document)
    rest = tuple(one for one in report.left.moves if one != move)
    left = structs.replace(report.left, moves=rest)
    return structs.replace(report, left=left, moved=(*report.moved, move))


def _copy(write: Write, library: Library) -> Kept:
    """Keep an offer beside the one it clashed with; its document is always the same, so that a retry finds it there."""
    from hashlib import sha256  # noqa: PLC0415 - as above

    kept = write.kept
    sign = sha256(f"{kept.document} {kept.revision} {kept.offer!r}".encode(errors="replace")).hexdigest()
    copy = Kept(sign[:32], 0, kept.offer)
    try:
        return library.add(copy, write.label)
    except ConflictError:  # it is there from an earlier try, and may have been changed since
        return structs.replace(copy, revision=1)
