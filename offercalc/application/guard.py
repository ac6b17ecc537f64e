"""How files of other people are read: within bounds of time and memory, so that no file can harm the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from msgspec import Struct

from offercalc.domain.message import Message
from offercalc.presentation.reader import N_

A = TypeVar("A")
B = TypeVar("B")


class Bounds(Struct, frozen=True):
    """How long some work may take, in seconds of the clock, and how much memory, in MB of 2**20 bytes."""

    seconds: int
    megabytes: int


class RefusedError(Exception):
    """Work was given up; `why` is the end of a sentence about the file that it was done for."""

    def __init__(self, why: Message) -> None:
        """Take the reason."""
        self.why = why
        super().__init__(why)


class Guard(Protocol):
    """Does work for files of other people."""

    def run(self, work: Callable[[A], B], asked: A, bounds: Bounds) -> B:
        """Do some work and return what it returns; raises RefusedError where it exceeds the bounds or breaks down.

        `work` is a public function of a module of ours that needs nothing but what it is handed; its annotations name
        types that msgspec encodes.
        """


class Unguarded:
    """Does the work where it is asked for, without bounds: for files of our own, and for tests."""

    def run(self, work: Callable[[A], B], asked: A, bounds: Bounds) -> B:  # noqa: ARG002 - as a guard
        """Do some work."""
        return work(asked)


class Told(Struct, frozen=True):
    """A message on its way from one process to another: its text and its facts."""

    text: str
    facts: dict[str, int | str | Told] = {}

    def message(self) -> Message:
        """Return the message."""
        facts = {name: fact.message() if isinstance(fact, Told) else fact for name, fact in self.facts.items()}
        return Message(self.text, **facts)


def told(sentence: str) -> Told:
    """Pack a message, or a sentence that stands as it is; facts that are neither numbers nor texts become texts."""
    if not isinstance(sentence, Message):
        return Told("{sentence}", {"sentence": sentence})
    facts = {
        name: told(fact) if isinstance(fact, Message) else fact if isinstance(fact, int) else str(fact)
        for name, fact in sentence.facts.items()
    }
    return Told(sentence.text, facts)


def too_long(bounds: Bounds) -> RefusedError:
    """Refuse what takes too long."""
    text = N_("it takes longer than {seconds} seconds and was given up")
    return RefusedError(Message(text, seconds=bounds.seconds))


def too_large(bounds: Bounds) -> RefusedError:
    """Refuse what takes too much memory."""
    text = N_("it takes more than {size} MB of memory and was given up")
    return RefusedError(Message(text, size=bounds.megabytes))


def broken(reason: str) -> RefusedError:
    """Refuse what work breaks down on."""
    return RefusedError(Message(N_("the program fails on it ({reason})"), reason=reason))
