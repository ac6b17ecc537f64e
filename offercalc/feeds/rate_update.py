"""The update of rates from one publisher: download, outlier check and storage."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.rates import ProgressMonitor
from offercalc.domain.exchange.rate import NoRate, RateTable
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.exchange.rate_update import UpdateResult
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.network.download import Download, download
from offercalc.feeds.outlier_check import Known, weigh
from offercalc.feeds.publishers.ecb_history import EcbHistory
from offercalc.feeds.publishers.publication import Publication, UnreadableRatesError
from offercalc.feeds.publishers.publisher import Publisher
from offercalc.feeds.store.rate_store import Kept, RateStore, Visit
from offercalc.presentation.formats.localizer import N_

_DAY = timedelta(days=1)


class RatesAtHand(Struct, frozen=True):
    """The rates known before an update."""

    book: RateBook
    bundled: EcbHistory
    store: RateStore


def fetch(publisher: Publisher, at_hand: RatesAtHand, now: datetime, watch: ProgressMonitor) -> UpdateResult:
    """Download rates from a publisher and store new ones; raise ExternalError without any change on failure."""
    source, store, today = publisher.source, at_hand.store, now.date()
    table = _table(at_hand.book, source)
    last_day = None if table is None else table.last_day
    address = publisher.address(last_day, today)
    visit = store.last_visit(source, address)
    if visit is not None and visit.next_at is not None and now < visit.next_at:
        return UpdateResult(source=source, last_day=last_day)
    answer = download(source, address, visit.validators if visit is not None else None, watch)
    _check_clock(source, answer, now)
    if answer.content is None:
        store.keep((), source, address, Visit(now, answer.validators, visit.next_at if visit is not None else None))
        return UpdateResult(source=source, last_day=last_day)
    bulletin = _read(publisher, answer.content)
    newest = bulletin.days[-1].day
    _check_day(source, newest, today)
    kept = _weighed(publisher, bulletin, at_hand)
    fresh = tuple(replace(one, fetched=now) for one in kept)
    store.keep(fresh, source, address, Visit(now, answer.validators, bulletin.next_update))
    remarks = bulletin.refused
    if last_day is not None and newest < last_day:
        text = N_(
            "{source}: the latest available rates are as of {newest}, older than those you already have, as of {day}."
        )
        remarks += (LazyText(text, source=source, newest=newest, day=last_day),)
    return UpdateResult(source=source, last_day=max(newest, last_day or newest), days=len(fresh), remarks=remarks)


def _read(publisher: Publisher, content: bytes) -> Publication:
    try:
        return publisher.read(content)
    except UnreadableRatesError as error:
        raise ExternalError(N_("{fault}. The previous rates stay in use."), fault=error.message) from error


def _table(book: RateBook, source: str) -> RateTable | None:
    found = book.only(source)
    return None if found is None else found.tables[0]


def _check_clock(source: str, answer: Download, now: datetime) -> None:
    """Raise ExternalError if the clocks of this computer and the publisher differ by more than a day."""
    if answer.clock is not None and abs(answer.clock - now) > _DAY:
        text = N_(
            "{source}: today is {today} according to this computer, but {day} according to the "
            "publisher. Set the computer's date, then update again. The previous rates stay in use."
        )
        raise ExternalError(text, source=source, today=now.date(), day=answer.clock.date())


def _check_day(source: str, newest: date, today: date) -> None:
    if newest > today + _DAY:
        text = N_(
            "{source}: the rates are as of {newest}, but today is {today} according to this computer. "
            "Check its date. The previous rates stay in use."
        )
        raise ExternalError(text, source=source, newest=newest, today=today)


def _weighed(publisher: Publisher, bulletin: Publication, at_hand: RatesAtHand) -> list[Kept]:
    """Return the new days of a bulletin after the outlier check against known rates."""
    source, base = publisher.source, bulletin.base
    known = {one.day: found for one in bulletin.days if (found := _known_day(source, base, one.day, at_hand))}
    table = _table(at_hand.book, source)

    def last(code: str, day: date) -> Known | None:
        found = None if table is None else table.quote(base, code, day - _DAY)
        if found is not None:
            return found.day, Decimal(found.value.numerator) / Decimal(found.value.denominator)
        rate = at_hand.book.rate(base, code, day)  # another publisher's rate is a sufficient reference
        if isinstance(rate, NoRate):
            return None
        return rate.used, Decimal(rate.value.numerator) / Decimal(rate.value.denominator)

    return weigh(source, base, bulletin.days, known, last)


def _known_day(source: str, base: str, day: date, at_hand: RatesAtHand) -> Kept | None:
    """Return the stored or bundled rates of a day, or None."""
    kept = at_hand.store.publication(source, day)
    if kept is not None or source != at_hand.bundled.source:
        return kept
    rates = at_hand.bundled.on_day(day)
    return Kept(source=source, day=day, base=base, rates=rates) if rates else None
