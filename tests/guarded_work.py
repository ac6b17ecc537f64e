"""Work that misbehaves, for guarded processes to be tried on; they find it by its name beside the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msgspec import Struct

import offercalc
from offercalc.interchange.guarded_child import serve

ROOT = Path(offercalc.__file__).parents[1]
START = "import sys; sys.path.append(sys.argv[1]); from tests.guarded_work import serve_any; serve_any()"


class Pair(Struct, frozen=True):
    """Something that comes back as it is."""

    name: str
    content: bytes


def command() -> list[str]:
    """Start a process that does the work of this module too."""
    return [sys.executable, "-P", "-c", START, str(ROOT)]


def serve_any() -> None:
    """Do work whatever module it is of."""
    import offercalc.interchange.guarded_child as child

    child._OURS = ""
    serve()


def same(pair: Pair) -> Pair:
    """Return what is handed over, with noise on the way."""
    os.write(1, b"noise")
    return pair


def process_id(_asked: str) -> int:
    """Return the number of the process."""
    return os.getpid()


def endless(_asked: str) -> int:
    """Never return."""
    while True:
        pass


def greedy(megabytes: int) -> int:
    """Take memory."""
    return len(bytearray(megabytes * 2**20))


def killed(number: int) -> int:
    """End by a signal."""
    os.kill(os.getpid(), number)
    return 0


def left(code: int) -> int:
    """End without an answer."""
    os._exit(code)


def faulty(asked: str) -> int:
    """Break down."""
    raise LookupError(asked)


def wrong(_asked: str) -> int:
    """Return what is not of the type that it says."""
    found: int = {"a": "b"}  # type: ignore[assignment]
    return found


def long(megabytes: int) -> bytes:
    """Return much."""
    return bytes(megabytes * 2**20)
