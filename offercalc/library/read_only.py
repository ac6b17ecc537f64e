"""Opens an SQLite library read-only, without writing to its file or the files beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""The exceptions of a failure in SQLite: its message about a damaged file may contain bytes that are not text."""
_BUSY_SECONDS = 5
_PRIMARY = 0xFF
_NEEDS_WRITING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""SQLite's error codes if a crash left something to recover first."""


@contextmanager
def open_read_only(library: Path) -> Iterator[sqlite3.Connection]:
    """Open a library for reading; raises OSError and sqlite3.Error.

    After a crash, SQLite itself would recover the file in place, and even delete the log of a file that has become
    empty. A library that needs recovery is therefore copied elsewhere first.
    """
    log, journal = beside(library, "-wal"), beside(library, "-journal")
    with ExitStack() as stack:
        if not size_of(log) and not size_of(journal):
            yield stack.enter_context(closing(_connected(library, "mode=ro&immutable=1")))
            return
        try:
            connection = stack.enter_context(closing(_connected(library, "mode=ro&readonly_shm=1")))
            if not size_of(library):
                message = "the file is empty, and its log is not"
                raise sqlite3.DatabaseError(message)
            connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError as error:
            if code_of(error) not in _NEEDS_WRITING:
                raise
            import shutil  # both are needed too rarely to load them before the first paint
            from tempfile import TemporaryDirectory

            folder = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
            for path in (library, log, journal):
                if path.exists():
                    shutil.copyfile(path, folder / path.name)
            connection = stack.enter_context(closing(_connected(folder / library.name, "mode=rw")))
        yield connection


def beside(library: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps beside the library."""
    return library.with_name(f"{library.name}{ending}")


def size_of(path: Path) -> int:
    """Return the size of a file in bytes; 0 if there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def code_of(error: BaseException | None) -> int:
    """Return the primary code of an SQLite error; 0 for other errors."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & _PRIMARY


def _connected(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=_BUSY_SECONDS)
    connection.text_factory = lambda stored: stored.decode(errors="surrogateescape")
    return connection
