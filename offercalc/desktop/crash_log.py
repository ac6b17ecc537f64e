"""The log of errors that nobody expected: where in the program, never what was worked on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType

from msgspec import Struct

MOST_BYTES = 200_000
"""How large the log grows before it becomes the old one, which takes the place of the one before."""
_OUR_PACKAGE = "offercalc"
_MOST_FRAMES = 60
_MOST_CAUSES = 10


class Crash(Struct, frozen=True):
    """An error without its message, which may hold amounts and names: its type, and the way to it, innermost last."""

    kind: str
    frames: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Write it as lines of a log."""
        return (self.kind, *(f"  {frame}" for frame in self.frames))


def scrubbed(error: BaseException) -> tuple[Crash, ...]:
    """Give an error, and after it what caused it, without any value of the moment."""
    return tuple(Crash(_kind(one), _frames(one.__traceback__)) for one in _causes(error))


class CrashLog:
    """Appends crashes to a file that stays small; a log that cannot be written is given up in silence."""

    def __init__(self, path: Path) -> None:
        """Take the file, whose folder is made when it is needed."""
        self.path = path

    def write(self, crashes: tuple[Crash, ...], version: str, at: datetime) -> None:
        """Append what happened at a moment in a version of the program."""
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
        """Give the last lines, oldest first; of a log that is missing or cannot be read, none."""
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
    """Open the log, which nobody else may read, and no link to anywhere else."""
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
    """Name file, line and function of each step, the last ones where there are very many."""
    found = [
        f"{_place(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}" for frame, number in walk_tb(traceback)
    ]
    return tuple(found[-_MOST_FRAMES:])


def _place(file: str) -> str:
    """Name a file without the folders above the program, which hold a person's name."""
    steps = PurePath(file).parts
    inside = [place for place, step in enumerate(steps) if step == _OUR_PACKAGE]
    return "/".join(steps[inside[-1] :] if inside else steps[-2:])
