"""Amounts of money: exact arithmetic, rounded once for display, and splits that sum to the whole."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

EXACT = Context(prec=200, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""A decimal context precise enough for every amount the program accepts; the default of 28 digits is not."""


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
    """Return money from an amount as written, e.g. `money("555000.50", "USD")`."""
    return Money(Fraction(amount), currency)


def round_half_up(amount: Fraction, digits: int) -> Decimal:
    """Return an amount rounded for display to `digits` decimal places, halves away from zero."""
    scale = 10**digits
    part = amount.numerator
    whole = (2 * abs(part) * scale // amount.denominator + 1) // 2
    return EXACT.scaleb(Decimal(whole if part >= 0 else -whole), -digits)


def split_evenly(amount: Fraction, parts: int) -> tuple[Fraction, ...]:
    """Return equal exact parts; they sum to the whole because nothing is rounded."""
    return (amount / parts,) * parts


def split_rounded(amount: Fraction, parts: int, digits: int) -> tuple[Decimal, ...]:
    """Return `parts` payable amounts of `digits` decimal places that sum to the rounded whole.

    Each part is the difference of two rounded cumulative amounts, so none is off by more than one minor unit.
    """
    edges = [round_half_up(amount * part / parts, digits) for part in range(parts + 1)]
    return tuple(EXACT.subtract(after, before) for before, after in pairwise(edges))
