"""A worker thread for slow jobs, so that nothing blocks typing, and garbage collection that stays out of it."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from offercalc.application.sync.executor import outcome_of

T = TypeVar("T")
SOON = 400
"""In milliseconds: the delay in which changes are collected into one revision."""
_COLLECTING = 1000
"""In milliseconds: how often it is checked whether garbage is due to be collected."""


class _Bell(QObject):
    rung = Signal()


class GarbageCollection(QObject):
    """Collects cyclic garbage in the thread that owns it, which is the GUI thread, and in no other thread.

    Python collects in whichever thread allocates. PySide finds the wrapper of a C++ object that is being destroyed
    before it waits for the interpreter lock; if a worker thread collects that wrapper meanwhile, the program crashes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start(_COLLECTING)


def collect_if_due() -> None:
    """Collect the oldest generation of garbage whose threshold is exceeded, as Python itself would."""
    due = [index for index, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if count > most > 0]  # fmt: skip
    if due:
        gc.collect(due[-1])


class QtExecutor(QObject):
    """Runs jobs one at a time in a worker thread and delivers their results in its own thread.

    The worker keeps a reference to the job only, never to the lane or the callback: a QObject must not be destroyed
    from a worker thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._bell = _Bell()
        self._bell.rung.connect(self._deliver)
        self._waiting: deque[Callable[[Any], None]] = deque()
        self._outcomes: deque[Any] = deque()
        self._runs_last = False
        self._next: Callable[[], None] | None = None
        self._acts: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._act)

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Run a job in the worker thread and call `done` with its result or its exception."""
        self._waiting.append(done)
        self._pool.start(partial(_work, job, self._outcomes, self._bell))

    def run_last(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run a job after the one before; of those requested meanwhile only the last is run and delivered.

        An exception of a job is a fault of the program: it is raised in this thread, and the last job still runs.
        """
        if self._runs_last:
            self._next = partial(self.run_last, job, done)
        else:
            self._runs_last = True
            self.run(job, partial(self._deliver_last, done))

    def soon(self, act: Callable[[], None]) -> None:
        """Call `act` once, `SOON` milliseconds after the first request."""
        if act not in self._acts:
            self._acts.append(act)
        if not self._timer.isActive():
            self._timer.start()

    def wait_for_jobs(self) -> None:
        """Block until every job has ended; the event loop delivers the results."""
        self._pool.waitForDone()

    def wait(self) -> None:
        """Block until every job has ended and its result is delivered."""
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

    def _deliver_last(self, done: Callable[[T], None], outcome: T | Exception) -> None:
        self._runs_last = False
        run_next, self._next = self._next, None
        if run_next is not None:
            run_next()
        if isinstance(outcome, Exception):
            raise outcome
        if run_next is None:
            done(outcome)


def _work(job: Callable[[], object], outcomes: deque[Any], bell: _Bell) -> None:
    outcomes.append(outcome_of(job))
    with suppress(RuntimeError):  # the receiver may be gone, such as when the window was closed during a job
        bell.rung.emit()
