"""Jobs off the GUI thread: a pure function in, its result or its failure out, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid
from typing_extensions import override

from offercalc.application.ports import OutsideError

Job = Callable[[], Any]
Deliver = Callable[[], None]


class Tasks(QObject):
    """Runs jobs; `busy` says when work begins (what, in words) and when all of it has ended (nothing)."""

    busy = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running = 0
        self._ended.connect(self._end)

    def run(self, words: str, job: Job, done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        """Run a job; exactly one of `done` and `failed` is called, in this object's thread."""
        self._running += 1
        self.busy.emit(words)
        self._pool.start(_Run(lambda: self._ended.emit(_outcome(job, done, failed))))

    def wait(self) -> None:
        """Wait until every job has ended."""
        self._pool.waitForDone()

    def _end(self, deliver: Deliver) -> None:
        self._running -= 1
        if not self._running:
            self.busy.emit("")
        deliver()


def while_there(owner: QObject, deliver: Callable[[Any], None]) -> Callable[[Any], None]:
    """Deliver something only while a dialog is still there: it may be closed before a job of its own has ended."""

    def guarded(result: Any) -> None:  # noqa: ANN401 - whatever a job gives
        if isValid(owner):
            deliver(result)

    return guarded


class _Run(QRunnable):
    def __init__(self, work: Deliver) -> None:
        super().__init__()
        self._work = work

    @override
    def run(self) -> None:
        self._work()


def _outcome(job: Job, done: Callable[[Any], None], failed: Callable[[str], None]) -> Deliver:
    """Do a job and return how to tell of it; a fault of the program is raised where it is told."""
    try:
        return partial(done, job())
    except OutsideError as error:
        return partial(failed, str(error))
    except Exception as error:  # noqa: BLE001 - raised again in the GUI thread, where it is seen
        return partial(_raise, error)


def _raise(error: Exception) -> NoReturn:
    raise error
