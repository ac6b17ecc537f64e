"""Files that a person names, opened only where they are regular ones: a pipe or a device would never end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from offercalc.domain.message import Message
from offercalc.presentation.reader import N_

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_AS_BYTES = getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """What a person named as a file is a pipe, a device or a socket; `strerror` is a message of the catalogue."""

    def __init__(self, path: Path) -> None:
        """Take the path that was named."""
        super().__init__(errno.EINVAL, Message(N_("this is a pipe or a device, not a file")), str(path))


def open_regular(path: Path) -> BinaryIO:
    """Open a file to be read, never waiting for anybody to write to it.

    Raises OSError where it cannot be read: NotAFileError for what is neither a regular file nor a folder.
    """
    _refuse(path, path.stat().st_mode)  # first, because merely opening a device may set it in motion
    number = os.open(path, os.O_RDONLY | _WITHOUT_WAITING | _AS_BYTES)
    try:
        _refuse(path, os.fstat(number).st_mode)  # again, because another may stand there by now
    except OSError:
        os.close(number)
        raise
    return BufferedReader(FileIO(number, closefd=True))


def read_regular(path: Path, most: int = -1) -> bytes:
    """Read a file, at most the first so many bytes where that is stated; raises OSError as above."""
    with open_regular(path) as file:
        return file.read(most)


def _refuse(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotAFileError(path)
