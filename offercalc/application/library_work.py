"""What is done with the library away from the screen: opening it, keeping offers in it, and what comes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
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


class Clash(Struct, frozen=True):
    """Two hands on one offer: `mine` could not follow the revision it was made from, since `theirs` did already.

    Both are in the library: `copy` is mine as a new document.
    """

    mine: Kept
    copy: Kept
    theirs: Authored


class Report(Struct, frozen=True):
    """What was done: offers as they were kept, documents moved, clashes, what is left, and why it is.

    `is_sheltered` tells whether what is left lies in the outbox, safe from the end of the program.
    """

    written: tuple[Kept, ...] = ()
    moved: tuple[tuple[str, bool], ...] = ()
    clashes: tuple[Clash, ...] = ()
    left: Work = Work()
    faults: tuple[Message, ...] = ()
    is_sheltered: bool = False


class Opened(Struct, frozen=True):
    """A library and its offers, or why it cannot be opened; `left` is what an earlier run could not do."""

    library: Library | None = None
    offers: tuple[Kept, ...] = ()
    left: Work = Work()
    fault: Message = NOTHING
    may_work_later: bool = False


def open_library(opener: Callable[[], Library], outbox: Outbox) -> Opened:
    """Open a library and read what an earlier run could not keep in it; a failure is told, not raised."""
    left, fault = Work(), NOTHING
    try:
        left = outbox.read()
    except OutsideError as error:
        fault = error.message
    try:
        library = opener()
        return Opened(library, library.offers(), left, fault)
    except OutsideError as error:
        return Opened(left=left, fault=error.message, may_work_later=isinstance(error, AwayError))


def carry_out(work: Work, library: Library, outbox: Outbox, *, was_sheltered: bool) -> Report:
    """Do what can be done; what cannot is put into the outbox.

    Where the outbox holds something already, all of it goes there first: what cannot be reached may be silent for long.
    """
    if was_sheltered:
        with suppress(OutsideError):
            outbox.keep(work)
    report = _do(work, library)
    if not report.left and not was_sheltered:
        return report
    return structs.replace(report, is_sheltered=shelter(report.left, outbox) and bool(report.left))


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


def _do(work: Work, library: Library) -> Report:
    """Keep every offer, then put away and bring back; one that is refused does not hold back the others."""
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
        theirs = library.newest(kept.document)
        if theirs.kept.offer != kept.offer:
            return structs.replace(report, clashes=(*report.clashes, Clash(kept, _copy(write, library), theirs)))
        written = theirs.kept  # two had the same idea
    return structs.replace(report, written=(*report.written, written))


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
    from hashlib import sha256  # noqa: PLC0415 - several megabytes, for what hardly ever happens

    kept = write.kept
    sign = sha256(f"{kept.document} {kept.revision} {kept.offer!r}".encode()).hexdigest()
    copy = Kept(sign[:32], 0, kept.offer)
    return library.add(copy, write.label)
