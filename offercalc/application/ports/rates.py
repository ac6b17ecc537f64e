"""Ports to the publishers and the storage of exchange rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.exchange.rate_book import OwnQuote, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.values.lazy_text import LazyText


class ProgressMonitor(Protocol):
    """Progress and cancellation of a long operation."""

    @property
    def is_stopped(self) -> bool:
        """Whether the user cancelled the operation."""

    def on_stop(self, act: Callable[[], None]) -> None:
        """Call a function when the user cancels, on the thread that cancels."""

    def report(self, what: str, received: int) -> None:
        """Report the current step and how many bytes were received."""


class PublisherFacts(Struct, frozen=True):
    """A publisher of rates: its terms of use, the attribution they require, and the time of its last response."""

    source: str
    terms: str
    attribution: str
    asked: datetime | None = None


class RateRepository(Protocol):
    """Repository of exchange rates: updates them from publishers on request, and stores the user's own rates.

    Every method raises ExternalError if it fails; the rates known before stay in use.
    """

    @property
    def book(self) -> RateBook:
        """Return all known rates; each change creates a new book."""

    @property
    def fault(self) -> LazyText:
        """Return why stored rates cannot be read; empty if they can."""

    @property
    def publishers(self) -> tuple[PublisherFacts, ...]:
        """Return the available publishers."""

    @property
    def doubts(self) -> tuple[QuestionedRate, ...]:
        """Return the questioned rates that await the user's decision, at most one per currency and publisher."""

    @property
    def own(self) -> tuple[OwnQuote, ...]:
        """Return the user's own rates."""

    def update(self, sources: tuple[str, ...], watch: ProgressMonitor) -> tuple[UpdateResult, ...]:
        """Fetch newer rates from the named publishers, or from all; a failure of one does not stop the others."""

    def settle(self, doubt: QuestionedRate, *, is_true: bool) -> None:
        """Accept a questioned rate, together with the later rates of its currency held back since; or reject it."""

    def add_own(self, quotes: tuple[OwnQuote, ...]) -> None:
        """Store rates of the user."""

    def remove_own(self, quote: OwnQuote) -> None:
        """Remove one of the user's own rates."""

    def read_own(self, path: Path) -> tuple[OwnQuote, ...] | tuple[LazyText, ...]:
        """Read the user's own rates from a CSV file, or return everything that is wrong with it as sentences."""
