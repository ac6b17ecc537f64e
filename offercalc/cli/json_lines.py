"""Questions from standard input, a JSON object a line, and answers a line each."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import BinaryIO

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_


def asked_lines(longest: int) -> Iterator[bytes | None]:
    """Yield each line of standard input that is not blank, None for one of more bytes than the longest.

    A byte order mark of UTF-8 is dropped. Raises OutsideError for input that is closed, cannot be read or is UTF-16.
    """
    if sys.stdin is None:
        raise OutsideError(N_("The standard input is closed; write the questions to it, one a line."))
    try:
        yield from _lines(sys.stdin.buffer, longest)
    except OSError as error:
        text = N_("The standard input cannot be read: {reason}.")
        raise OutsideError(text, reason=error.strerror or error) from error


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    is_first = True
    while line := stream.readline(longest + 2):
        if is_first and line.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
            raise OutsideError(N_("The standard input is UTF-16; write it as UTF-8."))
        line = line.removeprefix(BOM_UTF8) if is_first else line
        is_first = False
        is_whole = len(line.rstrip(b"\r\n")) <= longest
        while not line.endswith(b"\n") and (rest := stream.readline(longest + 2)):
            is_whole = False
            line = rest
        if not is_whole:
            yield None
        elif line.strip():
            yield line
