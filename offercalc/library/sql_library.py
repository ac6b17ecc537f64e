"""The library in an SQL database: every change of an offer appends a revision, and none is ever overwritten."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import structs
from sqlalchemy import (
    URL,
    Connection,
    Select,
    create_engine,
    event,
    func,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from offercalc.application.files.atomic_files import make_private
from offercalc.application.ports.errors import ConflictError, ExternalError, UnavailableError
from offercalc.application.ports.library import AttributedOffer, RemoteChanges, StoredOffer
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.library.digests import digest_of, offer_in
from offercalc.library.migrations import bring_up_to_date, is_up_to_date, refuse_newer, schema_of
from offercalc.library.passwords import KeptPasswords
from offercalc.library.quick_read import content_of, is_text
from offercalc.library.recovery.copies import copy_now
from offercalc.library.recovery.salvage import APPLICATION_ID
from offercalc.library.recovery.sqlite_health import damage_of, damaged, examine
from offercalc.library.tables import DOCUMENTS, REVISIONS
from offercalc.library.team_server import USUAL_SECONDS, Patience, team_engine, weakness_of
from offercalc.library.timestamps import timestamp_of
from offercalc.presentation.formats.localizer import N_

_BUSY_MILLISECONDS = 5000
_MAKING = 0x6F66666572
"""The advisory lock held while a program checks the tables on a server and creates missing ones."""
_PRIVATE_FOLDER = 0o700
_AUTHOR_LETTERS = 255
_LARGEST_POSITION = 2**31 - 1
"""The largest integer that every database can store."""
_FEW = 500
_AWAY = (OperationalError, InterfaceError, PoolTimeout)
"""Errors of a database that is unreachable, locked or full; a permanent refusal raises others."""


class SqlLibrary:
    """Stores offers in a database through SQLAlchemy: SQLite on this machine, PostgreSQL for a team."""

    def __init__(
        self, url: str | URL, files: OfferFiles, clock: Callable[[], datetime], author: Callable[[], str] | None = None
    ) -> None:
        """Open the library at a database URL, creating it if there is none.

        `clock` returns the time in UTC, `author` the name of the user, by default the system account. Raises
        ExternalError if the database cannot be opened or was made by a newer program.
        """
        self.files = files
        self.author = author or login
        self._clock = clock
        self._url = KeptPasswords().completed(_read_url(url))
        self._patience = Patience()
        self.unreadable: tuple[str, ...] = ()
        try:
            self._engine = team_engine(self._url, self._patience) if self.is_on_server else create_engine(self._url)
        except (ImportError, SQLAlchemyError) as error:
            kind = self._url.drivername
            text = N_("This OfferCalc cannot open a library of type {kind}: {reason}.")
            raise ExternalError(text, kind=kind, reason=_first_line(error)) from error
        try:
            self._prepare()
        except ExternalError:
            self._engine.dispose()
            raise

    def offers(self) -> tuple[StoredOffer, ...]:
        """Return the newest revision of every offer that is not archived, in the order they were added.

        Unreadable offers are left out; `unreadable` lists their documents.
        """
        found, self.unreadable = self._read(newest_revisions().where(DOCUMENTS.c.archived_at.is_(None)))
        return found

    def add(self, kept: StoredOffer, label: str) -> StoredOffer:
        """Save a new offer as revision 1 of its document; raises ConflictError if the document already exists."""
        with self._once(kept), self.transaction() as connection:
            last = connection.execute(select(func.max(DOCUMENTS.c.position))).scalar()
            if not isinstance(last, int) or last >= _LARGEST_POSITION:  # no document yet, or a damaged position
                last = connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one() - 1
            connection.execute(
                insert(DOCUMENTS).values(id=kept.document, position=last + 1, created_at=self.now(), archived_at=None)
            )
            self._append(connection, kept, label)
        return structs.replace(kept, revision=kept.revision + 1)

    def save(self, kept: StoredOffer, label: str) -> StoredOffer:
        """Append the offer as the next revision; raises ConflictError if somebody else has appended one."""
        with self._once(kept), self.transaction() as connection:
            self._append(connection, kept, label)
        return structs.replace(kept, revision=kept.revision + 1)

    def newest(self, document: str) -> AttributedOffer:
        """Return the newest revision of a document; raises ExternalError if it is missing or cannot be read."""
        query = select(REVISIONS).where(REVISIONS.c.document == document).order_by(REVISIONS.c.number.desc()).limit(1)
        with self.transaction() as connection:
            row = connection.execute(query).first()
        offer = None if row is None else offer_in(row, self.files)
        if row is None or offer is None:
            raise ExternalError(N_("The newest revision of this offer in {place} cannot be read."), place=self.place)
        return AttributedOffer(StoredOffer(document, row.number, offer), row.author, timestamp_of(row.at))

    def news(self, known: Mapping[str, int]) -> RemoteChanges:
        """Return which documents have other revisions than these or are no longer listed, read in one transaction."""
        last = select(REVISIONS.c.document, func.max(REVISIONS.c.number)).group_by(REVISIONS.c.document)
        away = select(DOCUMENTS.c.id).where(DOCUMENTS.c.archived_at.is_not(None))
        with self.transaction() as connection:
            heads: dict[str, int] = {row[0]: row[1] for row in connection.execute(last)}
            for document in connection.execute(away).scalars():
                heads.pop(document, None)
        changed = [one for one, number in heads.items() if known.get(one) != number and is_text(one)]
        query = newest_revisions().where(DOCUMENTS.c.archived_at.is_(None))
        if len(changed) <= _FEW:
            query = query.where(DOCUMENTS.c.id.in_(changed))
        newer, _unreadable = self._read(query) if changed else ((), ())
        return RemoteChanges(
            newer=tuple(kept for kept in newer if known.get(kept.document) != kept.revision),
            gone=tuple(document for document in known if document not in heads),
        )

    def archive(self, document: str) -> None:
        """Archive an offer; its revisions stay."""
        with self.transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=self.now()))

    def restore(self, document: str) -> None:
        """Restore an archived offer to its place in the list."""
        with self.transaction() as connection:
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document).values(archived_at=None))

    def wait_at_most(self, seconds: float | None) -> None:
        """Set how many seconds to wait for each response of a server from now on; None restores the default."""
        self._patience.seconds = USUAL_SECONDS if seconds is None else seconds

    def close(self) -> None:
        """Close the database connections."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open a transaction; a failure rolls it back and is raised as ExternalError with a message for the user."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError as error:
            raise ConflictError(
                N_("Somebody else changed this offer in the meantime; your change is not in the library.")
            ) from error
        except (SQLAlchemyError, UnicodeError) as error:
            if self.path is not None and (damage := damage_of(getattr(error, "orig", error))):
                unusable = damaged(self.path, self.files, damage)
                self._engine.dispose()  # not earlier: closing writes to the file
                raise unusable from error
            reason = _first_line(error.orig if isinstance(error, DBAPIError) else error)
            text = N_("The library {place} cannot be used: {reason}.")
            if isinstance(error, _AWAY):
                raise UnavailableError(text, place=self.place, reason=reason) from error
            raise ExternalError(text, place=self.place, reason=reason) from error

    @property
    def is_on_server(self) -> bool:
        """Whether the library is on a server, which may stop responding at any moment."""
        return self._url.get_backend_name() == "postgresql"

    @property
    def weakness(self) -> LazyText:
        """Return a warning about an insecure connection to the library; empty if there is none."""
        return weakness_of(self._url) if self.is_on_server else NO_TEXT

    @property
    def path(self) -> Path | None:
        """Return the file of the library; None for one on a server."""
        is_file = self._url.get_backend_name() == "sqlite" and self._url.database
        return Path(str(self._url.database)) if is_file else None

    def now(self) -> str:
        """Return the current time in UTC as it is stored."""
        return self._clock().isoformat(timespec="seconds")

    def _read(self, query: Select[Any]) -> tuple[tuple[StoredOffer, ...], tuple[str, ...]]:
        """Return the offers of a query for revisions, and the documents that cannot be read."""
        with self.transaction() as connection:
            rows: Sequence[Any] = connection.execute(query).all()
        read = [(row.document, row.number, offer_in(row, self.files)) for row in rows]
        return (
            tuple(StoredOffer(document, number, offer) for document, number, offer in read if offer is not None),
            tuple(str(document) for document, _number, offer in read if offer is None),
        )

    def _append(self, connection: Connection, kept: StoredOffer, label: str) -> None:
        payload = self.files.encode(kept.offer).decode()
        values = (kept.document, kept.revision + 1, payload, self.now(), self.author(), label)
        connection.execute(insert(REVISIONS).values((*values, digest_of(*values))))

    @contextmanager
    def _once(self, kept: StoredOffer) -> Iterator[None]:
        """Ignore a conflict if this revision is stored already: a server may fail before it acknowledges a save."""
        try:
            yield
        except ConflictError:
            query = select(REVISIONS.c.payload, REVISIONS.c.author).where(
                REVISIONS.c.document == kept.document, REVISIONS.c.number == kept.revision + 1
            )
            with self.transaction() as connection:
                row = connection.execute(query).first()
            if row is None or (content_of(row.payload), row.author) != (self.files.encode(kept.offer), self.author()):
                raise

    def _prepare(self) -> None:
        """Create the missing folder and tables; a damaged or foreign file is refused and left unchanged."""
        if self._url.get_backend_name() == "sqlite":
            self._make_folder()
            if self.path is not None:
                examine(self.path, self.files)
                make_private(self.path)
            event.listen(self._engine, "connect", _set_up_sqlite)
        with self.transaction() as connection:
            if self.is_on_server:
                connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
                role = str(connection.execute(select(func.current_user())).scalar_one())
                self.author = lambda: role  # the author is the server's user, whatever the settings say
            refuse_newer(connection, self.place)
            if is_up_to_date(connection):
                return
            if self.path is not None and schema_of(connection) is not None:
                copy_now(self.path, self._clock())
            if not self.is_on_server:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # all or nothing, and one program at a time
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up_to_date(connection)

    def _make_folder(self) -> None:
        folder = Path(self._url.database or "").parent
        try:
            folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            text = N_("The library cannot be stored in {folder}: {reason}. Save copies of your offers.")
            raise ExternalError(text, folder=folder, reason=error.strerror or error) from error

    @property
    def place(self) -> str:
        """Return the address of the database without its password, which may be among its options too."""
        if self._url.get_backend_name() == "sqlite":
            return self._url.database or ""
        return self._url.set(query={}).render_as_string(hide_password=True)


