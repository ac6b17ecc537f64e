"""Amounts of money: exact inside, rounded once when shown, and split without losing anything."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

EXACT = Context(prec=200, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Decimal arithmetic that rounds nothing of what this program can meet; the usual 28 digits may."""


class Money(Struct, frozen=True, gc=False):
    """An exact amount of one currency (ISO 4217 code)."""

    amount: Fraction
    currency: str

    def __add__(self, other: Money) -> Money:
        """Add money of the same currency; raise ValueError for two currencies."""
        if self.currency != other.currency:
            message = f"{self.currency} and {other.currency} do not add up: convert one of them first"
            raise ValueError(message)
        return Money(self.amount + other.amount, self.currency)

    def __mul__(self, factor: Fraction | int) -> Money:
        """Scale by an exact factor."""
        return Money(self.amount * factor, self.currency)


def money(amount: str | int, currency: str) -> Money:
    """Build money from what is written, e.g. `money("555000.50", "USD")`."""
    return Money(Fraction(amount), currency)


def round_half_up(amount: Fraction, digits: int) -> Decimal:
    """Round to `digits` decimal places, halves away from zero, as amounts are shown."""
    scale = 10**digits
    doubled = abs(amount) * scale * 2
    whole = (doubled.numerator // doubled.denominator + 1) // 2
    return EXACT.scaleb(Decimal(whole if amount >= 0 else -whole), -digits)


def split_evenly(amount: Fraction, parts: int) -> tuple[Fraction, ...]:
    """Split into equal exact parts; they sum to the whole because nothing is rounded."""
    return (amount / parts,) * parts


def split_rounded(amount: Fraction, parts: int, digits: int) -> tuple[Decimal, ...]:
    """Split into `parts` payable amounts of `digits` decimal places that sum to the rounded whole.

    Each part is the difference of two rounded cumulative amounts, so none is more than one minor unit off.
    """
    edges = [round_half_up(amount * part / parts, digits) for part in range(parts + 1)]
    return tuple(EXACT.subtract(after, before) for before, after in pairwise(edges))
