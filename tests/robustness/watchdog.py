"""What stops an input that never ends, and names where something failed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class HangError(BaseException):
    """An input has no end; no `except Exception` hides it."""


@contextmanager
def within(seconds: float, *, computing: bool = False) -> Iterator[None]:
    """Raise HangError where something takes longer, or computes longer, on systems that have alarms."""
    if sys.platform == "win32":
        yield
        return

    def give_up(*_signal: object) -> None:
        raise HangError

    timer, alarm = (signal.ITIMER_PROF, signal.SIGPROF) if computing else (signal.ITIMER_REAL, signal.SIGALRM)
    before = signal.signal(alarm, give_up)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(alarm, before)


def last_frame(error: BaseException) -> str:
    """Return the file and line in which something was raised."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last is not None else ""
