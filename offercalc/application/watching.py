"""A watch over work that takes its time: it can be told how far it is, and stopped from another thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock


class StopWatch:
    """A `Watch` that tells a listener and can be stopped once."""

    def __init__(self, listener: Callable[[str, int], None] | None = None) -> None:
        """Take who is told, in the thread of the work, what is going on."""
        self._listener = listener
        self._stopped = Event()
        self._lock = Lock()
        self._acts: list[Callable[[], None]] = []

    @property
    def is_stopped(self) -> bool:
        """Tell whether it was stopped."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Stop the work: what was to be done then is done now, in this thread."""
        with self._lock:
            self._stopped.set()
            acts, self._acts = self._acts, []
        for act in acts:
            act()

    def on_stop(self, act: Callable[[], None]) -> None:
        """Have something done when it is stopped; at once where it was already."""
        with self._lock:
            if not self._stopped.is_set():
                self._acts.append(act)
                return
        act()

    def say(self, what: str, received: int) -> None:
        """Pass on what is going on."""
        if self._listener is not None:
            self._listener(what, received)
