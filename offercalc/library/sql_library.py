"""The library in a database: every change of an offer is a revision of its own, and none is ever overwritten."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    exists,
    func,
    insert,
    inspect,
    literal,
    make_url,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateTable

from offercalc.application.ports import ConflictError, Kept, OfferFiles, OutsideError
from offercalc.domain.offer import Offer
from offercalc.library.glance import content_of
from offercalc.library.tables import DOCUMENTS, LIBRARY, REVISIONS, ROUNDS, SCHEMA

_BUSY_MILLISECONDS = 5000
_ASK_A_SERVER = {"client_encoding": "utf8", "connect_timeout": "10"}
"""Every letter of an offer comes through whatever the server is set to; who does not answer in 10 seconds is away."""
_MAKING = 0x6F66666572
"""The lock under which a program looks for the tables on a server and makes those that are missing."""
_AUTHOR_LETTERS = 255
_UNVERSIONED = ~exists(select(LIBRARY.c.schema))
_FIRST_SCHEMA = insert(LIBRARY).from_select(["schema"], select(literal(SCHEMA)).where(_UNVERSIONED))
"""Written once, even where two programs make the same library at the same time."""


class SqlLibrary:
    """Keeps offers in a database that SQLAlchemy can reach: SQLite on this machine, PostgreSQL for a team."""

    def __init__(self, url: str | URL, files: OfferFiles, clock: Callable[[], datetime]) -> None:
        """Open the library at a database URL, making it where there is none; `clock` tells the time in UTC.

        Raises OutsideError where the database cannot be opened or was made by a newer program.
        """
        self.files = files
        self._clock = clock
        self._url = _read_url(url)
        self.unreadable: tuple[str, ...] = ()
        try:
            self._engine = _engine_of(self._url)
        except (ImportError, SQLAlchemyError) as error:
            kind = self._url.drivername
            message = f"This OfferCalc cannot open a library of the kind {kind}: {_first_line(error)}."
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
        with self.transaction() as connection:
            rows = connection.execute(query).all()
        read = [(document, number, self.files.decode(content_of(payload))) for document, number, payload in rows]
        self.unreadable = tuple(document for document, _number, offer in read if not isinstance(offer, Offer))
        return tuple(Kept(document, number, offer) for document, number, offer in read if isinstance(offer, Offer))

    def add(self, kept: Kept, label: str) -> Kept:
        """Keep a new offer as revision 1 of its document; raises ConflictError where the document is there already."""
        with self.transaction() as connection:
            last = connection.execute(select(func.max(DOCUMENTS.c.position))).scalar()
            position = 0 if last is None else last + 1
            connection.execute(
                insert(DOCUMENTS).values(id=kept.document, position=position, created_at=self.now(), archived_at=None)
            )
            return self._append(connection, kept, label)

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the next revision; raises ConflictError where somebody else has appended one."""
        with self.transaction() as connection:
            return self._append(connection, kept, label)

    def archive(self, document: str) -> None:
        """Put an offer away; its revisions stay."""
        with self.transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=self.now()))

    def restore(self, document: str) -> None:
        """Bring an archived offer back to where it stood."""
        with self.transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=None))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Do everything in it or nothing; a failure is raised in words."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError as error:
            message = "Somebody else has changed this offer in the meantime; your change is not in the library."
            raise ConflictError(message) from error
        except SQLAlchemyError as error:
            reason = _first_line(error.orig if isinstance(error, DBAPIError) else error)
            message = f"The library {self._place} cannot be used: {reason}. Save copies of what you change meanwhile."
            raise OutsideError(message) from error

    @property
    def path(self) -> Path | None:
        """Give the file of the library; None for one on a server."""
        is_file = self._url.get_backend_name() == "sqlite" and self._url.database
        return Path(str(self._url.database)) if is_file else None

    def now(self) -> str:
        """Tell the time as it is kept, in UTC."""
        return self._clock().isoformat(timespec="seconds")

    def _append(self, connection: Connection, kept: Kept, label: str) -> Kept:
        number = kept.revision + 1
        connection.execute(
            insert(REVISIONS).values(
                document=kept.document,
                number=number,
                payload=self.files.encode(kept.offer).decode(),
                at=self.now(),
                author=login(),
                label=label,
            )
        )
        return Kept(kept.document, number, kept.offer)

    def _prepare(self) -> None:
        """Make the folder and the tables where they are missing; what a newer program made is refused untouched."""
        if self._url.get_backend_name() == "sqlite":
            self._make_folder()
            event.listen(self._engine, "connect", _set_up_sqlite)
        is_on_server = self._engine.dialect.name == "postgresql"
        if is_on_server:
            event.listen(self._engine, "connect", _set_up_postgres)
        with self.transaction() as connection:
            if is_on_server:
                connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
            _make_missing(connection, LIBRARY)
            schema = connection.execute(select(func.max(LIBRARY.c.schema))).scalar()
            if schema is not None and schema > SCHEMA:
                message = f"The library {self._place} was made by a newer OfferCalc; install that one to open it."
                raise OutsideError(message)
            _make_missing(connection, DOCUMENTS, REVISIONS, ROUNDS)
            if schema is None:
                connection.execute(_FIRST_SCHEMA)

    def _make_folder(self) -> None:
        folder = Path(self._url.database or "").parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The library cannot be kept in {folder}: {error.strerror or error}. Save copies of your offers."
            raise OutsideError(message) from error

    @property
    def _place(self) -> str:
        """Name the database without its password, which may stand among its options too."""
        if self._url.get_backend_name() == "sqlite":
            return self._url.database or ""
        return self._url.set(query={}).render_as_string(hide_password=True)


def sqlite_url(path: Path) -> URL:
    """Name an SQLite file, whatever signs its path has."""
    return URL.create("sqlite", database=str(path))


def _read_url(url: str | URL) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        message = (
            "The address of the library cannot be understood: it should look like postgresql://name@server/database."
        )
        raise OutsideError(message) from None  # what was found wrong may be a piece of the password


def _engine_of(url: URL) -> Engine:
    """Tell SQLAlchemy how to reach a database; on a server, a connection that was lost meanwhile is made anew."""
    if url.get_backend_name() != "postgresql":
        return create_engine(url)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    asked = {name: value for name, value in _ASK_A_SERVER.items() if name not in url.query}
    return create_engine(url, connect_args=asked, pool_pre_ping=True, isolation_level="READ COMMITTED")


def _make_missing(connection: Connection, *tables: Table) -> None:
    """Make the tables that are not there; who finds them all there need not be allowed to make any."""
    for table in tables:
        if not inspect(connection).has_table(table.name):
            connection.execute(CreateTable(table, if_not_exists=True))


def _set_up_postgres(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Wait for a writer, but not without end."""
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {_BUSY_MILLISECONDS}")
    cursor.close()
    connection.commit()


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


def login() -> str:
    """Name who is at work, as the system knows them, as far as a database can keep it."""
    try:
        return getpass.getuser().encode(errors="replace").decode()[:_AUTHOR_LETTERS]
    except (KeyError, OSError, ImportError):
        return ""


def _first_line(error: BaseException | None) -> str:
    """Give the first line of what was said, as a part of a sentence; the others hold advice, or what was to be kept."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return " ".join(lines[0].split()).rstrip(".")
