"""What is new from publishers of rates: what came of asking them, and what a person is to be asked first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.message import NOTHING, Message


class Doubt(Struct, frozen=True):
    """A new rate so far from the last known one that a person is asked whether it is true before it is used.

    One unit of `base` is said to cost `value` of `currency`; it cost `known` on an earlier day.
    """

    source: str
    base: str
    currency: str
    day: date
    value: Decimal
    known_day: date
    known: Decimal

    @property
    def change(self) -> Fraction:
        """Give the change as a part of the known rate; a fall is negative."""
        return Fraction(self.value) / Fraction(self.known) - 1


class Fetched(Struct, frozen=True, kw_only=True):
    """What asking a publisher came to: the newest day there is now, how many days are new or changed, or a fault.

    `remarks` say in a sentence each what was left out or held back. With a fault the older rates stay in use.
    """

    source: str
    last_day: date | None = None
    days: int = 0
    fault: Message = NOTHING
    remarks: tuple[Message, ...] = ()
