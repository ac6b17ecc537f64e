"""The fair value of a stock option: Black-Scholes-Merton with a continuous dividend yield."""

# Source: R. C. Merton, Theory of Rational Option Pricing (1973). The formula is transcendental, so it is computed in
# floating point; 15 digits are far more precise than its inputs.

from __future__ import annotations

from fractions import Fraction
from math import erfc, exp, log, sqrt

from msgspec import Struct

from offercalc.domain.scenario.assumptions import FairValue
from offercalc.domain.values.estimate import UNKNOWN, Estimate, Span, span_of

_PERCENT = 0.01


class Terms(Struct, frozen=True):
    """The inputs of a call's value: money in one currency, years, and decimals per year, continuously compounded."""

    price: float
    strike: float
    years: float
    volatility: float
    risk_free: float
    dividend_yield: float


def call_value(terms: Terms) -> float:
    """Return the value of one European call, never below zero.

    Without uncertainty (no time, no volatility or no strike) it is the discounted gain.
    """
    price = terms.price * exp(-terms.dividend_yield * terms.years)
    strike = terms.strike * exp(-terms.risk_free * terms.years)
    spread = terms.volatility * sqrt(terms.years)
    if not price or not strike or not spread:
        return max(0.0, price - strike)
    d1 = (log(price) - log(strike)) / spread + spread / 2
    return max(0.0, price * _normal(d1) - strike * _normal(d1 - spread))


def _normal(value: float) -> float:
    """Return the probability that a standard normal variable is at most `value`, precise for small probabilities."""
    return erfc(-value / sqrt(2)) / 2


def option_fair_value(price: Span, strike: Estimate, assumed: FairValue) -> Span:
    """Return the fair value of one option: highest for the highest price and lowest strike, unknown if either is."""
    floor = span_of(strike)
    if price.high is None or floor.high is None:
        return UNKNOWN
    pairs = ((price.least, floor.high), (price.likely, floor.likely), (price.high, floor.least))
    # If prices differ only in their last digits, rounding may put the value of the lower price above the higher one.
    low, likely, high = sorted(call_value(_terms(at, above, assumed)) for at, above in pairs)
    return Span(Fraction(low), Fraction(likely), Fraction(high))


def _terms(price: Fraction, strike: Fraction, assumed: FairValue) -> Terms:
    return Terms(
        price=float(price),
        strike=float(strike),
        years=float(assumed.term_years),
        volatility=float(assumed.volatility_percent) * _PERCENT,
        risk_free=float(assumed.risk_free_percent) * _PERCENT,
        dividend_yield=float(assumed.dividend_yield_percent) * _PERCENT,
    )
