"""Terminal output without control characters, and with a clear error if it can't be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, TextIO, cast

from offercalc.presentation.formats.sanitize import visible_lines


class OutputError(Exception):
    """Standard output or standard error can't be written; a closed pipe is not a fault."""

    def __init__(self, error: OSError) -> None:
        """Take the system's error."""
        super().__init__(error.strerror or str(error))
        self.is_closed_pipe = isinstance(error, BrokenPipeError)


class CleanStream:
    """A text stream that removes control characters, so that no text can move the cursor or reverse lines."""

    def __init__(self, bare: TextIO) -> None:
        """Take the stream to write to; `bare` gives direct access, e.g. for a progress bar."""
        self.bare = bare

    def write(self, text: str | bytes) -> int:
        """Write a text with control characters replaced by spaces; raise OutputError, and TypeError for bytes."""
        if isinstance(text, bytes):
            message = "this is a stream of text"  # click detects the kind of stream this way
            raise TypeError(message)
        try:
            return self.bare.write(visible_lines(text))
        except OSError as error:
            raise OutputError(error) from error

    def flush(self) -> None:
        """Flush the stream; raise OutputError."""
        try:
            self.bare.flush()
        except OSError as error:
            raise OutputError(error) from error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - delegates everything else to the stream
        return getattr(self.bare, name)


def bare(stream: TextIO) -> TextIO:
    """Return the underlying stream of a clean one, for a progress bar."""
    return stream.bare if isinstance(stream, CleanStream) else stream


@contextmanager
def clean_output() -> Iterator[None]:
    """Clean all output within the context; output to closed streams is discarded."""
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
    """Return a stream that writes UTF-8: the system's encoding may lack the sign for "at least", as on Windows."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open until the program exits
    if isinstance(stream, TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
        stream.reconfigure(encoding="utf-8")
    return stream


def give_up(stream: TextIO | None) -> None:
    """Discard the unwritten output of a stream, so that Python does not retry it on exit."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, cast("TextIO", stream).fileno())
        os.close(nowhere)
