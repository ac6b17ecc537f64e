"""What is taken for granted where an offer is silent; shown beside every result."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

SHORTEST_HORIZON = 1
LONGEST_HORIZON = 10


class Assumptions(Struct, frozen=True, kw_only=True):
    """The horizon in years of employment, the display currency and the day whose exchange rates hold.

    Share prices stay flat, target bonuses are paid in full and nothing is discounted.
    """

    exchange_day: date
    currency: str
    years: int = 4
