"""The child side of a guarded process: runs one piece of work after the other within limits."""

# Runs in a separate interpreter and imports very little, because its start delays reading every untrusted file.

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
"""The argument that starts this side in the frozen program, which has no separate interpreter."""
ASKED = Struct(">IQIQ")
"""The header of a request: seconds, bytes of memory, and the lengths of the function name and the argument."""
ANSWERED = Struct(">BQ")
"""The header of a response: how the work ended, and the length of the content."""
_IDLE_SECONDS = 60.0
_OURS = "offercalc."


class End(IntEnum):
    """The outcome of some work."""

    DONE = 0
    TOO_LARGE = 1
    BROKEN = 2


def serve(idle_seconds: float = _IDLE_SECONDS) -> None:
    """Run the work read from standard input until it ends, or until nothing has arrived for a minute."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process of a terminal; the parent decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # keeps the output of libraries out of the responses
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
    """Run one piece of work and write its result."""
    seconds, memory, name, size = ASKED.unpack(head)
    bound(seconds, memory)
    try:
        end, content = End.DONE, done(work.read(name).decode(), work.read(size))
    except MemoryError:
        end, content = End.TOO_LARGE, b""
    except BaseException as error:  # noqa: BLE001 - a Rust library panics with one that is not an Exception
        end, content = End.BROKEN, f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:500]
    answers.write(ANSWERED.pack(end, len(content)))
    answers.write(content)
    answers.flush()


def done(name: str, asked: bytes) -> bytes:
    """Call a function named like `offercalc.interchange.offer_files.offer_pdf:taken_out` with an encoded argument."""
    if not name.startswith(_OURS):
        raise LookupError(name)
    import pkgutil  # noqa: PLC0415 - only the other process needs it

    work: Callable[[Any], Any] = pkgutil.resolve_name(name)
    takes, _gives = types_of(work)
    return msgspec.msgpack.encode(work(msgspec.msgpack.decode(asked, type=takes)))


def types_of(work: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Return the argument type and the return type of a function."""
    hints = get_type_hints(work)
    gives = hints.pop("return")
    (takes,) = hints.values()
    return takes, gives


def bound(seconds: int, memory: int) -> None:
    """Limit the memory and CPU time of this process, if the system supports it; the parent limits wall-clock time."""
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
            continue  # macOS refuses some; file sizes are limited anyway
