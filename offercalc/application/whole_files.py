"""Files written whole or not at all, so that a full disk or a killed program never leaves half of one."""

import os
from contextlib import suppress
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_


def write_whole(content: bytes, path: Path, *, is_private: bool = False) -> None:
    """Write a file, replacing an older one only once the new one is complete.

    One that `is_private` can be read by its owner alone. Raises OutsideError, with the path and the reason, where that
    fails; the older file stays then.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(unfinished, "wb", opener=_for_the_owner if is_private else None) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        _forget(unfinished)
        raise OutsideError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error


def keep(content: bytes, path: Path, *, is_private: bool = False) -> None:
    """Write a file of the program's own, making its folder where that is missing; raises OutsideError as above."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError(N_("{path}: {reason}"), path=path.parent, reason=error.strerror or error) from error
    write_whole(content, path, is_private=is_private)


def _for_the_owner(path: str, flags: int) -> int:
    """Open a file that is made new for its owner alone."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - what an opener is handed; an older file would keep its own rights
    return os.open(path, flags | os.O_EXCL, 0o600)


def _forget(unfinished: Path) -> None:
    try:
        unfinished.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or not ours: there is nothing left to tidy
