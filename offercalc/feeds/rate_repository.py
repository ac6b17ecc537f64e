"""The repository of exchange rates: bundled, downloaded from publishers, and the user's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from offercalc.application.files.regular_files import read_regular
from offercalc.application.ports.errors import ExternalError, StoppedError
from offercalc.application.ports.rates import ProgressMonitor, PublisherFacts
from offercalc.domain.exchange.rate import RateTable
from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.feeds.publishers.ecb_history import EcbHistory
from offercalc.feeds.store.merged_rates import MergedRates
from offercalc.feeds.store.rate_store import Held, Kept, RateStore
from offercalc.feeds.store.stored_rates import StoredRates
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    from offercalc.feeds.publishers.publisher import Publisher


T = TypeVar("T")


def _now() -> datetime:
    return datetime.now(UTC)


class StoredRateRepository:
    """A `RateRepository` over a store; its book is a new value after each change, so that any thread may keep one."""

    def __init__(
        self,
        bundled: EcbHistory,
        store: RateStore,
        publishers: Callable[[], tuple[Publisher, ...]],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        """Take the bundled history, the store, the function that returns the publishers, and the clock.

        Publishers are in order of preference.
        """
        self._bundled = bundled
        self._store = store
        self._find_publishers = publishers
        self._clock = clock
        self._fault: LazyText = NO_TEXT
        self.book = RateBook((bundled,))
        self._read()

    @property
    def fault(self) -> LazyText:
        """The reason why all or some stored rates can't be read; empty if all can."""
        return self._fault or self._store.fault

    @property
    def publishers(self) -> tuple[PublisherFacts, ...]:
        """The available publishers."""
        visits = [(one, self._told(partial(self._store.last_visit, one.source), None)) for one in self._publishers]
        return tuple(
            PublisherFacts(one.source, one.terms, one.attribution, visit.at if visit is not None else None)
            for one, visit in visits
        )

    @property
    def doubts(self) -> tuple[QuestionedRate, ...]:
        """The first undecided rate flagged for review of each currency and publisher."""
        found: dict[tuple[str, str], QuestionedRate] = {}
        nothing: tuple[Kept, ...] = ()
        for kept in self._told(self._store.held, nothing):
            for code, held in kept.held.items():
                doubt = QuestionedRate(kept.source, kept.base, code, kept.day, held.value, held.known_day, held.known)
                if not held.is_refused:
                    found.setdefault((kept.source, code), doubt)
        return tuple(found.values())

    @property
    def own(self) -> tuple[OwnQuote, ...]:
        """The user's own rates."""
        return self._told(self._store.own, ())

    def update(self, sources: tuple[str, ...], watch: ProgressMonitor) -> tuple[UpdateResult, ...]:
        """Download newer rates from the named publishers, or from all; a failure of one does not affect the others."""
        from offercalc.feeds.rate_update import RatesAtHand, fetch

        outcomes: list[UpdateResult] = []
        if self._fault:
            self._store.set_aside()
        for publisher in self._publishers:
            if not _is_wanted(publisher, sources, outcomes):
                continue
            try:
                outcomes.append(
                    fetch(publisher, RatesAtHand(self.book, self._bundled, self._store), self._clock(), watch)
                )
            except StoppedError as stopped:
                return (*outcomes, UpdateResult(source=publisher.source, fault=stopped.message))
            except ExternalError as error:
                outcomes.append(UpdateResult(source=publisher.source, fault=error.message))
            self._read()
        return tuple(outcomes)

    def settle(self, doubt: QuestionedRate, *, is_true: bool) -> None:
        """Accept or reject a rate flagged for review, together with those of its currency held back since."""
        decided = [
            _decided(kept, doubt.currency, is_true=is_true)
            for kept in self._store.held()
            if kept.source == doubt.source and kept.day >= doubt.day and doubt.currency in kept.held
        ]
        self._store.keep(tuple(decided))
        self._read()

    def add_own(self, quotes: tuple[OwnQuote, ...]) -> None:
        """Add rates of the user's own."""
        if self._fault:
            self._store.set_aside()
        self._store.add_own(quotes, self._clock())
        self._read()

    def remove_own(self, quote: OwnQuote) -> None:
        """Remove one of the user's own rates."""
        self._store.remove_own(quote, self._clock())
        self._read()

    def read_own(self, path: Path) -> tuple[OwnQuote, ...] | tuple[LazyText, ...]:
        """Parse the user's own rates from a CSV file. Return the rates, or a message for each fault."""
        from offercalc.feeds.store.own_rates_file import LARGEST_FILE, read_own_rates

        try:
            content = read_regular(path, LARGEST_FILE + 1)
        except OSError as error:
            raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error
        return read_own_rates(content)

    @cached_property
    def _publishers(self) -> tuple[Publisher, ...]:
        return self._find_publishers()

    def _told(self, question: Callable[[], T], none: T) -> T:
        """Return the result of a query of the store; if it can't be read, set `fault` and return `none`."""
        try:
            return question()
        except ExternalError as error:
            self._fault = error.message
            return none

    def _read(self) -> None:
        """Rebuild the book from all available rates; if the store can't be read, keep the book and set `fault`."""
        try:
            stored = dict(self._store.sources())
            opened = {source: StoredRates(self._store, source, base) for source, base in stored.items()}
            tables = {source: table for source, table in opened.items() if not table.is_empty}
            own = self._store.own()
            self._fault = NO_TEXT
        except ExternalError as error:
            self._fault = error.message
            return
        bundled = self._bundled
        newer = tables.pop(bundled.source, None)
        ecb: RateTable = bundled if newer is None or newer.base != bundled.base else MergedRates(newer, bundled)
        others = [tables[one.source] for one in self._publishers if one.source in tables] if tables else []
        self.book = RateBook(((OwnRates(own),) if own else ()) + (ecb, *others))


def _is_wanted(publisher: Publisher, sources: tuple[str, ...], outcomes: list[UpdateResult]) -> bool:
    """Whether to query a publisher: if it is named, or none is; a fallback only if its original source has failed."""
    if sources:
        return publisher.source in sources
    original = publisher.stands_in_for
    return not original or any(one.source == original and one.fault for one in outcomes)


def _decided(kept: Kept, currency: str, *, is_true: bool) -> Kept:
    """Return a day with a held-back rate accepted, or rejected permanently."""
    held = dict(kept.held)
    one: Held = held.pop(currency)
    if is_true:
        return replace(kept, rates={**kept.rates, currency: one.value}, held=held)
    return replace(kept, held={**held, currency: replace(one, is_refused=True)})
