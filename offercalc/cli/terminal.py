"""The terminal's output: cleaned of what acts instead of being seen, and a sentence where it cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, TextIO, cast

from offercalc.presentation.one_line import seen_lines


class OutputError(Exception):
    """Standard output or standard error cannot be written; a reader that has gone away is no fault."""

    def __init__(self, error: OSError) -> None:
        """Take what the system says."""
        super().__init__(error.strerror or str(error))
        self.is_closed_pipe = isinstance(error, BrokenPipeError)


class CleanStream:
    """A text stream through which no text of an offer, a file or a message can move the cursor or turn lines round."""

    def __init__(self, bare: TextIO) -> None:
        """Take the stream to write to; `bare` stays open to what draws on purpose, such as a progress bar."""
        self.bare = bare

    def write(self, text: str | bytes) -> int:
        """Write a text with a space for each character that acts; raises OutputError, and TypeError for bytes."""
        if isinstance(text, bytes):
            message = "this is a stream of text"  # click asks so what kind of stream it has
            raise TypeError(message)
        try:
            return self.bare.write(seen_lines(text))
        except OSError as error:
            raise OutputError(error) from error

    def flush(self) -> None:
        """Write what waits; raises OutputError."""
        try:
            self.bare.flush()
        except OSError as error:
            raise OutputError(error) from error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - everything else is the stream's own
        return getattr(self.bare, name)


def bare(stream: TextIO) -> TextIO:
    """Return the stream below a clean one, to draw a progress bar on."""
    return stream.bare if isinstance(stream, CleanStream) else stream


@contextmanager
def clean_output() -> Iterator[None]:
    """Have everything cleaned that is written meanwhile; where a stream is closed, nothing is written to it."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("TextIO", CleanStream(_opened(stream))) for stream in before)
    try:
        yield
        sys.stdout.flush()
    finally:
        written = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = before
        for stream, was in zip(written, before, strict=True):
            if was is None:
                stream.close()


def _opened(stream: TextIO | None) -> TextIO:
    """Return a stream that writes UTF-8: the system's own encoding may have no sign for "at least", as on Windows."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - until the program ends
    if isinstance(stream, TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
        stream.reconfigure(encoding="utf-8")
    return stream


def give_up(stream: TextIO | None) -> None:
    """Let what a stream could not write go nowhere, so that Python does not try again when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, cast("TextIO", stream).fileno())
        os.close(nowhere)
