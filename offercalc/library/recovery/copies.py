"""Copies in a folder beside the library: one per week and one before its tables change; the last five are kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from offercalc.application.files.atomic_files import replacing
from offercalc.application.ports.errors import ExternalError
from offercalc.library.read_only import FAILURES
from offercalc.presentation.formats.localizer import N_

FOLDER = "copies"
MOST = 5
_WEEK = timedelta(days=7)
_NAME = "library-%Y%m%dT%H%M%SZ.sqlite"
_PRIVATE_FOLDER = 0o700


def copy_weekly(library: Path, now: datetime) -> Path | None:
    """Copy the library if the last copy is a week old or there is none; return None if no copy was due.

    Copies with a future date, from a clock that was ahead, do not count.
    """
    if not library.exists():
        return None
    moments = (_moment(path) for path in copies_of(library, now))
    last = max((moment for moment in moments if moment is not None and moment <= now), default=None)
    return copy_now(library, now) if last is None or now - last >= _WEEK else None


def copy_now(library: Path, now: datetime) -> Path:
    """Copy the library as it is now, even while it is written to, and delete all but the last five copies.

    Raises ExternalError if that fails, without leaving an unfinished copy behind.
    """
    folder = library.parent / FOLDER
    target = folder / now.astimezone(UTC).strftime(_NAME)
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        copy_to(library, target)
        for old in copies_of(library, now)[MOST:]:
            old.unlink()
    except OSError as error:
        text = N_("The library cannot be copied to {folder}: {reason}.")
        raise ExternalError(text, folder=folder, reason=error.strerror or error) from error
    return target


def copy_to(library: Path, target: Path) -> None:
    """Copy the library to a file, completely or not at all; raises ExternalError and OSError."""
    try:
        with (
            replacing(target, is_private=True) as unfinished,
            closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
    except FAILURES as error:
        text = N_("The library {library} cannot be copied to {target}: {reason}.")
        raise ExternalError(text, library=library, target=target, reason=error) from error


def copies_of(library: Path, now: datetime | None = None) -> list[Path]:
    """Return the copies of a library, the newest first; those with a future date, from a clock that was ahead, last."""
    present = now or datetime.now(UTC)
    found = [(moment, path) for path in (library.parent / FOLDER).glob("library-*.sqlite") if (moment := _moment(path))]
    return [path for moment, path in sorted(found, key=lambda one: (one[0] <= present, one[0]), reverse=True)]


def _moment(path: Path) -> datetime | None:
    """Return the time of a copy from its name, or None if it has none."""
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
