"""Checks of an SQLite library before it is opened: whose file it is, whether it is sound, and the remedy if not."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText, lazy_plural
from offercalc.library.read_only import FAILURES, beside, code_of, open_read_only, size_of
from offercalc.library.recovery.copies import copies_of
from offercalc.library.recovery.salvage import APPLICATION_ID, Salvaged, salvage
from offercalc.library.recovery.sqlite_pages import log_is_damaged
from offercalc.library.tables import LIBRARY, METADATA, REVISIONS, ROUNDS, SCHEMA
from offercalc.presentation.formats.localizer import N_

_CHECKED_WHOLE = 8 << 20
"""Up to this many bytes a file is checked from end to end at every opening: that takes some 10 ms at most."""
_PAUSES = (0.05, 0.2, 0.0)
"""Seconds to wait before checking again: another program may have been writing."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MAGIC = b"SQLite format 3\x00"
_SMALLEST = 512
_LATER = {REVISIONS.c.digest.name}
"""Columns that a library of an older version does not have yet."""
_PLAIN = b"\x40\x20\x20"
"""Bytes 22 to 24 of the header of every SQLite file."""


class _DamageError(Exception):
    """The file is damaged; the message is a short phrase about the damage."""

    def __init__(self, text: str, /, **facts: object) -> None:
        self.damage = LazyText(text, **facts)
        super().__init__(self.damage)


def examine(library: Path, files: OfferFiles) -> None:
    """Check the file of a library without writing to it; a missing or empty file counts as new.

    Raises ExternalError if it belongs to another or a newer program, or is damaged: its readable content is then saved
    to a file beside it, which the message names. A file that cannot be checked now, because it is locked or access is
    denied, is skipped: opening it reports why.
    """
    if not size_of(library) and not size_of(beside(library, "-wal")):
        _refuse_emptied(library)
        return
    damage = NO_TEXT
    for pause in _PAUSES:
        try:
            _look(library)
        except _DamageError as error:
            damage = error.damage
            time.sleep(pause)
        except (OSError, *FAILURES):
            return
        else:
            return
    raise damaged(library, files, damage)


def damaged(library: Path, files: OfferFiles, damage: str) -> ExternalError:
    """Save the readable content, and return the error with finding and remedy; raises ExternalError if that fails."""
    log = beside(library, "-wal")
    if not _is_like_sqlite(library) and not size_of(log):
        return _foreign(library)
    names: str = library.name
    if size_of(log):
        names = LazyText(N_("{file} and {other}"), file=library.name, other=log.name)
    saved = salvage(library, files)
    if saved.path is None:
        text = N_(
            "The library {library} cannot be used: it is damaged ({damage}) and was left unchanged. "
            "Nothing in it can be read. Move {names} to another folder to start a new library."
        )
        return ExternalError(text, library=library, damage=damage, names=names)
    text = N_(
        "The library {library} cannot be used: it is damaged ({damage}) and was left unchanged. {saved} "
        "To continue, close OfferCalc, move {names} to another folder and rename the new file to {name}."
    )
    return ExternalError(text, library=library, damage=damage, saved=_counted(saved), names=names, name=library.name)


def _refuse_emptied(library: Path) -> None:
    """Raise ExternalError if the library is an empty file although copies of it exist.

    A library that another program is just creating is empty too, and is waited for.
    """
    for pause in _PAUSES:
        if not library.exists() or size_of(library) or not copies_of(library):
            return
        time.sleep(pause)
    text = N_(
        "The library {library} is an empty file, but there are copies of it. It was left unchanged. "
        "Replace it with the newest copy: {copy}. To start a new library, delete the empty file."
    )
    raise ExternalError(text, library=library, copy=copies_of(library)[0])


def _foreign(library: Path) -> ExternalError:
    """Return the error for a file that is not a database, with the remedy."""
    copies = copies_of(library)
    if not copies:
        text = N_(
            "The library {library} cannot be used: the file isn't an SQLite database and was left "
            "unchanged. Move it to another folder to start a new library."
        )
        return ExternalError(text, library=library)
    text = N_(
        "The library {library} cannot be used: the file isn't an SQLite database and was left unchanged. "
        "Move it to another folder to start a new library, or replace it with your last copy: {copy}."
    )
    return ExternalError(text, library=library, copy=copies[0])


def damage_of(error: BaseException | None) -> str:
    """Return what an SQLite error reports as damaged; "" if it is another kind of error."""
    is_damage = isinstance(error, UnicodeDecodeError) or code_of(error) in _DAMAGE
    return " ".join(str(error).splitlines()) if is_damage else ""


def faults_of(library: Path) -> tuple[LazyText, ...]:
    """Check the whole file, however large; raises ExternalError if that is impossible now."""
    try:
        with open_read_only(library) as connection:
            found = [LazyText(line) for line in _faults(connection, is_whole=True)]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            text = N_("Row {row} of {table} refers to a missing row in {other}.")
            found += [LazyText(text, row=row, table=table, other=other) for table, row, other, _key in orphans]
            return tuple(found)
    except (OSError, *FAILURES) as error:
        if damage := damage_of(error):
            return (LazyText(N_("{path}: {reason}."), path=library, reason=damage),)
        text = N_("The library {library} cannot be checked: {reason}.")
        raise ExternalError(text, library=library, reason=error) from error


