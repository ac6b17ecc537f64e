"""Figures for other programs: amounts are bare numbers with a decimal point, without symbol or grouping."""

from __future__ import annotations

from copy import copy
from decimal import Decimal

from typing_extensions import override

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS, NumberFormat


class MachineFormat(NumberFormat):
    """Formats like `NumberFormat`, except for amounts."""

    @override
    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        return f"{amount:f}"


def in_plain(localizer: Localizer) -> Localizer:
    """Return the reader with amounts shown as bare numbers."""
    other = copy(localizer)
    other.figures = MachineFormat(localizer.figures.locale)
    return other
