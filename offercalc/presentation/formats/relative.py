"""Figures that show amounts only as percentages of one base amount."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from typing_extensions import override

from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import HIDDEN
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS, NumberFormat

_HUNDRED = 100
_PLACES = 1
_SMALLEST = Decimal("0.1")
_UNIT_PLACES = 9


class RelativeFormat(NumberFormat):
    """Formats like `NumberFormat`, but writes amounts as percentages of a base, or hides those without a rate to it.

    Share prices and exchange rates cannot be percentages of it: callers leave them out if `is_relative`.
    """

    is_relative = True
    shows_amounts = False

    def __init__(self, locale: Locale, base: Fraction, rates: Mapping[str, Fraction]) -> None:
        """Take the base amount (above zero) and the value of one unit of each currency in the currency of the base."""
        super().__init__(locale)
        self._base = base
        self._rates = rates

    @override
    def measure(self, currency: str) -> str:
        return "%"

    @override
    def unit(self, currency: str) -> Decimal:
        """Return one percent of the base: an axis in round amounts would reveal the base."""
        part = self._base / _HUNDRED / self._rates.get(currency, Fraction(1))
        return round_half_up(part, _UNIT_PLACES) or Decimal(1)

    @override
    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        rate = self._rates.get(currency)
        if rate is None:
            return HIDDEN
        percent = round_half_up(Fraction(amount) * rate / self._base * _HUNDRED, _PLACES)
        if amount and not percent:
            return f"<{self.number(_SMALLEST)}%" if amount > 0 else f">-{self.number(_SMALLEST)}%"
        return f"{self.number(percent)}%"

    @override
    def stated(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def compact(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def axis_mark(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)


def in_percent(localizer: Localizer, base: Fraction, rates: Mapping[str, Fraction]) -> Localizer:
    """Return the localizer with amounts shown as percentages of a base.

    `rates` has the value of one unit of each currency in the currency of the base, whose own is 1.
    """
    return localizer.with_figures(RelativeFormat(localizer.figures.locale, base, rates))
