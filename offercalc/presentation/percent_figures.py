"""Figures that tell how amounts compare without telling what they are: each as a percentage of one base amount."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from typing_extensions import override

from offercalc.domain.money import round_half_up
from offercalc.presentation.figures import DISPLAY_DIGITS, Figures
from offercalc.presentation.reader import Reader

HIDDEN = "•••"
"""What stands for an amount in another currency, which is no part of the base."""
_HUNDRED = 100


class PercentFigures(Figures):
    """Formats as `Figures` does, but writes an amount of `currency` as a percentage of `base`, and hides all others."""

    def __init__(self, locale: Locale, base: Fraction, currency: str) -> None:
        """Take the amount that is a hundred per cent, more than zero, and its currency."""
        super().__init__(locale)
        self._base = base
        self._currency = currency

    @override
    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        if currency != self._currency:
            return HIDDEN
        return f"{self.number(round_half_up(Fraction(amount) / self._base * _HUNDRED, 1))}%"

    @override
    def stated(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def compact(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)


def in_percent(reader: Reader, base: Fraction, currency: str) -> Reader:
    """Give a reader of the same words who sees percentages of a base instead of amounts."""
    other = copy(reader)
    other.figures = PercentFigures(reader.figures.locale, base, currency)
    return other
