"""Executors for slow work: inline for tests and the terminal, on another thread so that typing never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Executor(Protocol):
    """Runs jobs one after the other in order and delivers their results on the thread that owns it."""

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Run a job and pass its result, or the exception that ended it, to `done`."""

    def soon(self, act: Callable[[], None]) -> None:
        """Call a function on this thread within a second, once however often it is requested until then."""

    def wait(self) -> None:
        """Wait until every job has run and its result is delivered."""


class InlineExecutor:
    """Runs everything immediately on the calling thread."""

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Run a job and pass its result to `done`."""
        done(outcome_of(job))

    def soon(self, act: Callable[[], None]) -> None:
        """Call it now."""
        act()

    def wait(self) -> None:
        """Return at once: no job is ever pending."""


def outcome_of(job: Callable[[], T]) -> T | Exception:
    """Return the result of a job, or the exception that it raised; the caller raises it again on its own thread."""
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - raised again by the caller
        return error
