"""Checks of every row of a library: unchanged since it was saved, refers to existing rows, and plausible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.values.lazy_text import LazyText
from offercalc.library.digests import is_whole
from offercalc.library.quick_read import decoded
from offercalc.library.tables import DOCUMENTS, REVISIONS, ROUNDS
from offercalc.library.timestamps import is_plausible
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import quoted, single_line

_BATCH = 500
_MOST_DOCUMENTS = 1_000_000
"""Positions count up from 0, one for each document; gaps are left where a damaged one was lost."""
Key = tuple[object, object]


def row_faults(connection: Connection, files: OfferFiles, now: datetime) -> tuple[LazyText, ...]:
    """Return the faults in the rows of a library, each with its document and revision."""
    keys: set[Key] = set()
    revisions = tuple(_of_revisions(connection, files, now, keys))
    return (*_of_documents(connection, now, {document for document, _number in keys}), *revisions,
            *_of_rounds(connection, now, keys))  # fmt: skip


def _of_documents(connection: Connection, now: datetime, revised: set[object]) -> Iterator[LazyText]:
    known = set()
    for row in connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.position, DOCUMENTS.c.id)):
        known.add(row.id)
        if row.id not in revised:
            yield LazyText(N_("{document}: this document has no revisions."), document=_shown(row.id))
        if type(row.position) is not int or not 0 <= row.position < _MOST_DOCUMENTS:
            yield LazyText(
                N_("{document}: the position {position} in the list is implausible."),
                document=_shown(row.id), position=_shown(row.position),
            )  # fmt: skip
        for moment in (row.created_at, *([row.archived_at] if row.archived_at is not None else [])):
            if not is_plausible(moment, now):
                yield LazyText(
                    N_("{document}: the time {at} is implausible."), document=_shown(row.id), at=_shown(moment)
                )
    for document in sorted(map(str, revised - known)):
        yield LazyText(N_("{document}: there are revisions, but the document is missing."), document=_shown(document))


def _of_revisions(connection: Connection, files: OfferFiles, now: datetime, keys: set[Key]) -> Iterator[LazyText]:
    """Yield the faults of revisions, and add every revision to `keys`."""
    query = select(REVISIONS).order_by(REVISIONS.c.document, REVISIONS.c.number)
    last: Key = "", 0
    for row in connection.execute(query.execution_options(stream_results=True, yield_per=_BATCH)):
        document, number = row.document, row.number
        keys.add((document, number))
        due = last[1] + 1 if document == last[0] and isinstance(last[1], int) else 1
        last = document, number
        facts = {"document": _shown(document), "number": _shown(number)}
        if number != due:
            yield LazyText(N_("{document}: revision {number} is missing."), **facts | {"number": _shown(due)})
        if decoded(row.payload, files) is None:
            yield LazyText(N_("{document}: revision {number} cannot be read."), **facts)
        elif not is_whole(row):
            yield LazyText(N_("{document}: revision {number} is damaged: it has changed since it was saved."), **facts)
        if not is_plausible(row.at, now):
            yield LazyText(
                N_("{document}: the time {at} of revision {number} is implausible."), **facts, at=_shown(row.at)
            )


def _of_rounds(connection: Connection, now: datetime, keys: set[Key]) -> Iterator[LazyText]:
    for row in connection.execute(select(ROUNDS).order_by(ROUNDS.c.id)):
        facts = {"document": _shown(row.document), "number": _shown(row.number), "name": _shown(row.name)}
        if (row.document, row.number) not in keys:
            yield LazyText(N_("{document}: revision {number}, named {name}, is missing."), **facts)
        if not is_plausible(row.at, now):
            yield LazyText(
                N_("{document}: the time {at} of the name {name} is implausible."), **facts, at=_shown(row.at)
            )


def _shown(value: object) -> str:
    """Return a value of a damaged row as a sentence can quote it, whatever it has become."""
    return quoted(single_line(str(value)))
