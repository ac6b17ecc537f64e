"""Figures for private mode: every amount of money is three dots, all else stays readable."""

from __future__ import annotations

from decimal import Decimal

from typing_extensions import override

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS, CompactForm, NumberFormat

HIDDEN = "•••"
"""Shown instead of a number: equally long for every amount, and without its sign."""


class MaskedFormat(NumberFormat):
    """Formats like `NumberFormat`, but hides amounts; rates, percentages, counts and days stay."""

    shows_amounts = False

    @override
    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        return self._with_symbol(HIDDEN, currency, negative=False)

    @override
    def compact(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def axis_mark(self, amount: Decimal, currency: str) -> str:
        return self.money(amount, currency)

    @override
    def compact_decimal(self, value: Decimal, form: CompactForm = "short") -> str:
        return HIDDEN


def in_private(localizer: Localizer) -> Localizer:
    """Return the localizer with amounts hidden."""
    return localizer.with_figures(MaskedFormat(localizer.figures.locale))


def in_public(localizer: Localizer) -> Localizer:
    """Return the localizer with amounts shown and names in full, for documents, files and saved data."""
    named = localizer.off_screen() if localizer.has_short_names else localizer
    if not isinstance(localizer.figures, MaskedFormat):
        return named
    return named.with_figures(NumberFormat(localizer.figures.locale))
