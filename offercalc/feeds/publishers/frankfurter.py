"""Frankfurter as a publisher: a free service that relays the rates of one institution, such as Bank Indonesia."""

# Format: https://frankfurter.dev, version 2. With a single institution in `providers`, its own figures are returned;
# pairs it does not publish are crossed through the dollar by the service, from that institution's figures only.

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Raw, Struct

from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.feeds.publishers.ecb_history import SOURCE
from offercalc.feeds.publishers.publication import Publication, UnreadableRatesError
from offercalc.feeds.publishers.publisher import bulletin, changed, day_of, refuse_page, shown
from offercalc.presentation.formats.localizer import N_

_ADDRESS = "https://api.frankfurter.dev/v2/rates"
_LONGEST = timedelta(days=366)


class _Row(Struct):
    """The price of one unit of `base` in `quote` on a day; the service also lists one euro in euros."""

    date: str
    base: str
    quote: str
    rate: Raw


class _Refusal(Struct):
    """An error response of the service."""

    message: str


_DECODER = JsonDecoder[list[_Row] | _Refusal](list[_Row] | _Refusal)


class Frankfurter:
    """The rates of one institution, relayed by Frankfurter."""

    terms = "https://frankfurter.dev/license/"
    attribution = ""

    def __init__(self, provider: str, base: str) -> None:
        """Take the service's key of an institution, such as `BI`, and the base currency."""
        self.source = f"Frankfurter ({provider})"
        self.base = base
        self.stands_in_for = SOURCE if provider == SOURCE else ""
        self._provider = provider

    def address(self, last_day: date | None, today: date) -> str:
        """Return the address of the days since the last known one, which may be incomplete; at most 366 days."""
        earliest = today - _LONGEST
        first = earliest if last_day is None else max(earliest, min(last_day, today))
        return f"{_ADDRESS}?base={self.base}&providers={self._provider}&from={first}"

    def read(self, content: bytes) -> Publication:
        """Parse a list of rows; raise UnreadableRatesError for other content."""
        refuse_page(self.source, content)
        try:
            answer = _DECODER.decode(content)
        except UnreadableError as error:
            raise changed(self.source, N_("the response isn't a JSON list of rates, or is incomplete")) from error
        if isinstance(answer, _Refusal):
            text = N_("{source}: no rates were returned; the response says {words}")
            raise UnreadableRatesError(text, source=self.source, words=shown(answer.message))
        if not answer:
            text = N_("{source}: there are no rates for the requested days")
            raise UnreadableRatesError(text, source=self.source)
        return bulletin(self, self._by_day(answer).items())

    def _by_day(self, rows: list[_Row]) -> dict[date, list[tuple[str, str]]]:
        """Return the listed rates by day."""
        days: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            if row.base != self.base:
                text = N_("the base currency is {other} instead of {currency}")
                raise changed(self.source, text, other=shown(row.base), currency=self.base)
            days.setdefault(row.date, []).append((row.quote, bytes(row.rate).decode("ascii", "replace")))
        return {day_of(self.source, text): listed for text, listed in days.items()}
