"""The value of vested units at a share price."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from offercalc.domain.offer.equity import Grant, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Estimate, Span, span_of

_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)


def unit_value(grant: Grant, price: Span) -> Span:
    """Return the value of one vested unit at a share price: the price, or its excess over a strike or threshold."""
    match grant:
        case Rsu() | RestrictedStock():
            return price
        case Option():
            return _above(price, grant.strike)
        case Sar() | Phantom():
            return _above(price, grant.base_price)
        case ProfitUnit():
            return _capped(_above(price, grant.participation_threshold), grant)
        case _:
            assert_never(grant)


def _above(price: Span, floor: Estimate) -> Span:
    """Return the excess of a price over a floor, never below zero.

    A higher floor lowers the value, so the lowest value pairs the lowest price with the highest floor. If the floor is
    unknown, so is the value.
    """
    below = span_of(floor)
    if below.high is None:
        return UNKNOWN
    return (price - below).at_least(ZERO)


def _capped(value: Span, grant: ProfitUnit) -> Span:
    """Limit a value to the cap times the grant price; if that price is unknown, so is the limit."""
    if grant.cap is None:
        return value
    return value.at_most(span_of(grant.cap) * span_of(grant.grant_price))


def whole_value(grant: Grant) -> Span | None:
    """Return the value of a whole grant of shares if it does not depend on a number of units, otherwise None.

    A stated value without an exact price is worth that value, however many units it buys; stated ownership is worth
    its share of the valuation.
    """
    if not isinstance(grant, Rsu | RestrictedStock) or grant.units is not None:
        return None
    if grant.value is not None:
        return None if share_price(grant).is_exact else span_of(grant.value)
    if grant.ownership_percent is None or grant.valuation is None or grant.fully_diluted_shares is not None:
        return None
    return (span_of(grant.ownership_percent) * span_of(grant.valuation)).scaled(_PERCENT)


def units_of(grant: Grant, price: Span) -> Span:
    """Return the units of a grant: stated, bought by its value at a price (rounded down), or from its ownership."""
    if grant.units is not None:
        return span_of(grant.units)
    if grant.value is not None and price.high is not None:
        return _bought(span_of(grant.value), price)
    if grant.ownership_percent is not None:
        return (span_of(grant.ownership_percent) * span_of(grant.fully_diluted_shares)).scaled(_PERCENT)
    return UNKNOWN


def _bought(value: Span, price: Span) -> Span:
    """Return the whole units that a value buys; without an upper bound if the price may be zero."""
    low = Fraction(value.least // price.high) if price.high else _NOTHING
    likely = Fraction(value.likely // price.likely) if price.likely else low
    high = Fraction(value.high // price.low) if price.low and value.high is not None else None
    return Span(low, likely, high)
