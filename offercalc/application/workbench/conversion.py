"""An amount converted at the rate of a day, as the Currencies page and `offercalc convert` show it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from offercalc.domain.exchange.rate import NoRate, Rate, convert
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import money, round_half_up


class Conversion(Struct, frozen=True):
    """An amount in the base currency of a rate, and the result in its quote currency."""

    amount: Decimal
    rate: Rate

    @property
    def result(self) -> Decimal:
        """The converted amount, rounded to the minor unit of the quote currency."""
        return round_half_up(convert(money(str(self.amount), self.rate.base), self.rate).amount, self.places)

    @property
    def places(self) -> int:
        """The decimal places of the quote currency."""
        return minor_unit(self.rate.quote)


def converted(amount: Decimal, base: str, quote: str, rates: RateBook, on: date) -> Conversion | NoRate:
    """Return an amount converted from one currency to another at the rate of a day, or why there is no rate."""
    rate = rates.rate(base, quote, on)
    return rate if isinstance(rate, NoRate) else Conversion(amount, rate)
