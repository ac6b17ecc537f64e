"""Progress and cancellation of a long operation; another thread can cancel it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock


class CancellationToken:
    """A `ProgressMonitor` that reports to a listener and can be stopped once."""

    def __init__(self, listener: Callable[[str, int], None] | None = None) -> None:
        """Take the listener, which is called on the thread of the work."""
        self._listener = listener
        self._stopped = Event()
        self._lock = Lock()
        self._acts: list[Callable[[], None]] = []

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Stop the work and call the functions of `on_stop` on this thread."""
        with self._lock:
            self._stopped.set()
            acts, self._acts = self._acts, []
        for act in acts:
            act()

    def on_stop(self, act: Callable[[], None]) -> None:
        """Call a function when it is stopped; at once if it already was."""
        with self._lock:
            if not self._stopped.is_set():
                self._acts.append(act)
                return
        act()

    def report(self, what: str, received: int) -> None:
        """Pass the progress to the listener."""
        if self._listener is not None:
            self._listener(what, received)
