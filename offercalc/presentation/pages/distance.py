"""How far one figure is ahead of another one or behind it, as far as that is known."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown


class Distance(Struct, frozen=True):
    """One figure less another one, in their currency, from `low` to `high`; None is a bound that is not known."""

    low: Decimal | None
    high: Decimal | None

    @property
    def ahead(self) -> tuple[Decimal, Decimal | None] | None:
        """The least and the largest lead of the first figure; None unless it is ahead or equal whatever is open."""
        return None if self.low is None or self.low < 0 else (self.low, self.high)

    @property
    def behind(self) -> tuple[Decimal, Decimal | None] | None:
        """The least and the largest lead of the other figure; None unless it is ahead or equal whatever is open."""
        return None if self.high is None or self.high > 0 else (-self.high, None if self.low is None else -self.low)


def distance(one: Shown, other: Shown) -> Distance:
    """Return how far a figure is from another one in the same currency."""
    low = None if one.low is None or other.high is None else one.low - other.high
    high = None if one.high is None or other.low is None else one.high - other.low
    return Distance(low, high)


def lead_words(lead: tuple[Decimal, Decimal | None], write: Callable[[Decimal], str], localizer: Localizer) -> str:
    """Return a lead in words: exact, a range, or at least its lower bound."""
    low, high = lead
    if high is None:
        return localizer.tr("at least {amount}", amount=write(low))
    return write(low) if low == high else localizer.tr("{low} to {high}", low=write(low), high=write(high))
