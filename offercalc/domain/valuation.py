"""What a share and a vested unit are worth."""

from __future__ import annotations

from fractions import Fraction

from offercalc.domain.equity import Grant
from offercalc.domain.estimate import UNKNOWN, Span, span_of

_NOTHING = Fraction(0)


def share_price(grant: Grant) -> Span:
    """Give the price of one share: stated, or the company's valuation over its fully diluted shares, or unknown."""
    if grant.price is not None:
        return span_of(grant.price)
    worth, shares = span_of(grant.valuation), span_of(grant.fully_diluted_shares)
    if worth.high is None or shares.high is None:
        return UNKNOWN
    return Span(worth.low / shares.high, worth.likely / shares.likely, worth.high / shares.low)


def ownership_value(grant: Grant) -> Span | None:
    """Give the stated part of the company's valuation, or None where either is not stated."""
    if grant.ownership_percent is None or grant.valuation is None:
        return None
    return (span_of(grant.ownership_percent) * span_of(grant.valuation)).scaled(Fraction(1, 100))


def unit_value(price: Span, strike: Span | None) -> Span:
    """Give the value of one vested unit: the price, less the strike where there is one, never below zero.

    A higher strike lowers the value, so the lowest value pairs the lowest price with the highest strike. With the
    strike unknown nothing can be said but that it may be worth something.
    """
    if strike is None:
        return price
    if strike.high is None:
        return UNKNOWN
    high = None if price.high is None else max(_NOTHING, price.high - strike.low)
    return Span(max(_NOTHING, price.low - strike.high), max(_NOTHING, price.likely - strike.likely), high)
