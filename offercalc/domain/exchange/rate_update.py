"""The outcome of a rate update: the new rates, and those flagged for review."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.values.lazy_text import NO_TEXT, LazyText


class QuestionedRate(Struct, frozen=True):
    """A new rate that differs so much from the last known one that the user must accept it before it is used.

    One unit of `base` costs `value` of `currency` according to the source; it cost `known` on an earlier day.
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
        """The change as a fraction of the known rate; a fall is negative."""
        return Fraction(self.value) / Fraction(self.known) - 1


class UpdateResult(Struct, frozen=True, kw_only=True):
    """The result of a download from a publisher: the newest day, the number of new or changed days, or a fault.

    Each of the `remarks` is a sentence on what was skipped or held back. After a fault the older rates stay in use.
    """

    source: str
    last_day: date | None = None
    days: int = 0
    fault: LazyText = NO_TEXT
    remarks: tuple[LazyText, ...] = ()
