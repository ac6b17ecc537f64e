"""ExchangeRate-API's open endpoint as a publisher: what one dollar costs in some 165 currencies, once a day."""

# Format: https://www.exchangerate-api.com/docs/free. Its terms allow to keep the rates and to convert with them, and
# not to hand them on.

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from msgspec import Raw, Struct, field

from offercalc.application.bounded_json import JsonDecoder, UnreadableError
from offercalc.domain.message import Message
from offercalc.feeds.bulletin import Bulletin, UnreadableRatesError
from offercalc.feeds.publisher import FIRST_DAY, LAST_DAY, bulletin, changed, refuse_page, shown
from offercalc.presentation.reader import N_

SOURCE = "ExchangeRate-API"
DOLLAR = "USD"
_LONGEST_WAIT = timedelta(days=7)
_ERROR = "error"
_FIRST, _LAST = (datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() for day in (FIRST_DAY, LAST_DAY))
_RATE = re.compile(rb'"([^"\\]*)"\s*:\s*([^\s",{}\[\]]+)')


class _Answer(Struct):
    """The endpoint's answer; times are seconds since 1970, and 0 where there is none."""

    result: str
    error: str = field(default="nothing more", name="error-type")
    base_code: str = ""
    updated: int = field(default=0, name="time_last_update_unix")
    next_update: int = field(default=0, name="time_next_update_unix")
    ends: int = field(default=0, name="time_eol_unix")
    rates: Raw = Raw(b"{}")


_DECODER = JsonDecoder[_Answer](_Answer)


class ExchangeRateApi:
    """ExchangeRate-API, which mixes the rates of central banks and of others; its open endpoint knows today alone."""

    source = SOURCE
    base = DOLLAR
    terms = "https://www.exchangerate-api.com/terms"
    attribution = "Rates By Exchange Rate API (https://www.exchangerate-api.com)"
    stands_in_for = ""

    def address(self, last_day: date | None, today: date) -> str:  # noqa: ARG002 - there is one address
        """Name the one address there is, whatever is known."""
        return f"https://open.er-api.com/v6/latest/{DOLLAR}"

    def read(self, content: bytes) -> Bulletin:
        """Read the rates of the newest day; raises UnreadableRatesError."""
        refuse_page(SOURCE, content)
        try:
            answer = _DECODER.decode(content)
        except UnreadableError as error:
            raise changed(SOURCE, N_("the answer is no JSON with a table of rates, or breaks off")) from error
        if answer.result == _ERROR:
            text = N_("{source}: it gives no rates and says {words}")
            raise UnreadableRatesError(text, source=SOURCE, words=shown(answer.error.replace("-", " ")))
        updated = _moment(answer.updated)
        if answer.result != "success" or answer.base_code != DOLLAR or updated is None:
            raise changed(SOURCE, N_("the answer does not say of which day it is, or that it prices one dollar"))
        return bulletin(
            self,
            [(updated.date(), _listed(bytes(answer.rates)))],
            _believed(_moment(answer.next_update), updated),
            (_notice(answer.ends),) if answer.ends else (),
        )


def _listed(rates: bytes) -> list[tuple[str, str]]:
    """Read `{"USD":1,"AED":3.6725}`, each pair as often as it stands there and each number as it is written."""
    found = _RATE.findall(rates)
    if not rates.startswith(b"{") or len(found) != rates.count(b":"):
        raise changed(SOURCE, N_("the table does not hold one number for each currency"))
    return [(code.decode("ascii", "replace"), number.decode("ascii", "replace")) for code, number in found]


def _moment(seconds: int) -> datetime | None:
    """Give a time that can be one of an update; None for any other number."""
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds <= _LAST else None


def _believed(next_update: datetime | None, updated: datetime) -> datetime | None:
    """Give the next update where it is near: a mistaken one in years would put off every update until then."""
    if next_update is None or not updated < next_update <= updated + _LONGEST_WAIT:
        return None
    return next_update


def _notice(ends: int) -> Message:
    """Say that the endpoint is to be closed."""
    moment = _moment(ends)
    if moment is None:
        text = N_(
            "{source}: the address that its rates come from is to be closed on a day that it does not name; "
            "look for a newer OfferCalc by then."
        )
        return Message(text, source=SOURCE)
    text = N_(
        "{source}: the address that its rates come from is to be closed on {day}; look for a newer OfferCalc by then."
    )
    return Message(text, source=SOURCE, day=moment.date())
