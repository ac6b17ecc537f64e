"""Copies of the library beside it: one a week and one before its tables change, the last five kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_

FOLDER = "copies"
MOST = 5
_WEEK = timedelta(days=7)
_NAME = "library-%Y%m%dT%H%M%SZ.sqlite"


def copy_weekly(library: Path, now: datetime) -> Path | None:
    """Copy the library where the last copy is a week old or there is none; None where nothing was to be done."""
    if not library.exists():
        return None
    last = max((found for path in copies_of(library) if (found := _moment(path)) is not None), default=None)
    return copy_now(library, now) if last is None or now - last >= _WEEK else None


def copy_now(library: Path, now: datetime) -> Path:
    """Copy the library as it is at this moment, whoever writes to it, and let go of all but the last five copies.

    Raises OutsideError where that fails; an unfinished copy is not left behind.
    """
    folder = library.parent / FOLDER
    target = folder / now.astimezone(UTC).strftime(_NAME)
    try:
        folder.mkdir(exist_ok=True)
        copy_to(library, target)
        for old in copies_of(library)[MOST:]:
            old.unlink()
    except OSError as error:
        text = N_("The library cannot be copied to {folder}: {reason}.")
        raise OutsideError(text, folder=folder, reason=error.strerror or error) from error
    return target


def copy_to(library: Path, target: Path) -> None:
    """Copy the library to a file, which is there whole or not at all; raises OutsideError and OSError."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with (
            closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
        unfinished.replace(target)
    except sqlite3.Error as error:
        text = N_("The library {library} cannot be copied to {target}: {reason}.")
        raise OutsideError(text, library=library, target=target, reason=error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def copies_of(library: Path) -> list[Path]:
    """Give the copies of a library, the newest first."""
    found = (library.parent / FOLDER).glob("library-*.sqlite")
    return sorted((path for path in found if _moment(path) is not None), reverse=True)


def _moment(path: Path) -> datetime | None:
    """Read when a copy was taken from its name."""
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
