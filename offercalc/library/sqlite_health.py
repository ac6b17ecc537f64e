"""Looks at a library in SQLite before it is opened: whose file it is, whether it is sound, and what to do if not."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from offercalc.application.ports import OfferFiles, OutsideError
from offercalc.library.copies import copies_of
from offercalc.library.pages import log_is_damaged
from offercalc.library.salvage import APPLICATION_ID, Salvaged, salvage
from offercalc.library.tables import LIBRARY, METADATA, REVISIONS, ROUNDS, SCHEMA
from offercalc.library.untouched import beside, code_of, size_of, untouched

_CHECKED_WHOLE = 8 << 20
"""Up to this many bytes a file is checked from end to end at every opening: that takes 5 ms at most."""
_PAUSES = (0.05, 0.2, 0.0)
"""Seconds to wait before looking again: another program may have been writing just then."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
_MAGIC = b"SQLite format 3\x00"
_SMALLEST = 512
_PLAIN = b"\x40\x20\x20"
"""What stands in the header of every SQLite file from its 22nd byte on."""


class _DamageError(Exception):
    """The file is not sound; the message says in a few words what is wrong."""


def examine(library: Path, files: OfferFiles) -> None:
    """Look at the file of a library without writing to it; a file that is not there, or empty, is a new one.

    Raises OutsideError where it is another program's or a newer one's, or where it is damaged: then what can be read
    of it is saved to a file beside it, and the message says where. What cannot be looked at now, because somebody
    holds it or it may not be read, is passed over: opening it says why.
    """
    if not size_of(library) and not size_of(beside(library, "-wal")):
        return
    damage = ""
    for pause in _PAUSES:
        try:
            _look(library)
        except _DamageError as error:
            damage = str(error)
            time.sleep(pause)
        except (OSError, sqlite3.Error):
            return
        else:
            return
    raise OutsideError(damage_told(library, files, damage))


def damage_told(library: Path, files: OfferFiles, damage: str) -> str:
    """Save what can be read, and say what was found and what to do about it; raises OutsideError."""
    log = beside(library, "-wal")
    names = f"{library.name} and {log.name}" if size_of(log) else library.name
    copies = copies_of(library)
    if not _is_like_sqlite(library) and not size_of(log):
        advice = f" or put your last copy in its place: {copies[0]}" if copies else ""
        return (
            f"The library {library} cannot be used: the file is no SQLite database and is left as it is. "
            f"Move it away to begin a new library{advice}."
        )
    saved = salvage(library, files)
    found = f"The library {library} cannot be used: it is damaged ({damage}) and left as it is. "
    if saved.path is None:
        return f"{found}Nothing in it can be read. Move {names} away to begin a new library."
    return (
        f"{found}{_counted(saved)} To go on, close OfferCalc, move {names} away and name the new file {library.name}."
    )


def damage_of(error: BaseException | None) -> str:
    """Say in a few words what an error of SQLite says is damaged; "" where it says something else."""
    return str(error) if code_of(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} else ""


def faults_of(library: Path) -> tuple[str, ...]:
    """Check the whole file, however large; raises OutsideError where that cannot be done now."""
    try:
        with untouched(library) as connection:
            return tuple(_faults(connection, is_whole=True))
    except (OSError, sqlite3.Error) as error:
        if damage := damage_of(error):
            return (f"{library}: {damage}.",)
        message = f"The library {library} cannot be checked: {error}."
        raise OutsideError(message) from error


def _look(library: Path) -> None:
    """Pass over a file that is ours and sound; raises OutsideError, _DamageError, OSError and sqlite3.Error."""
    if not size_of(library):
        message = "the file is empty, and its log is not"
        raise _DamageError(message)
    if size_of(library) < _SMALLEST:
        message = "the file is too short"  # SQLite takes such a file for a new one, and would write over it
        raise _DamageError(message)
    if log_is_damaged(library):
        message = "its log is damaged"
        raise _DamageError(message)
    try:
        with untouched(library) as connection:
            _refuse_others(connection, library)
            faults = list(_faults(connection, is_whole=size_of(library) <= _CHECKED_WHOLE))
    except sqlite3.Error as error:
        if damage_of(error) or code_of(error) == sqlite3.SQLITE_ERROR:
            raise _DamageError(str(error)) from error
        raise
    if faults:
        raise _DamageError(faults[0])


def _refuse_others(connection: sqlite3.Connection, library: Path) -> None:
    """Raise OutsideError where the file is not ours or a newer program's, _DamageError where some of ours is gone."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute(_TABLES)}
    if not tables and owner in {0, APPLICATION_ID}:
        return
    if owner != APPLICATION_ID and not _is_ours(connection, tables, owner):
        message = (
            f"The library {library} cannot be used: the file is another program's and is left alone. "
            "Move it away; OfferCalc then makes a new library."
        )
        raise OutsideError(message)
    missing = _missing(connection, LIBRARY.name)
    schema = None if missing else connection.execute("SELECT max(schema) FROM library").fetchone()[0]
    if isinstance(schema, int) and schema > SCHEMA:
        message = f"The library {library} was made by a newer OfferCalc; install that one to open it."
        raise OutsideError(message)
    if schema is not None or missing:
        for table in sorted(METADATA.tables.keys() - ({ROUNDS.name} - tables)):
            missing = missing or _missing(connection, table)
    if missing:
        raise _DamageError(missing)


def _is_ours(connection: sqlite3.Connection, tables: set[str], owner: int) -> bool:
    """Know a library that does not say whose it is, or no longer does, by its tables."""
    if {LIBRARY.name, REVISIONS.name} <= tables:
        return True
    return owner == 0 and LIBRARY.name in tables and not _missing(connection, LIBRARY.name)


def _missing(connection: sqlite3.Connection, table: str) -> str:
    """Say which table or column is not there."""
    columns = {name for _place, name, *_others in connection.execute(f"PRAGMA table_info({table})")}
    gone = [column.name for column in METADATA.tables[table].columns if column.name not in columns]
    if not columns:
        return f"the table {table} is gone"
    return f"{gone[0]} is gone from the table {table}" if gone else ""


def _faults(connection: sqlite3.Connection, *, is_whole: bool) -> Iterator[str]:
    """Give what SQLite finds wrong; of a large file only what is quick to see is looked at, unless all is asked for."""
    if is_whole:
        found = (str(text).splitlines() for (text,) in connection.execute("PRAGMA quick_check(10)"))
        yield from (line for lines in found for line in lines if line != "ok" and not line.startswith("***"))
        return
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'revisions'").fetchone():
        connection.execute("SELECT count(*) FROM revisions").fetchone()  # goes through the index
        connection.execute("SELECT * FROM revisions ORDER BY rowid DESC LIMIT 100").fetchall()
        connection.execute("SELECT count(created_at) FROM documents").fetchone()


def _counted(saved: Salvaged) -> str:
    offers = f"{saved.offers} offer{'s' * (saved.offers != 1)}"
    revisions = f"{saved.revisions} revision{'s' * (saved.revisions != 1)}"
    lost = f"; {saved.lost} cannot be read any more" if saved.lost else ""
    return f"What can be read is saved to {saved.path}: {offers} with {revisions}{lost}."


def _is_like_sqlite(library: Path) -> bool:
    """Tell a damaged database from a file of another kind: most of its header is in place."""
    try:
        with library.open("rb") as file:
            header = file.read(len(_MAGIC) + 8)
    except OSError:
        return False
    same = sum(one == other for one, other in zip(header, _MAGIC, strict=False))
    return same > len(_MAGIC) // 2 or header[21:24] == _PLAIN
