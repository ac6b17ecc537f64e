"""A publisher's parsed response: days of rates against one currency."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.values.lazy_text import LazyText


class UnreadableRatesError(ExternalError):
    """A response that is not in the format its publisher documents; the message names the publisher."""


class DayOfRates(Struct, frozen=True):
    """The published prices of one unit of a base currency in others on one day of publication."""

    day: date
    values: dict[str, Decimal]


class Publication(Struct, frozen=True):
    """Days of rates against `base`, oldest first, each day once, and at least one.

    `refused` has a message for each figure that was skipped because it is not a rate. `next_update` is the publisher's
    announced time of the next update, or None.
    """

    base: str
    days: tuple[DayOfRates, ...]
    refused: tuple[LazyText, ...] = ()
    next_update: datetime | None = None
