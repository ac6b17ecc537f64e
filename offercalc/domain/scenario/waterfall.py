"""The waterfall of an exit: what preferred stock of several classes takes, and what a common share receives."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.values.estimate import UNKNOWN, Span, span_of

_ONE = Fraction(1)
_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_AT_HAND = 64
"""The number of cached waterfalls."""


class StockClass(Struct, frozen=True):
    """A class of preferred stock with known terms: its part of all shares, its preference, and its limit.

    The `limit` is the most it takes without converting into common stock, or None if it takes part without one.
    """

    part: Fraction
    preference: Fraction
    limit: Fraction | None


def exit_price(value: Fraction, shares: Span, classes: tuple[Preferred, ...]) -> Span:
    """Return what one common share receives when the company is sold for `value`.

    The proceeds rise with fewer shares, lower preferences and caps, and larger parts of preferred stock.
    """
    if shares.high is None:
        return UNKNOWN
    worst, likely, best = _proceeds(value, classes)
    return Span(worst / shares.high, likely / shares.likely, best / shares.least)


@lru_cache(maxsize=_AT_HAND)
def _proceeds(value: Fraction, classes: tuple[Preferred, ...]) -> tuple[Fraction, Fraction, Fraction]:
    """Return the least, likely and largest value that all shares would have at the price of a common one."""
    best = tuple(_best(one) for one in classes)
    if sum((one.part for one in best), _NOTHING) > 1:
        # Not every class can have its largest part; all convert at most, if the preferences are covered.
        most = value if value >= sum(one.preference for one in best) else _NOTHING
    else:
        most = common_value(value, best)
    if any(one.preference is None for one in classes):
        return _NOTHING, _NOTHING, most
    worst, likely = tuple(map(_worst, classes)), tuple(map(_likely, classes))
    return common_value(value, worst), common_value(value, likely), most


def _worst(one: Preferred) -> StockClass:
    """Return the terms of a class with a known preference that leave common stock the least."""
    preference = span_of(one.preference).high or _NOTHING
    cap = None if one.cap is None else span_of(one.cap).high
    return _class(one, span_of(one.percent).least, preference, cap)


def _likely(one: Preferred) -> StockClass:
    cap = None if one.cap is None else span_of(one.cap).likely
    return _class(one, span_of(one.percent).likely, span_of(one.preference).likely, cap)


def _best(one: Preferred) -> StockClass:
    """Return the terms of a class that leave common stock the most."""
    percent = span_of(one.percent).high
    cap = None if one.cap is None else span_of(one.cap).least
    return _class(one, _ONE / _PERCENT if percent is None else percent, span_of(one.preference).least, cap)


def _class(one: Preferred, percent: Fraction, preference: Fraction, cap: Fraction | None) -> StockClass:
    limit = preference if not one.participating else None if cap is None else cap * preference
    return StockClass(percent * _PERCENT, preference, limit)


def common_value(value: Fraction, classes: tuple[StockClass, ...]) -> Fraction:
    """Return the largest value that all shares may have at the price of a common one, if the payouts fit into `value`.

    Classes rank equally. At a price of common stock at which all shares would be worth p, a class with the part f and
    the preference L takes p x f after converting, or L, and if it participates p x f besides, up to its limit: whatever
    is more. What all classes and the common stock take rises with p in straight lines between the prices at which a
    class reaches its limit or converts; the payouts that add up to `value` are found on one of them.
    """
    taken = sum((one.preference for one in classes), _NOTHING)
    if value < taken:
        return _NOTHING
    price = _NOTHING
    for kink in sorted({kink for one in classes for kink in _kinks(one)}):
        slope = _slope(classes, price)
        reached = taken + slope * (kink - price)
        if reached > value:
            return price + (value - taken) / slope
        price, taken = kink, reached
    return price + (value - taken) / _slope(classes, price)


def _kinks(one: StockClass) -> tuple[Fraction, ...]:
    """Return the prices at which a class reaches its limit and converts."""
    if one.limit is None or not one.part:
        return ()
    return (one.limit - one.preference) / one.part, one.limit / one.part


def _slope(classes: tuple[StockClass, ...], price: Fraction) -> Fraction:
    """Return how much more all stock takes for each unit of the price from `price` on."""
    resting = _NOTHING
    for one in classes:
        if one.limit is not None and one.limit - one.preference <= price * one.part < one.limit:
            resting += one.part
    return _ONE - resting