def _look(library: Path) -> None:
    """Check that a file is ours and sound; raises ExternalError, _DamageError, OSError and sqlite3.Error."""
    if not size_of(library):
        raise _DamageError(N_("the file is empty, and its log is not"))
    if size_of(library) < _SMALLEST:
        text = N_("the file is too short")  # SQLite treats such a file as new, and would overwrite it
        raise _DamageError(text)
    if log_is_damaged(library):
        raise _DamageError(N_("its log is damaged"))
    try:
        with open_read_only(library) as connection:
            _refuse_others(connection, library)
            faults = list(_faults(connection, is_whole=size_of(library) <= _CHECKED_WHOLE))
    except UnicodeDecodeError as error:
        raise _DamageError(N_("its schema contains bytes that are not text")) from error
    except sqlite3.Error as error:
        if damage_of(error) or code_of(error) == sqlite3.SQLITE_ERROR:
            raise _DamageError(str(error)) from error
        raise
    if faults:
        raise _DamageError(faults[0])


def _refuse_others(connection: sqlite3.Connection, library: Path) -> None:
    """Raise ExternalError for a file of another or a newer program, _DamageError if a part of ours is missing."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute(_TABLES)}
    if not tables and owner in {0, APPLICATION_ID}:
        return
    if owner != APPLICATION_ID and not _is_ours(connection, tables, owner):
        text = N_(
            "The library {library} cannot be used: the file belongs to another program and was left "
            "unchanged. Move it to another folder; OfferCalc then creates a new library."
        )
        raise ExternalError(text, library=library)
    missing = _missing(connection, LIBRARY.name)
    schema = None if missing else connection.execute("SELECT max(schema) FROM library").fetchone()[0]
    if schema is not None and not (isinstance(schema, int) and schema > 0):
        raise _DamageError(N_("its version is {version}"), version=schema)
    if isinstance(schema, int) and schema > SCHEMA:
        text = N_("The library {place} was created by a newer version of OfferCalc; install that version to open it.")
        raise ExternalError(text, place=library)
    if schema is not None or missing:
        for table in sorted(METADATA.tables.keys() - ({ROUNDS.name} - tables)):
            missing = missing or _missing(connection, table, schema or SCHEMA)
    if missing:
        raise _DamageError(missing.text, **missing.facts)


def _is_ours(connection: sqlite3.Connection, tables: set[str], owner: int) -> bool:
    """Whether a file without our application id is a library, judged by its tables."""
    if {LIBRARY.name, REVISIONS.name} <= tables:
        return True
    return owner == 0 and LIBRARY.name in tables and not _missing(connection, LIBRARY.name)


def _missing(connection: sqlite3.Connection, table: str, schema: int = SCHEMA) -> LazyText:
    """Return which table or column of a library of this version is missing."""
    columns = {name for _place, name, *_others in connection.execute(f"PRAGMA table_info({table})")}
    later = set() if schema >= SCHEMA else _LATER
    gone = [one.name for one in METADATA.tables[table].columns if one.name not in columns | later]
    if not columns:
        return LazyText(N_("the table {table} is missing"), table=table)
    return LazyText(N_("{column} is missing from the table {table}"), column=gone[0], table=table) if gone else NO_TEXT


def _faults(connection: sqlite3.Connection, *, is_whole: bool) -> Iterator[str]:
    """Yield what SQLite finds wrong; of a large file only what is quick to see is looked at, unless all is asked for.

    All includes the indexes: through a damaged one an older revision would be taken for the newest.
    """
    if is_whole:
        found = (str(text).splitlines() for (text,) in connection.execute("PRAGMA integrity_check(10)"))
        yield from (line for lines in found for line in lines if line != "ok" and not line.startswith("***"))
        return
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'revisions'").fetchone():
        connection.execute("SELECT count(*) FROM revisions").fetchone()  # goes through the index
        connection.execute("SELECT * FROM revisions ORDER BY rowid DESC LIMIT 100").fetchall()
        connection.execute("SELECT count(created_at) FROM documents").fetchone()


def _counted(saved: Salvaged) -> LazyText:
    offers = lazy_plural("{number} offer", "{number} offers", saved.offers)
    revisions = lazy_plural("{number} revision", "{number} revisions", saved.revisions)
    if not saved.lost:
        text = N_("The readable content was saved to {path}: {offers} with {revisions}.")
        return LazyText(text, path=saved.path, offers=offers, revisions=revisions)
    text = N_("The readable content was saved to {path}: {offers} with {revisions}; {lost} can no longer be read.")
    return LazyText(text, path=saved.path, offers=offers, revisions=revisions, lost=saved.lost)


def _is_like_sqlite(library: Path) -> bool:
    """Whether a file is a damaged database rather than another kind of file: most of its header is intact."""
    try:
        with library.open("rb") as file:
            header = file.read(len(_MAGIC) + 8)
    except OSError:
        return False
    same = sum(one == other for one, other in zip(header, _MAGIC, strict=False))
    return same > len(_MAGIC) // 2 or header[21:24] == _PLAIN
