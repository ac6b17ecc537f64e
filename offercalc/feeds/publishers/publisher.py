"""The protocol of publishers of exchange rates, and the validation of the rates they list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Protocol

from offercalc.domain.exchange.rate import is_rate
from offercalc.domain.values.currencies import was_currency
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.publishers.publication import DayOfRates, Publication, UnreadableRatesError
from offercalc.presentation.formats.localizer import N_

MOST_DAYS = 20_000
MOST_CURRENCIES = 400
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_MOST_SENTENCES = 20
_LONGEST_SHOWN = 40
_LONGEST_NUMBER = 40
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Figure = Decimal | str
"""A listed figure: a number, or a text that isn't one."""

Listing = tuple[date, list[tuple[str, str]]]
"""A day with its listed currencies and figures, as text."""


class Publisher(Protocol):
    """A publisher of exchange rates: the address to download, and the parser of the response; no network access."""

    @property
    def source(self) -> str:
        """The name of the source of its rates."""

    @property
    def base(self) -> str:
        """The currency whose unit is priced in all others."""

    @property
    def terms(self) -> str:
        """The address of its terms of use."""

    @property
    def attribution(self) -> str:
        """The attribution that its terms require beside its rates, or ""."""

    @property
    def stands_in_for(self) -> str:
        """The original source of relayed rates, for which this one is only a fallback; "" if the rates are its own."""

    def address(self, last_day: date | None, today: date) -> str:
        """Return the address to download if rates up to `last_day`, or none, are known."""

    def read(self, content: bytes) -> Publication:
        """Parse a response; raise UnreadableRatesError with a message that names the publisher."""


def bulletin(
    publisher: Publisher,
    listings: Iterable[Listing],
    next_update: datetime | None = None,
    notices: tuple[LazyText, ...] = (),
) -> Publication:
    """Return the bulletin of days listed in any order; invalid rates are skipped, each with a message.

    Unknown currencies are ignored. Raises UnreadableRatesError if a day or currency is listed twice with different
    rates, if most rates are invalid, or if there are none.
    """
    source, base = publisher.source, publisher.base
    days, left_out = [], []
    for day, figures in sorted(_by_day(source, listings).items()):
        if figures.pop(base, 1) != 1:
            text = N_("the rate of {currency} in {currency} isn't 1 on {day}")
            raise changed(source, text, currency=base, day=day)
        known = {code: figure for code, figure in figures.items() if was_currency(code)}
        values = {code: figure for code, figure in known.items() if isinstance(figure, Decimal) and is_rate(figure)}
        left_out += [(day, code, figure) for code, figure in known.items() if code not in values]
        if values:
            days.append(DayOfRates(day, values))
    if not days and not left_out:
        raise changed(source, N_("the table has no rates"))
    text = N_("{source}: {figure} isn't a valid rate for {currency} on {day}, and was skipped.")
    sentences = tuple(
        LazyText(text, source=source, figure=shown(figure), currency=code, day=day) for day, code, figure in left_out
    )
    if len(left_out) > sum(len(one.values) for one in days):
        example = shown(left_out[0][2])
        raise changed(source, N_("most of the listed figures aren't rates, such as {figure}"), figure=example)
    return Publication(base, tuple(days), notices + _capped(source, sentences), next_update)


def changed(source: str, text: str, /, **facts: object) -> UnreadableRatesError:
    """Return the error for a response that is not in its publisher's documented format; `text` says what is wrong."""
    what = LazyText(text, **facts)
    return UnreadableRatesError(N_("{source}: {what}; its format has changed"), source=source, what=what)


def refuse_page(source: str, content: bytes) -> None:
    """Raise UnreadableRatesError if the response is a web page, such as the login page of a captive portal."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        text = N_("{source}: received a web page instead of the rates; the network may require you to sign in first")
        raise UnreadableRatesError(text, source=source)


def day_of(source: str, text: str) -> date:
    """Parse a day of publication, such as 2026-11-20; raise UnreadableRatesError for other text."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise changed(source, N_("{figure} isn't a valid day of publication"), figure=shown(text))
    return day


def shown(figure: Figure) -> str:
    """Return a figure from a response in quotes, shortened if it is long."""
    written = repr(str(figure)[: _LONGEST_SHOWN + 1])  # escapes unprintable characters
    if len(written) <= _LONGEST_SHOWN + 2:
        return written
    return f"{written[:_LONGEST_SHOWN]}…{written[0]}"


def _by_day(source: str, listings: Iterable[Listing]) -> dict[date, dict[str, Figure]]:
    """Return the figures by day and currency."""
    read: dict[str, Figure] = {}
    found: dict[date, dict[str, Figure]] = {}
    for day, listed in listings:
        if len(listed) > MOST_CURRENCIES:
            too_many = N_("{number} currencies on {day} are implausibly many")
            raise changed(source, too_many, number=len(listed), day=day)
        figures: dict[str, Figure] = {}
        for code, text in listed:
            figure = read.get(text)
            if figure is None:
                figure = read[text] = _figure(text)
            if figures.setdefault(code, figure) != figure:
                twice = N_("{currency} is listed twice on {day}, with different rates")
                raise changed(source, twice, currency=shown(code), day=day)
        if found.setdefault(day, figures) != figures:
            raise changed(source, N_("{day} is listed twice, with different rates"), day=day)
        if len(found) > MOST_DAYS:
            raise changed(source, N_("more than {number} days are implausibly many"), number=MOST_DAYS)
    return found


def _figure(text: str) -> Figure:
    """Parse a number exactly as written; return other texts, or those longer than any rate, unchanged."""
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return text
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent that no Decimal can hold
        return text


def _capped(source: str, sentences: tuple[LazyText, ...]) -> tuple[LazyText, ...]:
    """Return the first messages, and the number of further ones."""
    more = len(sentences) - _MOST_SENTENCES
    if more <= 0:
        return sentences
    rest = LazyText(N_("{source}: {number} more were skipped."), source=source, number=more)
    return (*sentences[:_MOST_SENTENCES], rest)
