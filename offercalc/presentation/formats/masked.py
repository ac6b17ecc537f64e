"""Figures for private mode: every amount of money is three dots, all else stays readable."""

from __future__ import annotations

from copy import copy
from decimal import Decimal

from typing_extensions import override

from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS, Figures

HIDDEN = "•••"
"""Shown instead of a number: equally long for every amount, and without its sign."""


class PrivateFigures(Figures):
    """Formats like `Figures`, but hides amounts; rates, percentages, counts and days stay."""

    @override
    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        return self._with_symbol(HIDDEN, currency, negative=False)

    @override
    def compact(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def compact_decimal(self, value: Decimal) -> str:
        return HIDDEN


def in_private(reader: Reader) -> Reader:
    """Return the reader with amounts hidden."""
    other = copy(reader)
    other.figures = PrivateFigures(reader.figures.locale)
    return other


def in_public(reader: Reader) -> Reader:
    """Return the reader with amounts shown, for documents, files and saved data."""
    if not isinstance(reader.figures, PrivateFigures):
        return reader
    other = copy(reader)
    other.figures = Figures(reader.figures.locale)
    return other
