"""The units of a grant, and the value of vested units at a share price."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from offercalc.domain.offer.equity import Grant, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Estimate, Span, span_of

_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_HALF = Fraction(1, 2)


def unit_value(grant: Grant, price: Span) -> Span:
    """Return the value of one vested unit at a share price: the price, or its excess over a strike or threshold."""
    return capped(excess(grant, price), grant, span_of(grant.grant_price))


def excess(grant: Grant, price: Span) -> Span:
    """Return the excess of a share price over a strike, base price or threshold, before any cap."""
    return price if isinstance(grant, Rsu | RestrictedStock) else _above(price, floor_of(grant))


def floor_of(grant: Grant) -> Estimate:
    """Return the strike, base price or threshold above which a unit pays: the grant price unless it is stated."""
    match grant:
        case Rsu() | RestrictedStock():
            return Decimal(0)
        case Option():
            stated = grant.strike
        case Sar() | Phantom():
            stated = grant.base_price
        case ProfitUnit():
            stated = grant.participation_threshold
        case _:
            assert_never(grant)
    return grant.grant_price if stated is None else stated


def _above(price: Span, floor: Estimate) -> Span:
    """Return the excess of a price over a floor, never below zero.

    A higher floor lowers the value, so the lowest value pairs the lowest price with the highest floor. If the floor is
    unknown, so is the value.
    """
    below = span_of(floor)
    if below.high is None:
        return UNKNOWN
    return (price - below).at_least(ZERO)


def capped(value: Span, grant: Grant, price: Span) -> Span:
    """Limit the value of a profit unit to the cap times its grant price; if that price is unknown, so is the limit."""
    if not isinstance(grant, ProfitUnit) or grant.cap is None:
        return value
    return value.at_most(span_of(grant.cap) * price)


def whole_value(grant: Grant) -> Span | None:
    """Return the value of a whole grant if it does not depend on a number of units, otherwise None.

    Units that pay their whole price, granted by a value without a known price, are worth that value, however many
    they are; stated ownership of stock is worth its share of the valuation.
    """
    if floor_of(grant) != 0 or grant.units is not None:
        return None
    if grant.value is not None:
        return None if _is_counted(grant) else _value_of_shares(grant)
    if not isinstance(grant, Rsu | RestrictedStock) or grant.ownership_percent is None:
        return None
    if grant.valuation is None or grant.fully_diluted_shares is not None:
        return None
    return (span_of(grant.ownership_percent) * span_of(grant.valuation)).scaled(_PERCENT)


def _is_counted(grant: Grant) -> bool:
    """Whether a value can be converted into units and back: both prices are known, or one is exactly."""
    price = share_price(grant)
    return price.is_exact if grant.grant_price is None else not price.is_open


def _value_of_shares(grant: Grant) -> Span:
    """Return what the shares of a grant by value are worth; a value that is a part of their price is less than that."""
    value = span_of(grant.value)
    if grant.value_is != "percent_of_price":
        return value
    part = span_of(grant.value_percent).scaled(_PERCENT)
    return Span(
        value.least / part.high if part.high else _NOTHING,
        value.likely / part.likely if part.likely else _NOTHING,
        value.high / part.least if part.least and value.high is not None else None,
    )


def granted_at(grant: Grant, price: Span) -> Span:
    """Return the price at which a value is converted into units: the grant price, otherwise `price`."""
    return price if grant.grant_price is None else span_of(grant.grant_price)


def units_of(grant: Grant, price: Span) -> Span:
    """Return the units of a grant: stated, bought by its value at a price, or from its ownership."""
    if grant.units is not None:
        return span_of(grant.units)
    if grant.value is not None:
        cost = _cost(grant, price)
        return UNKNOWN if cost.high is None else _bought(grant, cost)
    if grant.ownership_percent is not None:
        return (span_of(grant.ownership_percent) * span_of(grant.fully_diluted_shares)).scaled(_PERCENT)
    return UNKNOWN


def _cost(grant: Grant, price: Span) -> Span:
    """Return the part of a value that each unit uses up at a price: all of it, the spread, or a percentage."""
    match grant.value_is:
        case "shares":
            return price
        case "spread":
            return _above(price, floor_of(grant))
        case "percent_of_price":
            return (price * span_of(grant.value_percent)).scaled(_PERCENT)
        case _:
            assert_never(grant.value_is)


def _bought(grant: Grant, cost: Span) -> Span:
    """Return the units that a value buys, rounded; without an upper bound if a unit may cost nothing."""
    value = span_of(grant.value)
    low = rounded(value.least / cost.high, grant) if cost.high else _NOTHING
    likely = rounded(value.likely / cost.likely, grant) if cost.likely else low
    high = rounded(value.high / cost.low, grant) if cost.low and value.high is not None else None
    return Span(low, likely, high)


def rounded(units: Fraction, grant: Grant) -> Fraction:
    """Return units rounded as a grant says: down, up or to the nearest (half up) multiple."""
    multiples = units / grant.round_to
    match grant.rounding:
        case "down":
            whole = floor(multiples)
        case "nearest":
            whole = floor(multiples + _HALF)
        case "up":
            whole = ceil(multiples)
        case _:
            assert_never(grant.rounding)
    return Fraction(whole * grant.round_to)
