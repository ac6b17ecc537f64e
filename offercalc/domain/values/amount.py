"""Amounts: spans of money that know their currency."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from offercalc.domain.values.estimate import Span, total


class Amount(Struct, frozen=True):
    """A span of money in one currency."""

    span: Span
    currency: str

    def __mul__(self, factor: Span) -> Amount:
        """Multiply by a number."""
        return Amount(self.span * factor, self.currency)


def sums_by_currency(amounts: Iterable[Amount]) -> dict[str, Span]:
    """Return the total of amounts in each of their currencies, in order of appearance."""
    spans: dict[str, list[Span]] = {}
    for amount in amounts:
        spans.setdefault(amount.currency, []).append(amount.span)
    return {currency: total(tuple(found)) for currency, found in spans.items()}
