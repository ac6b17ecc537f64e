"""Copies of the library beside it: one a week and one before its tables change, the last five kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.application.whole_files import replacing
from offercalc.library.untouched import FAILURES
from offercalc.presentation.reader import N_

FOLDER = "copies"
MOST = 5
_WEEK = timedelta(days=7)
_NAME = "library-%Y%m%dT%H%M%SZ.sqlite"
_PRIVATE_FOLDER = 0o700


def copy_weekly(library: Path, now: datetime) -> Path | None:
    """Copy the library where the last copy is a week old or there is none; None where nothing was to be done.

    What a clock that was ahead has named after a day to come does not count.
    """
    if not library.exists():
        return None
    moments = (_moment(path) for path in copies_of(library, now))
    last = max((moment for moment in moments if moment is not None and moment <= now), default=None)
    return copy_now(library, now) if last is None or now - last >= _WEEK else None


def copy_now(library: Path, now: datetime) -> Path:
    """Copy the library as it is at this moment, whoever writes to it, and let go of all but the last five copies.

    Raises OutsideError where that fails; an unfinished copy is not left behind.
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
        raise OutsideError(text, folder=folder, reason=error.strerror or error) from error
    return target


def copy_to(library: Path, target: Path) -> None:
    """Copy the library to a file, which is there whole or not at all; raises OutsideError and OSError."""
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
        raise OutsideError(text, library=library, target=target, reason=error) from error


def copies_of(library: Path, now: datetime | None = None) -> list[Path]:
    """Return the copies of a library, the newest first; those from days to come, of a clock that was ahead, last."""
    present = now or datetime.now(UTC)
    found = [(moment, path) for path in (library.parent / FOLDER).glob("library-*.sqlite") if (moment := _moment(path))]
    return [path for moment, path in sorted(found, key=lambda one: (one[0] <= present, one[0]), reverse=True)]


def _moment(path: Path) -> datetime | None:
    """Read when a copy was taken from its name."""
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
