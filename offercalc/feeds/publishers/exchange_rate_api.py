"""ExchangeRate-API's open endpoint as a publisher: the price of one dollar in about 165 currencies, daily."""

# Format: https://www.exchangerate-api.com/docs/free. Its terms allow caching the rates and converting with them, but
# not redistributing them.

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from msgspec import Raw, Struct, field

from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.publishers.publication import Publication, UnreadableRatesError
from offercalc.feeds.publishers.publisher import FIRST_DAY, LAST_DAY, bulletin, changed, refuse_page, shown
from offercalc.presentation.formats.localizer import N_

SOURCE = "ExchangeRate-API"
DOLLAR = "USD"
_LONGEST_WAIT = timedelta(days=7)
_ERROR = "error"
_FIRST, _LAST = (datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() for day in (FIRST_DAY, LAST_DAY))
_RATE = re.compile(rb'"([^"\\]*)"\s*:\s*([^\s",{}\[\]]+)')


class _Answer(Struct):
    """The endpoint's response; times are seconds since 1970, or 0 for none."""

    result: str
    error: str = field(default="nothing more", name="error-type")
    base_code: str = ""
    updated: int = field(default=0, name="time_last_update_unix")
    next_update: int = field(default=0, name="time_next_update_unix")
    ends: int = field(default=0, name="time_eol_unix")
    rates: Raw = Raw(b"{}")


_DECODER = JsonDecoder[_Answer](_Answer)


class ExchangeRateApi:
    """ExchangeRate-API, which mixes rates of central banks and other sources; its open endpoint has today's only."""

    source = SOURCE
    base = DOLLAR
    terms = "https://www.exchangerate-api.com/terms"
    attribution = "Rates By Exchange Rate API (https://www.exchangerate-api.com)"
    stands_in_for = ""

    def address(self, last_day: date | None, today: date) -> str:  # noqa: ARG002 - there is only one address
        """Return the only address."""
        return f"https://open.er-api.com/v6/latest/{DOLLAR}"

    def read(self, content: bytes) -> Publication:
        """Parse the rates of the newest day; raise UnreadableRatesError for other content."""
        refuse_page(SOURCE, content)
        try:
            answer = _DECODER.decode(content)
        except UnreadableError as error:
            raise changed(SOURCE, N_("the response isn't a JSON table of rates, or is incomplete")) from error
        if answer.result == _ERROR:
            text = N_("{source}: no rates were returned; the response says {words}")
            raise UnreadableRatesError(text, source=SOURCE, words=shown(answer.error.replace("-", " ")))
        updated = _moment(answer.updated)
        if answer.result != "success" or answer.base_code != DOLLAR or updated is None:
            raise changed(SOURCE, N_("the response does not state its day, or USD as its base currency"))
        return bulletin(
            self,
            [(updated.date(), _listed(bytes(answer.rates)))],
            _believed(_moment(answer.next_update), updated),
            (_notice(answer.ends),) if answer.ends else (),
        )


def _listed(rates: bytes) -> list[tuple[str, str]]:
    """Parse `{"USD":1,"AED":3.6725}`, keeping repeated pairs and the numbers as written."""
    found = _RATE.findall(rates)
    if not rates.startswith(b"{") or len(found) != rates.count(b":"):
        raise changed(SOURCE, N_("the table does not have exactly one number for each currency"))
    return [(code.decode("ascii", "replace"), number.decode("ascii", "replace")) for code, number in found]


def _moment(seconds: int) -> datetime | None:
    """Return a plausible time of an update, or None."""
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds <= _LAST else None


def _believed(next_update: datetime | None, updated: datetime) -> datetime | None:
    """Return the next update if it is near, otherwise None: a mistaken one would block updates for years."""
    if next_update is None or not updated < next_update <= updated + _LONGEST_WAIT:
        return None
    return next_update


def _notice(ends: int) -> LazyText:
    """Return the notice that the endpoint will be closed."""
    moment = _moment(ends)
    if moment is None:
        text = N_(
            "{source}: the address of its rates will be shut down on an unspecified day. Look for a "
            "newer version of OfferCalc by then."
        )
        return LazyText(text, source=SOURCE)
    text = N_(
        "{source}: the address of its rates will be shut down on {day}. Look for a newer version of OfferCalc by then."
    )
    return LazyText(text, source=SOURCE, day=moment.date())
