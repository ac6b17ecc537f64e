"""The other side of a guarded process: does the work it is handed within bounds, one piece after the other."""

# Runs in an interpreter of its own and imports next to nothing, because every file of other people waits for its start.

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from enum import IntEnum
from struct import Struct
from threading import Timer
from typing import Any, BinaryIO, get_type_hints

import msgspec

VERB = "guarded-child"
"""Starts this side in the frozen program, which has no interpreter to start."""
ASKED = Struct(">IQIQ")
"""What stands before work: seconds, bytes of memory, and the lengths of its name and of what it is handed."""
ANSWERED = Struct(">BQ")
"""What stands before an answer: how the work ended, and the length of the answer."""
_IDLE_SECONDS = 60.0
_OURS = "offercalc."


class End(IntEnum):
    """How some work ended."""

    DONE = 0
    TOO_LARGE = 1
    BROKEN = 2


def serve(idle_seconds: float = _IDLE_SECONDS) -> None:
    """Do the work that comes through standard input until that ends, or until nothing has come for a minute."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process of a terminal; who started us decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not get among the answers
    with os.fdopen(os.dup(0), "rb") as work, answers:
        while True:
            patience = Timer(idle_seconds, os._exit, (0,))
            patience.daemon = True
            patience.start()
            head = work.read(ASKED.size)
            patience.cancel()
            if len(head) < ASKED.size:
                return
            answer(head, work, answers)


def answer(head: bytes, work: BinaryIO, answers: BinaryIO) -> None:
    """Do one piece of work and write what came of it."""
    seconds, memory, name, size = ASKED.unpack(head)
    bound(seconds, memory)
    try:
        end, content = End.DONE, done(work.read(name).decode(), work.read(size))
    except MemoryError:
        end, content = End.TOO_LARGE, b""
    except BaseException as error:  # noqa: BLE001 - a library in Rust panics with one that is no Exception
        end, content = End.BROKEN, f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:500]
    answers.write(ANSWERED.pack(end, len(content)))
    answers.write(content)
    answers.flush()


def done(name: str, asked: bytes) -> bytes:
    """Do the work of a name, such as `offercalc.interchange.offer_pdf:taken_out`, with what it is handed."""
    if not name.startswith(_OURS):
        raise LookupError(name)
    import pkgutil  # noqa: PLC0415 - only the other process needs it

    work: Callable[[Any], Any] = pkgutil.resolve_name(name)
    takes, _gives = types_of(work)
    return msgspec.msgpack.encode(work(msgspec.msgpack.decode(asked, type=takes)))


def types_of(work: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Return the types of what some work is handed and of what it returns."""
    hints = get_type_hints(work)
    gives = hints.pop("return")
    (takes,) = hints.values()
    return takes, gives


def bound(seconds: int, memory: int) -> None:
    """Bound what this process may take from now on, where the system can; who started it looks at the clock."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(used) + 1 + seconds * (os.cpu_count() or 1)),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (wanted, hard))
        except (OSError, ValueError):
            continue  # macOS refuses some: the sizes of files are bounded all the same
