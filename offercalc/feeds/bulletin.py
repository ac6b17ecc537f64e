"""What a publisher's answer holds, once it has been read: days of rates against one currency."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from offercalc.application.ports import OutsideError
from offercalc.domain.message import Message


class UnreadableRatesError(OutsideError):
    """An answer that does not have the format its publisher documents; the sentence names the publisher."""


class DayOfRates(Struct, frozen=True):
    """What one unit of a base currency cost in others on one day of publication, as it was published."""

    day: date
    values: dict[str, Decimal]


class Bulletin(Struct, frozen=True):
    """Days of rates against `base`, oldest first and each day once; there is at least one.

    `refused` says in a sentence each what was left out because it is no rate. `next_update` is when the publisher
    has said to ask again, None where it has not said.
    """

    base: str
    days: tuple[DayOfRates, ...]
    refused: tuple[Message, ...] = ()
    next_update: datetime | None = None
