"""Saves the readable content of a damaged library to a new file; the damaged file is never written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from offercalc.application.files.atomic_files import replacing
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.library.digests import digest_of
from offercalc.library.quick_read import content_of, decoded
from offercalc.library.read_only import beside
from offercalc.library.recovery.copies import copies_of
from offercalc.library.recovery.sqlite_pages import Row, Value, rows_in
from offercalc.library.tables import DOCUMENTS, LIBRARY, METADATA, REVISIONS, ROUNDS, SCHEMA
from offercalc.presentation.formats.localizer import N_

APPLICATION_ID = 0x4F664361
"""The application id in the header of every SQLite library: the letters "OfCa"."""

_NAME = "library-salvaged-%Y%m%dT%H%M%SZ.sqlite"
_LONGEST_ID = 64
_MOST = 1 << 31
_VALUES_WITH_DIGEST = 7
Key = tuple[str, int]


class Salvaged(Struct, frozen=True):
    """How much was saved, and the path, None if nothing was; and how many revisions could not be read."""

    path: Path | None
    offers: int
    revisions: int
    lost: int


class _Found(Struct):
    """The rows found on pages by key, and the keys in the index of revisions by row number.

    `doubtful` revisions can be read, but have changed since they were saved.
    """

    documents: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    revisions: dict[Key, tuple[Value, ...]] = field(default_factory=dict)
    doubtful: dict[Key, tuple[Value, ...]] = field(default_factory=dict)
    rounds: dict[int, tuple[Value, ...]] = field(default_factory=dict)
    index: dict[int, Key] = field(default_factory=dict)


class _Candidate(NamedTuple):
    """A row that looks like a revision, and its row number."""

    row: int
    values: tuple[Value, ...]


def salvage(library: Path, files: OfferFiles) -> Salvaged:
    """Write the readable content of a library and its copies to a file beside it, named after the last change.

    A file from an earlier call is reused. Raises ExternalError if the file cannot be written.
    """
    try:
        found = _find(library, files)
        known = {*found.index.values(), *found.revisions, *found.doubtful}
        for copy in copies_of(library):
            with suppress(OSError):
                _add(found, _find(copy, files))
        lost = _lost(found, known)
        moment = _last_change(library)
        path = library.with_name(moment.strftime(_NAME)) if found.revisions else None
        if path is not None and not path.exists():
            _write(found, path, moment)
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        text = N_("The library {library} is damaged, and its readable content cannot be saved: {reason}.")
        raise ExternalError(text, library=library, reason=reason) from error
    return Salvaged(path, len({document for document, _number in found.revisions}), len(found.revisions), lost)


def _last_change(library: Path) -> datetime:
    times = [path.stat().st_mtime for path in (library, beside(library, "-wal")) if path.exists()]
    return datetime.fromtimestamp(max(times), UTC)


def _lost(found: _Found, known: set[Key]) -> int:
    """Return the number of lost revisions: a third one implies a first and a second. Implausible keys are skipped."""
    last: dict[str, int] = {}
    for document, number in known:
        if number <= len(known) and (document in found.documents or (document, number) in found.revisions):
            last[document] = max(last.get(document, 0), number)
    return sum(
        (document, number) not in found.revisions for document in last for number in range(1, last[document] + 1)
    )


def _add(found: _Found, older: _Found) -> None:
    """Add what only an older copy has; revisions never change, so those found in both are equal."""
    for key, values in older.revisions.items():
        found.revisions.setdefault(key, values)
        found.doubtful.pop(key, None)
    for document, values in older.documents.items():
        found.documents.setdefault(document, values)
    for number, values in older.rounds.items():
        found.rounds.setdefault(number, values)


def _find(library: Path, files: OfferFiles) -> _Found:
    """Return the rows on the pages of a file, sorted by table; raises OSError."""
    found = _Found()
    candidates: list[_Candidate] = []
    for row in rows_in(library):
        _sort(row, found, candidates)
    stated = {(one.values[0], one.values[1]) for one in candidates}
    for candidate in candidates:
        key, payload = _key_of(candidate, found, stated), candidate.values[2]
        if key is not None and decoded(payload, files) is not None:
            (found.revisions if _is_sound(key, candidate.values) else found.doubtful)[key] = candidate.values
    for key in found.revisions:
        found.doubtful.pop(key, None)
    return found


def _is_sound(key: Key, values: tuple[Value, ...]) -> bool:
    """Whether a revision matches its digest; before version 2 there was none."""
    return len(values) < _VALUES_WITH_DIGEST or values[-1] == digest_of(*key, *values[2:-1])


def _key_of(candidate: _Candidate, found: _Found, stated: set[tuple[Value, Value]]) -> Key | None:
    """Return the key of a revision from its row, or from the index if that is more consistent; None if both fail."""

    def follows(key: Key) -> bool:
        return key[0] in found.documents and (key[1] == 1 or (key[0], key[1] - 1) in stated)

    own, indexed = _key(*candidate.values[:2]), found.index.get(candidate.row)
    if own is None or indexed is None:
        return own or indexed
    return own if follows(own) or not follows(indexed) else indexed


def _sort(row: Row, found: _Found, candidates: list[_Candidate]) -> None:
    """Assign a row to a table by the number and types of its values."""
    match row.values:
        case (document, number, int(place)):
            if key := _key(document, number):
                found.index[place] = key
        case (document, int(), created, None | str()):
            if (key := _key(document, 1)) and _is_moment(created):
                found.documents[key[0]] = row.values
        case (None, document, number, str(), at, str()):
            if _key(document, number) and _is_moment(at):
                found.rounds[row.number] = (row.number, *row.values[1:])
        case (_, _, str() | bytes(), _, _, _) | (_, _, str() | bytes(), _, _, _, _):
            candidates.append(_Candidate(row.number, row.values))
        case _:
            pass


def _key(document: Value, number: Value) -> Key | None:
    """Return the key of a revision, or None if no library can have made it."""
    if not (isinstance(document, str) and isinstance(number, int) and 0 < number <= _MOST):
        return None
    return (document, number) if 0 < len(document) <= _LONGEST_ID and _clean(document) == document else None


def _is_moment(value: Value) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


def _clean(text: Value) -> str:
    """Return text that can be stored, with replacement characters for damaged bytes."""
    return content_of(text).decode(errors="replace") if isinstance(text, str | bytes) else ""


def _write(found: _Found, target: Path, moment: datetime) -> None:
    """Write a library file, completely or not at all."""
    with (
        replacing(target, is_private=True) as unfinished,
        closing(sqlite3.connect(unfinished)) as connection,
        connection,
    ):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for table in METADATA.sorted_tables:
            connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        _insert(connection, LIBRARY.name, [(SCHEMA,)])
        _insert(connection, DOCUMENTS.name, _documents(found, moment))
        _insert(connection, REVISIONS.name, _revisions(found, moment))
        _insert(connection, ROUNDS.name, _rounds(found))


def _documents(found: _Found, moment: datetime) -> Iterable[tuple[Value, ...]]:
    """Yield the documents that have revisions; those that lost their own row come last."""
    last = max((int(str(row[1])) for row in found.documents.values()), default=-1)
    for document in sorted({document for document, _number in (*found.revisions, *found.doubtful)}):
        row = found.documents.get(document)
        if row is None:
            last += 1
            row = (document, last, moment.isoformat(timespec="seconds"), None)
        *others, archived = row
        yield (*others, archived if _is_moment(archived) else None)


def _revisions(found: _Found, moment: datetime) -> Iterable[tuple[Value, ...]]:
    """Yield every revision with its digest; a mismatching one keeps its stored digest, so that it is never shown."""
    for (document, number), (_document, _number, payload, *others) in sorted(
        (found.revisions | found.doubtful).items()
    ):
        at, author, label, *digest = others
        when = at if _is_moment(at) else moment.isoformat(timespec="seconds")
        values = document, number, payload, when, _clean(author), _clean(label)
        yield *values, _clean(digest[0]) if digest else digest_of(*values)


def _rounds(found: _Found) -> Iterable[tuple[Value, ...]]:
    for number, document, revision, name, at, author in found.rounds.values():
        if (document, revision) in found.revisions:
            yield number, document, revision, _clean(name), at, _clean(author)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Value, ...]]) -> None:
    """Insert rows; a row that the table rejects is skipped."""
    for row in rows:
        marks = ", ".join("?" * len(row))
        with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError, UnicodeError, OverflowError):
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - only the names of our own tables
