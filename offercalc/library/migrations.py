"""Migrations of the tables of an older library, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    exists,
    func,
    insert,
    inspect,
    literal,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.schema import CreateTable

from offercalc.application.ports.errors import ExternalError
from offercalc.library.digests import digest_of
from offercalc.library.quick_read import is_text
from offercalc.library.tables import LIBRARY, METADATA, REVISIONS, SCHEMA
from offercalc.presentation.formats.localizer import N_

Step = Callable[[Connection], None]

_UNVERSIONED = ~exists(select(LIBRARY.c.schema))

_BATCH = 500


def _add_digests(connection: Connection) -> None:
    """Add a digest to every revision; an already damaged one gets none that matches."""
    if "digest" not in {column["name"] for column in inspect(connection).get_columns(REVISIONS.name)}:
        connection.execute(text("ALTER TABLE revisions ADD COLUMN digest VARCHAR(64) DEFAULT '' NOT NULL"))
    table = REVISIONS.c
    keys = [(row.document, row.number) for row in connection.execute(select(table.document, table.number))]
    sound = [key for key in keys if is_text(key[0])]
    change = (
        update(REVISIONS)
        .where(table.document == bindparam("its_document"), table.number == bindparam("its_number"))
        .values(digest=bindparam("its_digest"))
    )
    values = (table.document, table.number, table.payload, table.at, table.author, table.label)
    for start in range(0, len(sound), _BATCH):
        some = select(*values).where(tuple_(table.document, table.number).in_(sound[start : start + _BATCH]))
        made = [
            {"its_document": row.document, "its_number": row.number, "its_digest": digest_of(*row)}
            for row in connection.execute(some).all()
        ]
        if made:
            connection.execute(change, made)


STEPS: Mapping[int, Step] = {1: _add_digests}
"""The migration from each version to the next: `STEPS[1]` leads from 1 to 2."""


def refuse_newer(connection: Connection, place: str) -> None:
    """Raise ExternalError if the library at a place was made by a newer program."""
    schema = schema_of(connection)
    if schema is not None and schema > SCHEMA:
        told = N_("The library {place} was created by a newer version of OfferCalc; install that version to open it.")
        raise ExternalError(told, place=place)


def is_up_to_date(connection: Connection) -> bool:
    """Whether no table is missing and no migration is due."""
    return schema_of(connection) == SCHEMA and not list(_missing(connection))


def schema_of(connection: Connection) -> int | None:
    """Return the version of the tables; None if they are not created yet, or not completely."""
    if not inspect(connection).has_table(LIBRARY.name):
        return None
    return connection.execute(select(func.max(LIBRARY.c.schema))).scalar()


def bring_up_to_date(connection: Connection, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> None:
    """Run every migration from the version of the tables to the newest, and create the missing tables.

    Everything happens in the caller's transaction. If two programs do it one after the other, it is done once.
    """
    schema = schema_of(connection)
    for version in range(newest if schema is None else schema, newest):
        steps[version](connection)
    for table in list(_missing(connection)):
        connection.execute(CreateTable(table, if_not_exists=True))
    if schema is None:
        connection.execute(insert(LIBRARY).from_select(["schema"], select(literal(newest)).where(_UNVERSIONED)))
    elif schema < newest:
        connection.execute(update(LIBRARY).values(schema=newest))


def _missing(connection: Connection) -> Iterator[Table]:
    """Return the missing tables; a user without the right to create tables can use a complete library."""
    return (table for table in METADATA.sorted_tables if not inspect(connection).has_table(table.name))
