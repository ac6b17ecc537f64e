"""The log of unexpected errors: locations in the code, never offer data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType

from msgspec import Struct

MOST_BYTES = 200_000
"""The size at which the log is rotated; one old log is kept."""
_OUR_PACKAGE = "offercalc"
_MOST_FRAMES = 60
_MOST_CAUSES = 10


class Crash(Struct, frozen=True):
    """An error's type and stack frames, innermost last, without its message, which may contain amounts and names."""

    kind: str
    frames: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the error as lines of the log."""
        return (self.kind, *(f"  {frame}" for frame in self.frames))


def scrubbed(error: BaseException) -> tuple[Crash, ...]:
    """Return an error followed by its causes, without any run-time values."""
    return tuple(Crash(_kind(one), _frames(one.__traceback__)) for one in _causes(error))


class CrashLog:
    """Appends crashes to a file of limited size; failures to write are ignored."""

    def __init__(self, path: Path) -> None:
        """Take the path of the log; its folder is created when first needed."""
        self.path = path

    def write(self, crashes: tuple[Crash, ...], version: str, at: datetime) -> None:
        """Append crashes with their time and the program's version."""
        lines = [f"{at.isoformat(timespec='seconds')} OfferCalc {version}"]
        lines += [line for crash in crashes for line in crash.lines]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > MOST_BYTES:
                self.path.replace(self._old)
            with open(self.path, "a", encoding="utf-8", opener=_for_the_owner) as file:
                file.write("\n".join((*lines, "", "")))
        except OSError:
            return

    def last_lines(self, most: int) -> tuple[str, ...]:
        """Return the last `most` lines, oldest first; a missing or unreadable log has none."""
        lines: list[str] = []
        for path in (self._old, self.path):
            try:
                lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue
        return tuple(lines[-most:])

    @property
    def _old(self) -> Path:
        return self.path.with_name(f"{self.path.name}.1")


def _for_the_owner(path: str, flags: int) -> int:
    """Open the log readable by its owner only, without following a symbolic link."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, then what it was raised from or while handling, as Python would print them."""
    one: BaseException | None = error
    seen: list[BaseException] = []
    while one is not None and one not in seen and len(seen) < _MOST_CAUSES:
        seen.append(one)
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _frames(traceback: TracebackType | None) -> tuple[str, ...]:
    """Return file, line and function of each frame, limited to the innermost ones."""
    found = [
        f"{_place(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}" for frame, number in walk_tb(traceback)
    ]
    return tuple(found[-_MOST_FRAMES:])


def _place(file: str) -> str:
    """Return a file's path without the folders above the package, which may contain a user name."""
    steps = PurePath(file).parts
    inside = [place for place, step in enumerate(steps) if step == _OUR_PACKAGE]
    return "/".join(steps[inside[-1] :] if inside else steps[-2:])
