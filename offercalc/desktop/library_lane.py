"""Where the library is touched: a thread of its own, so that no slow disk or silent server holds up typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from offercalc.application.lanes import outcome_of

T = TypeVar("T")
SOON = 400
"""In milliseconds: what is typed meanwhile is kept as one revision."""


class LibraryLane(QObject):
    """Does jobs one after the other in a thread, and hands over what they give in its own."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._deliveries: list[Callable[[], None]] = []
        self._acts: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._act)
        self._arrived.connect(self._deliver)

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do a job in the thread and hand over what it gives, or the exception that ended it."""

        def work() -> None:
            self._deliveries.append(partial(done, outcome_of(job)))
            self._arrived.emit()

        self._pool.start(work)

    def soon(self, act: Callable[[], None]) -> None:
        """Have something done once, a moment after it was first asked for."""
        if act not in self._acts:
            self._acts.append(act)
        if not self._timer.isActive():
            self._timer.start()

    def wait(self) -> None:
        """Wait until every job is done and handed over."""
        while not self._pool.waitForDone(0) or self._deliveries:
            self._pool.waitForDone()
            self._deliver()

    def _act(self) -> None:
        acts, self._acts = self._acts, []
        for act in acts:
            act()

    def _deliver(self) -> None:
        while self._deliveries:
            self._deliveries.pop(0)()
