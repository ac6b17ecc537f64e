"""Misbehaving work for tests of guarded processes, which import it by name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msgspec import Struct

import offercalc
from offercalc.interchange.guarded.guarded_child import serve

ROOT = Path(offercalc.__file__).parents[1]
START = "import sys; sys.path.append(sys.argv[1]); from tests.guarded_work import serve_any; serve_any()"


class Pair(Struct, frozen=True):
    """A value that is returned unchanged."""

    name: str
    content: bytes


def command() -> list[str]:
    """Return the command of a process that accepts work from this module."""
    return [sys.executable, "-P", "-c", START, str(ROOT)]


def serve_any() -> None:
    """Serve work from any module."""
    import offercalc.interchange.guarded.guarded_child as child

    child._OURS = ""
    serve()


def same(pair: Pair) -> Pair:
    """Return the argument, and print noise."""
    os.write(1, b"noise")
    return pair


def process_id(_asked: str) -> int:
    """Return the process id."""
    return os.getpid()


def endless(asked: str) -> int:
    """Never return; write the process id into a file if one is named."""
    if asked:
        Path(asked).write_text(str(os.getpid()), encoding="ascii")
    while True:
        pass


def greedy(megabytes: int) -> int:
    """Allocate memory."""
    return len(bytearray(megabytes * 2**20))


def killed(number: int) -> int:
    """Exit by a signal."""
    os.kill(os.getpid(), number)
    return 0


def left(code: int) -> int:
    """Exit without a result."""
    os._exit(code)


def faulty(asked: str) -> int:
    """Raise an unexpected error."""
    raise LookupError(asked)


def wrong(_asked: str) -> int:
    """Return a value of the wrong type."""
    found: int = {"a": "b"}  # type: ignore[assignment]
    return found


def long(megabytes: int) -> bytes:
    """Return a large value."""
    return bytes(megabytes * 2**20)
