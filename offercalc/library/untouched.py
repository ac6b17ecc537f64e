"""Opens a library in SQLite only to read it, so that neither its file nor what lies beside it is written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises where it fails: what it says of a damaged file may hold bytes that are no text."""
_BUSY_SECONDS = 5
_PRIMARY = 0xFF
_NEEDS_WRITING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""What SQLite answers where a crash has left something that it would have to put in order first."""


@contextmanager
def untouched(library: Path) -> Iterator[sqlite3.Connection]:
    """Open a library for reading; raises OSError and sqlite3.Error.

    SQLite by itself would tidy up after a crash, and even throw away the log of a file that has become empty.
    What it has to put in order is copied elsewhere for that.
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
            import shutil  # both are needed so seldom that the first paint does not wait for them
            from tempfile import TemporaryDirectory

            folder = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
            for path in (library, log, journal):
                if path.exists():
                    shutil.copyfile(path, folder / path.name)
            connection = stack.enter_context(closing(_connected(folder / library.name, "mode=rw")))
        yield connection


def beside(library: Path, ending: str) -> Path:
    """Name a file that SQLite keeps beside the library."""
    return library.with_name(f"{library.name}{ending}")


def size_of(path: Path) -> int:
    """Count the bytes of a file; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def code_of(error: BaseException | None) -> int:
    """Give the kind of an error of SQLite; 0 where it is none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & _PRIMARY


def _connected(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=_BUSY_SECONDS)
    connection.text_factory = lambda stored: stored.decode(errors="surrogateescape")
    return connection
