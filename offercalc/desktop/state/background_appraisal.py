"""The figures of large offers, and what pages show of them, made off the GUI thread, so that the window responds."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from offercalc.analysis.comparison import Appraisal
from offercalc.application.offers.appraisal import Appraiser, LargeAppraisal
from offercalc.desktop.state.page_views import ComparisonView, LateView, OfferView
from offercalc.desktop.system.qt_executor import QtExecutor

_REMEMBERED = 32
_VIEWS = 4
V = TypeVar("V", OfferView, ComparisonView)


class LateFigures(QObject):
    """Works out what is asked for, one large offer after the other; `ready` says that it can be shown.

    Views ask again whenever figures change; earlier requests that have not started are dropped, so that after
    many keystrokes only the last one is computed.
    """

    ready = Signal()

    def __init__(self, appraiser: Appraiser, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appraiser = appraiser
        self._lane = QtExecutor(self)
        self._queue: deque[LargeAppraisal | LateView] = deque()
        self._urgent: set[object] = set()
        self._running: LargeAppraisal | LateView | None = None
        self._done: deque[object] = deque(maxlen=_REMEMBERED)
        self._views: dict[object, OfferView | ComparisonView] = {}

    def ask(self, jobs: tuple[LargeAppraisal | LateView, ...]) -> bool:
        """Work out these instead of what was asked for before, and return whether there is anything to wait for."""
        self._queue.clear()
        lacking = self._add(jobs)
        self._urgent = {job.key for job in lacking}
        return bool(lacking)

    def view(self, job: LateView) -> OfferView | ComparisonView | None:
        """Return a view that has been made; otherwise begin to make it, instead of what was asked for before."""
        found = self._views.get(job.key)
        if found is None:
            self.ask((job,))
        return found

    def view_of(self, job: LateView, kind: type[V]) -> V | None:
        """Return a view of one kind that has been made; otherwise begin to make it, as `view` does."""
        found = self.view(job)
        return found if isinstance(found, kind) else None

    def view_now(self, job: LateView) -> OfferView | ComparisonView:
        """Return a view that has been made, or make it here; of the same figures in the same words it is made once."""
        if job.key not in self._views:
            self._keep(job, job.make())
        return self._views[job.key]

    def ask_also(self, jobs: tuple[LargeAppraisal | LateView, ...]) -> bool:
        """Work out these after what was asked for before, and return whether there is anything to wait for."""
        return bool(self._add(jobs))

    def stop(self) -> None:
        """Start nothing new and wait for the running appraisal."""
        self._queue.clear()
        self._lane.wait_for_jobs()

    def _add(self, jobs: tuple[LargeAppraisal | LateView, ...]) -> list[LargeAppraisal | LateView]:
        """Put jobs into the queue that are not there yet, and return which of all of them are to be waited for.

        What was worked out a moment ago and is not at hand any more, because all of it is too much, is not waited for
        again.
        """
        lacking = [job for job in jobs if job.key not in self._done]
        here = {job.key for job in self._queue}
        if self._running is not None:
            here.add(self._running.key)
        self._queue += [job for job in lacking if job.key not in here]
        if self._running is None:
            self._begin()
        return lacking

    def _begin(self) -> None:
        if self._queue:
            self._running = self._queue.popleft()
            self._lane.run(self._running, partial(self._take, self._running))

    def _take(
        self, job: LargeAppraisal | LateView, outcome: Appraisal | OfferView | ComparisonView | Exception
    ) -> None:
        self._running = None
        if isinstance(outcome, Exception):
            self._queue.clear()
            raise outcome  # a fault of the program, seen here
        if isinstance(job, LargeAppraisal) and isinstance(outcome, Appraisal):
            self._appraiser.take(job, outcome)
            self._done.append(job.key)
        elif isinstance(job, LateView) and not isinstance(outcome, Appraisal):
            self._keep(job, outcome)
        was_urgent = bool(self._urgent)
        self._urgent.discard(job.key)
        is_last = not self._queue
        self._begin()
        if is_last or (was_urgent and not self._urgent):
            self.ready.emit()

    def _keep(self, job: LateView, view: OfferView | ComparisonView) -> None:
        self._views[job.key] = view
        while len(self._views) > _VIEWS:
            del self._views[next(iter(self._views))]
