"""Limits of time and memory for reading untrusted files, so that no file can harm the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from msgspec import Struct

from offercalc.application.files.cancellation import CancellationToken
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_

A = TypeVar("A")
B = TypeVar("B")


_STOP: ContextVar[CancellationToken | None] = ContextVar("_STOP", default=None)
"""What stops the work of this thread."""


class Bounds(Struct, frozen=True):
    """Limits of some work: seconds of wall-clock time, and MB of 2**20 bytes of memory."""

    seconds: int
    megabytes: int


class RefusedError(Exception):
    """Work was abandoned; `why` completes a sentence about the file that it was done for."""

    def __init__(self, why: LazyText) -> None:
        """Take the reason."""
        self.why = why
        super().__init__(why)


class Guard(Protocol):
    """Runs work on untrusted files."""

    def run(self, work: Callable[[A], B], asked: A, bounds: Bounds) -> B:
        """Return the result of some work; raises RefusedError if it exceeds the limits or fails.

        `work` is a public module-level function of this program that depends only on its argument; its annotations are
        types that msgspec can encode.
        """


@contextmanager
def stopped_by(token: CancellationToken) -> Iterator[None]:
    """Let a token end what guards run within the block: their processes end with it, not at their limits."""
    before = _STOP.set(token)
    try:
        yield
    finally:
        _STOP.reset(before)


def on_stop(act: Callable[[], None]) -> None:
    """Call a function if the work of this thread is stopped."""
    token = _STOP.get()
    if token is not None:
        token.on_stop(act)


class Unguarded:
    """Runs the work in this process without limits, for the program's own files and for tests."""

    def run(self, work: Callable[[A], B], asked: A, bounds: Bounds) -> B:  # noqa: ARG002 - as a guard
        """Return the result of the work."""
        return work(asked)


class Told(Struct, frozen=True):
    """A message in a form that can be sent between processes: its text and its arguments."""

    text: str
    facts: dict[str, int | str | Told] = {}

    def message(self) -> LazyText:
        """Return the message."""
        facts = {name: fact.message() if isinstance(fact, Told) else fact for name, fact in self.facts.items()}
        return LazyText(self.text, **facts)


def told(sentence: str) -> Told:
    """Pack a message or a plain sentence; arguments that are neither numbers nor strings become strings."""
    if not isinstance(sentence, LazyText):
        return Told("{sentence}", {"sentence": sentence})
    facts = {
        name: told(fact) if isinstance(fact, LazyText) else fact if isinstance(fact, int) else str(fact)
        for name, fact in sentence.facts.items()
    }
    return Told(sentence.text, facts)


def too_long(bounds: Bounds) -> RefusedError:
    """Return the error for work that takes too long."""
    text = N_("processing took longer than {seconds} seconds and was stopped")
    return RefusedError(LazyText(text, seconds=bounds.seconds))


def too_large(bounds: Bounds) -> RefusedError:
    """Return the error for work that takes too much memory."""
    text = N_("processing took more than {size} MB of memory and was stopped")
    return RefusedError(LazyText(text, size=bounds.megabytes))


def cancelled() -> RefusedError:
    """Return the error for work that somebody has stopped."""
    return RefusedError(LazyText(N_("processing was cancelled")))


def broken(reason: str) -> RefusedError:
    """Return the error for work that fails."""
    return RefusedError(LazyText(N_("processing failed ({reason})"), reason=reason))
