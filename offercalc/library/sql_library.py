"""The library in a database: every change of an offer is a revision of its own, and none is ever overwritten."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, exists, func, insert, literal, make_url, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateTable

from offercalc.application.ports import ConflictError, Kept, OfferFiles, OutsideError
from offercalc.domain.offer import Offer
from offercalc.library.glance import content_of
from offercalc.library.tables import DOCUMENTS, LIBRARY, REVISIONS, SCHEMA

_BUSY_MILLISECONDS = 5000
_UNVERSIONED = ~exists(select(LIBRARY.c.schema))
_FIRST_SCHEMA = insert(LIBRARY).from_select(["schema"], select(literal(SCHEMA)).where(_UNVERSIONED))
"""Written once, even where two programs make the same library at the same time."""


class SqlLibrary:
    """Keeps offers in a database that SQLAlchemy can reach: SQLite on this machine, PostgreSQL for a team."""

    def __init__(self, url: str | URL, files: OfferFiles, clock: Callable[[], datetime]) -> None:
        """Open the library at a database URL, making it where there is none; `clock` tells the time in UTC.

        Raises OutsideError where the database cannot be opened or was made by a newer program.
        """
        self._files = files
        self._clock = clock
        self._url = make_url(url)
        self.unreadable: tuple[str, ...] = ()
        try:
            self._engine = create_engine(self._url)
        except (ImportError, SQLAlchemyError) as error:
            message = f"This OfferCalc cannot open a library of the kind {self._url.drivername}: {error}."
            raise OutsideError(message) from error
        try:
            self._prepare()
        except OutsideError:
            self._engine.dispose()
            raise

    def offers(self) -> tuple[Kept, ...]:
        """Give the newest revision of every offer that is not archived, in the order in which they were added.

        What cannot be read any more is left out and named in `unreadable`.
        """
        newest = select(REVISIONS.c.document, func.max(REVISIONS.c.number).label("number"))
        last = newest.group_by(REVISIONS.c.document).subquery()
        query = (
            select(REVISIONS.c.document, REVISIONS.c.number, REVISIONS.c.payload)
            .join(last, (REVISIONS.c.document == last.c.document) & (REVISIONS.c.number == last.c.number))
            .join(DOCUMENTS, DOCUMENTS.c.id == REVISIONS.c.document)
            .where(DOCUMENTS.c.archived_at.is_(None))
            .order_by(DOCUMENTS.c.position, DOCUMENTS.c.id)
        )
        with self._transaction() as connection:
            rows = connection.execute(query).all()
        read = [(document, number, self._files.decode(content_of(payload))) for document, number, payload in rows]
        self.unreadable = tuple(document for document, _number, offer in read if not isinstance(offer, Offer))
        return tuple(Kept(document, number, offer) for document, number, offer in read if isinstance(offer, Offer))

    def add(self, kept: Kept, label: str) -> Kept:
        """Keep a new offer as revision 1 of its document; raises ConflictError where the document is there already."""
        with self._transaction() as connection:
            last = connection.execute(select(func.max(DOCUMENTS.c.position))).scalar()
            position = 0 if last is None else last + 1
            connection.execute(
                insert(DOCUMENTS).values(id=kept.document, position=position, created_at=self._now(), archived_at=None)
            )
            return self._append(connection, kept, label)

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the next revision; raises ConflictError where somebody else has appended one."""
        with self._transaction() as connection:
            return self._append(connection, kept, label)

    def archive(self, document: str) -> None:
        """Put an offer away; its revisions stay."""
        with self._transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=self._now()))

    def restore(self, document: str) -> None:
        """Bring an archived offer back to where it stood."""
        with self._transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=None))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _append(self, connection: Connection, kept: Kept, label: str) -> Kept:
        number = kept.revision + 1
        connection.execute(
            insert(REVISIONS).values(
                document=kept.document,
                number=number,
                payload=self._files.encode(kept.offer).decode(),
                at=self._now(),
                author=_login(),
                label=label,
            )
        )
        return Kept(kept.document, number, kept.offer)

    def _prepare(self) -> None:
        """Make the folder and the tables where they are missing; what a newer program made is refused untouched."""
        if self._url.get_backend_name() == "sqlite":
            self._make_folder()
            event.listen(self._engine, "connect", _set_up_sqlite)
        with self._transaction() as connection:
            connection.execute(CreateTable(LIBRARY, if_not_exists=True))
            schema = connection.execute(select(func.max(LIBRARY.c.schema))).scalar()
            if schema is not None and schema > SCHEMA:
                message = f"The library {self._place} was made by a newer OfferCalc; install that one to open it."
                raise OutsideError(message)
            for table in (DOCUMENTS, REVISIONS):
                connection.execute(CreateTable(table, if_not_exists=True))
            if schema is None:
                connection.execute(_FIRST_SCHEMA)

    def _make_folder(self) -> None:
        folder = Path(self._url.database or "").parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The library cannot be kept in {folder}: {error.strerror or error}. Save copies of your offers."
            raise OutsideError(message) from error

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Do everything in it or nothing; a failure is raised in words."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError as error:
            message = "Somebody else has changed this offer in the meantime; your change is not in the library."
            raise ConflictError(message) from error
        except SQLAlchemyError as error:
            reason = error.orig if isinstance(error, DatabaseError) else error
            message = f"The library {self._place} cannot be used: {reason}. Save copies of what you change meanwhile."
            raise OutsideError(message) from error

    @property
    def _place(self) -> str:
        """Name the database without its password."""
        return self._url.database or "" if self._url.get_backend_name() == "sqlite" else str(self._url)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def sqlite_url(path: Path) -> URL:
    """Name an SQLite file, whatever signs its path has."""
    return URL.create("sqlite", database=str(path))


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Let readers go on while one writes, wait for a writer, and keep revisions to their documents."""
    connection.text_factory = _text_of
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    with suppress(connection.OperationalError):  # another program may be switching a new library at this very moment
        cursor.execute("PRAGMA journal_mode=WAL")
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _text_of(stored: bytes) -> str:
    """Take damaged text as it is: that it is no offer is found later, and must not keep the others from coming."""
    return stored.decode(errors="surrogateescape")


def _login() -> str:
    """Name who is at work, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
