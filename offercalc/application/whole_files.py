"""Files written whole or not at all, so that a full disk or a killed program never leaves half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_

UNFINISHED = ".part"
"""How the names of files end that are not written to the end yet."""
_PRIVATE, _PUBLIC = 0o600, 0o666
_PRIVATE_FOLDER = 0o700
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_whole(content: bytes, path: Path, *, is_private: bool = False) -> None:
    """Write a file, replacing an older one only once the new one is complete; nobody else reads one that is private.

    Raises OutsideError, with the path and the reason, where that fails; the older file stays then.
    """
    try:
        with replacing(path, is_private=is_private) as unfinished, unfinished.open("r+b") as file:
            file.write(content)
    except OSError as error:
        raise OutsideError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error


@contextmanager
def replacing(path: Path, *, is_private: bool = False) -> Iterator[Path]:
    """Yield a new, empty file beside a path that takes its place once it is written and on the disk; raises OSError.

    Its name is made of chance, so that nobody can lay a link there first, and is short, however long that of the path.
    """
    unfinished = path.with_name(f".offercalc-{os.urandom(8).hex()}{UNFINISHED}")
    os.close(os.open(unfinished, _NEW, _PRIVATE if is_private else _PUBLIC))
    try:
        yield unfinished
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):  # the folder is gone or not ours: there is nothing left to tidy
            unfinished.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def keep(content: bytes, path: Path) -> None:
    """Write a file of the program's own, making its folder where that is missing; raises OutsideError as above."""
    try:
        path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError(N_("{path}: {reason}"), path=path.parent, reason=error.strerror or error) from error
    write_whole(content, path, is_private=True)


def keep_aside(content: bytes, path: Path) -> Path:
    """Keep beside a file what cannot be read of it, under a name of its own, and return where; raises OutsideError.

    What is there with the same content already is not kept again.
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
    """Make an empty file that nobody else may read, where there is none; whoever opens it next says what fails."""
    with suppress(OSError):
        os.close(os.open(path, _NEW, _PRIVATE))


def _settle(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system does that."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
