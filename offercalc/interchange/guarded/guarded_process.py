"""Work on untrusted files in a separate process, so that they cannot harm the program."""

from __future__ import annotations

import os
import signal
import sys
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import IO, TypeVar, cast

import msgspec

import offercalc
from offercalc.application.files.guard import Bounds, RefusedError, broken, cancelled, on_stop, too_large, too_long
from offercalc.domain.values.lazy_text import LazyText
from offercalc.interchange.guarded.guarded_child import ANSWERED, ASKED, VERB, End, types_of
from offercalc.presentation.formats.localizer import N_

A = TypeVar("A")
B = TypeVar("B")

LARGEST_ANSWER = 512 * 2**20
_START = (
    "import sys; sys.path.append(sys.argv[1]); from offercalc.interchange.guarded.guarded_child import serve; serve()"
)
_FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""Keeps the C library from reserving memory for each thread, which would count as used."""
_OUT_OF_MEMORY = {-getattr(signal, name) for name in ("SIGABRT", "SIGKILL") if hasattr(signal, name)}
"""Exit codes of a process whose library runs out of memory, or which the system kills for lack of memory."""
_FRESH_SECONDS = 30.0
"""How long an idle process is assumed to be alive: half of its own idle timeout."""


def command() -> list[str]:
    """Return the command that starts the child: this interpreter without the current folder, or the program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, VERB]
    return [sys.executable, "-P", "-c", _START, str(Path(offercalc.__file__).parents[1])]


class GuardedProcess:
    """A `Guard` that starts a process for each piece of work, or keeps as many as run at the same time."""

    def __init__(self, *, keeps: bool = False, start: Callable[[], Sequence[str]] = command) -> None:
        """Take whether processes are reused, and the command that starts one."""
        self._keeps = keeps
        self._start = start
        self._idle: list[_Child] = []
        self._lock = Lock()
        weakref.finalize(self, _end, self._idle)

    def run(self, work: Callable[[A], B], asked: A, bounds: Bounds) -> B:
        """Return the result of work in another process; raises RefusedError if it exceeds the limits or fails."""
        name = f"{work.__module__}:{work.__qualname__}".encode()
        body = msgspec.msgpack.encode(asked)
        head = ASKED.pack(bounds.seconds, bounds.megabytes * 2**20, len(name), len(body))
        _takes, gives = types_of(work)
        child = self._child()
        on_stop(child.stop)
        try:
            answer = child.ask((head, name, body), bounds)
            found = msgspec.msgpack.decode(answer, type=gives)
        except msgspec.MsgspecError as error:
            child.close()
            raise broken(str(error)) from error
        except BaseException:
            child.close()
            raise
        if self._keeps:
            with self._lock:
                self._idle.append(child)
        else:
            child.close()
        return cast("B", found)

    def close(self) -> None:
        """End the kept processes; the end of the program does so too."""
        with self._lock:
            _end(self._idle)

    def _child(self) -> _Child:
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                return _Child(self._start())
            if child.is_there:
                return child
            child.close()


def _end(children: list[_Child]) -> None:
    while children:
        children.pop().close()


class _Child:
    """One process and its pipes."""

    def __init__(self, start: Sequence[str]) -> None:
        """Start it; raises RefusedError where the system does not let us."""
        import subprocess  # noqa: PLC0415 - not needed for the first paint

        try:
            self._process = subprocess.Popen(  # noqa: S603 - this program, without any user input
                start,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_FEW_ARENAS},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            text = N_("the separate process for reading it cannot be started ({reason})")
            raise RefusedError(LazyText(text, reason=error.strerror or error)) from error
        self._pipes = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._is_late = self._is_stopped = False
        self._since = monotonic()

    @property
    def is_there(self) -> bool:
        """Whether the process is still waiting for work."""
        return self._process.poll() is None and monotonic() - self._since < _FRESH_SECONDS

    def ask(self, parts: Sequence[bytes], bounds: Bounds) -> bytes:
        """Send work and return the result; raises RefusedError."""
        clock = Timer(bounds.seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            end, answer = self._answer(parts)
        finally:
            clock.cancel()
        self._since = monotonic()
        if end is End.DONE:
            return answer
        if end is End.BROKEN:
            raise broken(answer.decode("utf-8", "replace"))
        if end is End.TOO_LARGE:
            raise too_large(bounds)
        code = self._process.wait()
        if self._is_stopped:
            raise cancelled()
        if self._is_late or code == -getattr(signal, "SIGXCPU", 0):
            raise too_long(bounds)
        raise too_large(bounds) if code in _OUT_OF_MEMORY else broken(str(code))

    def stop(self) -> None:
        """End the work, in any thread; nothing happens if the process has ended."""
        self._is_stopped = True
        self._process.kill()

    def close(self) -> None:
        """Kill the process."""
        self._process.kill()
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def _answer(self, parts: Sequence[bytes]) -> tuple[End | None, bytes]:
        """Return the outcome and the result of the work; None and nothing if the process ended early."""
        to, back = self._pipes
        try:
            for part in parts:
                to.write(part)
            to.flush()
        except OSError:
            return None, b""
        head = back.read(ANSWERED.size)
        if len(head) < ANSWERED.size:
            return None, b""
        end, size = ANSWERED.unpack(head)
        if size > LARGEST_ANSWER:
            return End.TOO_LARGE, b""
        answer = back.read(size)
        return (End(end), answer) if len(answer) == size else (None, b"")

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()
