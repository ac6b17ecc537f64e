"""Moving a library between SQLite and PostgreSQL: all of it, verified, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select, text

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library_upkeep import MigrationSummary
from offercalc.library.sql_library import SqlLibrary
from offercalc.library.tables import DOCUMENTS, REVISIONS, ROUNDS
from offercalc.presentation.formats.localizer import N_

_BATCH = 500
_TABLES = (DOCUMENTS, REVISIONS, ROUNDS)
_ORDER = {
    DOCUMENTS: (DOCUMENTS.c.position, DOCUMENTS.c.id),
    REVISIONS: (REVISIONS.c.document, REVISIONS.c.number),
    ROUNDS: (ROUNDS.c.id,),
}


def move_library(source: SqlLibrary, target: SqlLibrary, report: Callable[[int, int], None]) -> MigrationSummary:
    """Copy the content of a library into an empty one, and verify it by row counts and row digests.

    The source is read in one snapshot and never changed. `report` is called with the number of rows copied and the
    total. Raises ExternalError, and leaves the target unchanged, if the target has other content, if the target cannot
    store a row of the source, or if the verification fails.
    """
    with source.transaction() as read, target.transaction() as write:
        _hold_still(read)
        counts = documents, revisions, rounds = tuple(_count(read, table) for table in _TABLES)
        moved = MigrationSummary(documents, revisions, rounds, target.place)
        if any(_count(write, table) for table in _TABLES):
            if [_digest(read, table) for table in _TABLES] != [_digest(write, table) for table in _TABLES]:
                raise ExternalError(
                    N_("The target library already contains other offers; nothing was moved. Choose an empty one.")
                )
            return moved
        there = 0
        for table in _TABLES:
            for rows in _batches(read, table):
                write.execute(insert(table), [_checked(row) for row in rows])
                there += len(rows)
                report(there, sum(counts))
        _go_on_counting(write)
        for table, count in zip(_TABLES, counts, strict=True):
            if _count(write, table) != count or _digest(write, table) != _digest(read, table):
                text = N_("The rows copied to {table} differ from the originals; nothing was moved.")
                raise ExternalError(text, table=table.name)
    return moved


def _hold_still(connection: Connection) -> None:
    """Read everything in one snapshot, regardless of concurrent writes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    else:
        connection.execute(text("BEGIN"))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _checked(row: Row[Any]) -> dict[str, Any]:
    """Return a row as a dict; raise ExternalError for damaged text, which could not be stored unchanged."""
    values = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's names
    for value in values.values():
        if isinstance(value, str) and ("\0" in value or _is_damaged(value)):
            number, document = values.get("number", 1), values.get("document") or values["id"]
            text = N_(
                "Revision {number} of document {document} is damaged and cannot be moved; nothing was "
                "moved. Run `offercalc library check` to list all damage."
            )
            raise ExternalError(text, number=number, document=document)
    return values


def _is_damaged(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def _go_on_counting(connection: Connection) -> None:
    """Make the server's sequence continue after the ids of the moved rounds."""
    if connection.dialect.name == "postgresql":
        last = select(func.max(ROUNDS.c.id)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence("rounds", "id"), func.coalesce(last, 1))))


def _digest(connection: Connection, table: Table) -> str:
    """Return a digest of every row of a table; databases sort text differently, so the row digests are sorted here."""
    rows = [_sum_of(row) for batch in _batches(connection, table) for row in batch]
    return sha256(b"".join(sorted(rows))).hexdigest()


def _sum_of(row: Row[Any]) -> bytes:
    return sha256(repr(tuple(row)).encode(errors="surrogateescape")).digest()


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """Yield the rows of a table in batches."""
    query = select(table).order_by(*_ORDER[table]).execution_options(stream_results=True, yield_per=_BATCH)
    return connection.execute(query).partitions(_BATCH)
