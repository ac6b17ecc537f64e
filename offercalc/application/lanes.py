"""Where slow work is done: at once, for tests and the terminal, or elsewhere, so that typing never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Lane(Protocol):
    """Does jobs one after the other in their order; what they give is handed over where the lane lives."""

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do a job and hand over what it gives, or the exception that ended it."""

    def soon(self, act: Callable[[], None]) -> None:
        """Have something done here within a second, once for all who ask for it meanwhile."""

    def wait(self) -> None:
        """Wait until every job is done and handed over."""


class AtOnce:
    """Does everything at once, where it is asked for."""

    def run(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do a job and hand over what it gives."""
        done(outcome_of(job))

    def soon(self, act: Callable[[], None]) -> None:
        """Do it now."""
        act()

    def wait(self) -> None:
        """Return: nothing is ever going on."""


def outcome_of(job: Callable[[], T]) -> T | Exception:
    """Do a job; a fault of the program is handed over like what it gives, and raised by whoever receives it."""
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - raised again where it is handed over
        return error
