"""Background jobs: a pure function in, its result or its failure out, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.domain.values.lazy_text import LazyText

Job = Callable[[], Any]


class Tasks(QObject):
    """Runs jobs; `busy` carries a description when a job starts, and "" when all have ended."""

    busy = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = QtExecutor(self)
        self._running = 0

    def run(self, words: str, job: Job, done: Callable[[Any], None], failed: Callable[[LazyText], None]) -> None:
        """Run a job; exactly one of `done` and `failed` is then called, in this object's thread."""
        self._running += 1
        self.busy.emit(words)
        self._lane.run(job, partial(self._end, done, failed))

    def wait(self) -> None:
        """Block until every job has ended."""
        self._lane.wait_for_jobs()

    def _end(self, done: Callable[[Any], None], failed: Callable[[LazyText], None], outcome: Any) -> None:  # noqa: ANN401
        self._running -= 1
        if not self._running:
            self.busy.emit("")
        if isinstance(outcome, ExternalError):
            failed(outcome.message)
        elif isinstance(outcome, Exception):
            raise outcome  # a bug, re-raised on this thread
        else:
            done(outcome)


def while_there(owner: QObject, deliver: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return a callback that does nothing once `owner`, such as a closed dialog, has been destroyed."""

    def guarded(result: Any) -> None:  # noqa: ANN401 - any job's result
        if isValid(owner):
            deliver(result)

    return guarded
