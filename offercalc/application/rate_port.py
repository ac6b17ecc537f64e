"""What the program needs of those who publish exchange rates, and of what keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.message import Message
from offercalc.domain.rate_book import OwnQuote, RateBook
from offercalc.domain.rate_news import Doubt, Fetched


class Watch(Protocol):
    """Looks on while something takes its time."""

    @property
    def is_stopped(self) -> bool:
        """Tell whether a person wants it to stop."""

    def on_stop(self, act: Callable[[], None]) -> None:
        """Have something done at the moment a person stops it, from whatever thread."""

    def say(self, what: str, received: int) -> None:
        """Be told what is going on, and how many bytes have come in."""


class PublisherFacts(Struct, frozen=True):
    """A publisher of rates: its terms of use, the attribution they ask for, and when it last answered."""

    source: str
    terms: str
    attribution: str
    asked: datetime | None = None


class RateDesk(Protocol):
    """Keeps the rates: asks publishers when a person wants it, and takes down rates of a person's own.

    Everything raises OutsideError where it fails, and what was known before stays in use.
    """

    @property
    def book(self) -> RateBook:
        """Give all rates at hand; after each change it is a new book."""

    @property
    def fault(self) -> Message:
        """Say why kept rates cannot be read, nothing where they can."""

    @property
    def publishers(self) -> tuple[PublisherFacts, ...]:
        """Name the publishers that can be asked."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Give the rates that a person has still to be asked about, at most one of a currency and publisher."""

    @property
    def own(self) -> tuple[OwnQuote, ...]:
        """Give the rates that a person has stated."""

    def update(self, sources: tuple[str, ...], watch: Watch) -> tuple[Fetched, ...]:
        """Ask publishers, all where none is named, for newer rates; a fault of one does not keep back the others."""

    def settle(self, doubt: Doubt, *, is_true: bool) -> None:
        """Use a doubtful rate, and what has been held back of its currency since; or never use it."""

    def add_own(self, quotes: tuple[OwnQuote, ...]) -> None:
        """Take down rates of a person's own."""

    def remove_own(self, quote: OwnQuote) -> None:
        """Take a rate of a person's own out of use."""

    def read_own(self, path: Path) -> tuple[OwnQuote, ...] | tuple[Message, ...]:
        """Read rates of a person's own from a CSV file, or say in sentences everything that is wrong with it."""
