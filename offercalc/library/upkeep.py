"""The upkeep of a library: copies to go back to, checks of every row, and the move to another address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library_upkeep import MigrationSummary
from offercalc.domain.values.lazy_text import LazyText
from offercalc.library.move import move_library
from offercalc.library.recovery.checks import row_faults
from offercalc.library.recovery.copies import copy_now, copy_to, copy_weekly
from offercalc.library.recovery.sqlite_health import faults_of
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.presentation.formats.localizer import N_


class SqlCopies:
    """Copies a local library; libraries on a server are copied there."""

    def __init__(self, library: SqlLibrary) -> None:
        """Take the library; it may be in use meanwhile."""
        self._library = library

    def copy(self, target: Path | None) -> Path:
        """Copy the library to a file, or to the folder of copies by default; raises ExternalError if that fails."""
        path = self._library.path
        if path is None:
            raise ExternalError(N_("A team's library must be copied on its server by its administrators."))
        if target is None:
            return copy_now(path, datetime.now(UTC))
        try:
            copy_to(path, target)
        except OSError as error:
            raise ExternalError(N_("{path}: {reason}"), path=target, reason=error.strerror or error) from error
        return target

    def copy_weekly(self) -> None:
        """Copy a local library if its last copy is a week old; libraries on a server are not copied."""
        if self._library.path is not None:
            copy_weekly(self._library.path, datetime.now(UTC))


class SqlChecks:
    """Checks a library: the file, and every row in it."""

    def __init__(self, library: SqlLibrary) -> None:
        """Take the library, which must stay open."""
        self._library = library

    def faults(self) -> tuple[LazyText, ...]:
        """Read the whole file and every row, and return what is damaged, implausible or missing."""
        path = self._library.path
        found = faults_of(path) if path is not None else ()
        try:
            with self._library.transaction() as connection:
                return (*found, *row_faults(connection, self._library.files, datetime.now(UTC)))
        except ExternalError:
            if not found:
                raise
            return found


class SqlMove:
    """Moves a library between SQLite and PostgreSQL."""

    def __init__(self, library: SqlLibrary) -> None:
        """Take the library to move, which stays as it is."""
        self._library = library

    def move(self, address: str, report: Callable[[int, int], None]) -> MigrationSummary:
        """Copy everything to another library and verify it, all or nothing; raises ExternalError if that fails."""
        url = address if "://" in address else sqlite_url(Path(address))
        target = SqlLibrary(url, self._library.files, lambda: datetime.now(UTC), self._library.author)
        try:
            return move_library(self._library, target, report)
        finally:
            target.close()
