"""A thread for slow work, so that no disk, server or computation holds up typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from offercalc.application.lanes import outcome_of

T = TypeVar("T")
SOON = 400
"""In milliseconds: what is typed meanwhile is kept as one revision."""


class _Bell(QObject):
    rung = Signal()


class ThreadLane(QObject):
    """Does jobs one after the other in a thread, and hands over what they give in its own.

    The thread holds a job, never the lane or who waits for it: the last to let go of a QObject must not be a thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._bell = _Bell()
        self._bell.rung.connect(self._deliver)
        self._waiting: deque[Callable[[Any], None]] = deque()
        self._outcomes: deque[Any] = deque()
        self._acts: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._act)

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do a job in the thread and hand over what it gives, or the exception that ended it."""
        self._waiting.append(done)
        self._pool.start(partial(_work, job, self._outcomes, self._bell))

    def soon(self, act: Callable[[], None]) -> None:
        """Have something done once, a moment after it was first asked for."""
        if act not in self._acts:
            self._acts.append(act)
        if not self._timer.isActive():
            self._timer.start()

    def wait_for_jobs(self) -> None:
        """Wait until every job is done; the event loop hands over what they gave."""
        self._pool.waitForDone()

    def wait(self) -> None:
        """Wait until every job is done and handed over."""
        while not self._pool.waitForDone(0) or self._outcomes:
            self._pool.waitForDone()
            self._deliver()

    def _act(self) -> None:
        acts, self._acts = self._acts, []
        for act in acts:
            act()

    def _deliver(self) -> None:
        while self._outcomes:
            done = self._waiting.popleft()
            done(self._outcomes.popleft())


def _work(job: Callable[[], object], outcomes: deque[Any], bell: _Bell) -> None:
    outcomes.append(outcome_of(job))
    with suppress(RuntimeError):  # who waited may be gone by now, as when the window is closed in the middle of a job
        bell.rung.emit()