def sqlite_url(path: Path) -> URL:
    """Return the URL of an SQLite file, whatever characters its path contains."""
    return URL.create("sqlite", database=str(path))


def _read_url(url: str | URL) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        text = N_("The address of the library isn't valid: it should look like postgresql://name@server/database.")
        raise ExternalError(text) from None  # the invalid part may be a piece of the password


def newest_revisions() -> Select[Any]:
    """Return the query for the newest revision of every document, in the order of the list."""
    newest = select(REVISIONS.c.document, func.max(REVISIONS.c.number).label("number"))
    last = newest.group_by(REVISIONS.c.document).subquery()
    return (
        select(REVISIONS)
        .join(last, (REVISIONS.c.document == last.c.document) & (REVISIONS.c.number == last.c.number))
        .join(DOCUMENTS, DOCUMENTS.c.id == REVISIONS.c.document)
        .order_by(DOCUMENTS.c.position, DOCUMENTS.c.id)
    )


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Enable concurrent readers, waiting for a writer, and foreign keys."""
    connection.text_factory = _text_of
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    with suppress(connection.OperationalError):  # another program may be switching a new library right now
        cursor.execute("PRAGMA journal_mode=WAL")
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _text_of(stored: bytes) -> str:
    """Decode text, damaged or not: a damaged offer is detected later and must not block the others."""
    return stored.decode(errors="surrogateescape")


def login() -> str:
    """Return the system account of the user, in a form that a database can store."""
    try:
        return getpass.getuser().encode(errors="replace").decode()[:_AUTHOR_LETTERS]
    except (KeyError, OSError, ImportError):
        return ""


def _first_line(error: BaseException | None) -> str:
    """Return the first line of an error as part of a sentence; the others contain advice or the statement's data."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return " ".join(lines[0].split()).rstrip(".")
