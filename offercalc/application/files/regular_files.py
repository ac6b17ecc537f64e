"""Opening of user-named files, regular ones only: a pipe or a device might never end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_AS_BYTES = getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """The named file is a pipe, a device or a socket; `strerror` is a message of the catalogue."""

    def __init__(self, path: Path) -> None:
        """Take the path as named by the user."""
        super().__init__(errno.EINVAL, LazyText(N_("this is a pipe or a device, not a file")), str(path))


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading without waiting for a writer.

    Raises OSError if it cannot be read: NotAFileError if it is neither a regular file nor a folder.
    """
    _refuse(path, path.stat().st_mode)  # first, because opening a device may already trigger it
    number = os.open(path, os.O_RDONLY | _WITHOUT_WAITING | _AS_BYTES)
    try:
        _refuse(path, os.fstat(number).st_mode)  # again, because the file may have been replaced meanwhile
    except OSError:
        os.close(number)
        raise
    return BufferedReader(FileIO(number, closefd=True))


def read_regular(path: Path, most: int = -1) -> bytes:
    """Return the content of a file, at most the first `most` bytes if given; raises OSError as above."""
    with open_regular(path) as file:
        return file.read(most)


def _refuse(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotAFileError(path)
