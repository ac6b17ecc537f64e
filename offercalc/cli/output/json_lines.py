"""Requests from standard input, one JSON object per line."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import BinaryIO

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_


def asked_lines(longest: int) -> Iterator[bytes | None]:
    """Yield each line of standard input that is not blank, or None for one with more than `longest` bytes.

    A UTF-8 byte order mark is dropped. Raises ExternalError if the input is closed, can't be read or is UTF-16.
    """
    if sys.stdin is None:
        raise ExternalError(N_("Standard input is closed. Write one JSON object per line to it."))
    try:
        yield from _lines(sys.stdin.buffer, longest)
    except OSError as error:
        text = N_("Can't read standard input: {reason}.")
        raise ExternalError(text, reason=error.strerror or error) from error


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    is_first = True
    while line := stream.readline(longest + 2):
        if is_first and line.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
            raise ExternalError(N_("Standard input is UTF-16. Write it as UTF-8."))
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
