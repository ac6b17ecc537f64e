"""Atomic file writes: a full disk or a killed program never leaves a partial file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

UNFINISHED = ".part"
"""Suffix of files that are not completely written yet."""
_PRIVATE, _PUBLIC = 0o600, 0o666
_PRIVATE_FOLDER = 0o700
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_atomically(content: bytes, path: Path, *, is_private: bool = False) -> None:
    """Write a file, replacing an older one only once the new one is complete; only its owner can read a private file.

    Raises ExternalError, with the path and the reason, if that fails; the older file then stays.
    """
    try:
        with replacing(path, is_private=is_private) as unfinished, unfinished.open("r+b") as file:
            file.write(content)
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error


@contextmanager
def replacing(path: Path, *, is_private: bool = False) -> Iterator[Path]:
    """Yield a new, empty file beside a path; on exit it is synced to disk and replaces the path. Raises OSError.

    Its name is random, so that nobody can place a link there first, and short, however long the path's name is.
    """
    unfinished = path.with_name(f".offercalc-{os.urandom(8).hex()}{UNFINISHED}")
    os.close(os.open(unfinished, _NEW, _PRIVATE if is_private else _PUBLIC))
    try:
        yield unfinished
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):  # the folder is gone or not writable: nothing to clean up
            unfinished.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def keep(content: bytes, path: Path) -> None:
    """Write a private file of the program, creating its folder if needed; raises ExternalError as above."""
    try:
        path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=path.parent, reason=error.strerror or error) from error
    write_atomically(content, path, is_private=True)


def keep_aside(content: bytes, path: Path) -> Path:
    """Save unreadable content beside a file under a new name, and return the path; raises ExternalError.

    Content that is already saved there is not saved again.
    """
    number, aside = 1, path.with_name(f"{path.name}.broken")
    while aside.exists():
        with suppress(OSError):
            if aside.read_bytes() == content:
                return aside
        number += 1
        aside = path.with_name(f"{path.name}.broken-{number}")
    keep(content, aside)
    return aside


def make_private(path: Path) -> None:
    """Create an empty private file if there is none; failures are left to the next open."""
    with suppress(OSError):
        os.close(os.open(path, _NEW, _PRIVATE))


def _settle(folder: Path) -> None:
    """Sync the directory entries of a folder to disk, if the system supports it."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
