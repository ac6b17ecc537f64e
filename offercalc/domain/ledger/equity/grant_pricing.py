"""The pricing of a grant: what its units are worth on any day of one scenario."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from offercalc.domain.ledger.equity.valuation import granted_at, unit_value, units_of, whole_value
from offercalc.domain.offer.equity import Grant, ProfitUnit
from offercalc.domain.scenario.price_path import PricedShare
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, span_of

Worth: TypeAlias = Callable[[Span, date], tuple[Span, Fraction | None]]
"""From units, or the fraction of a value grant, and the day of payment to their value, and the price if it is known."""


def units_granted(grant: Grant, share: PricedShare) -> Span:
    """Return the units of a grant; a value buys them at the grant price, or else at the price on the grant date."""
    return units_of(grant, granted_at(grant, share.on(grant.grant_date or share.start)))


def worth_of(grant: Grant, share: PricedShare) -> Worth:
    """Return the worth of a grant's units under the assumptions of a priced share."""
    whole = whole_value(grant)
    if whole is not None:
        return lambda part, day: (part * _whole_on(day, whole, grant, share), None)

    def worth(units: Span, day: date) -> tuple[Span, Fraction | None]:
        price = share.on(day)
        return units * unit_value(grant, price), price.likely if price.is_exact else None

    return _steady(grant, share.today) if share.is_steady else worth


def _whole_on(day: date, whole: Span, grant: Grant, share: PricedShare) -> Span:
    """Return the value of a whole grant on a day: a stated value follows the price; ownership takes part in an exit.

    The value of profit units is at most their cap times the value granted.
    """
    if share.has_exited(day) and grant.ownership_percent is not None:
        return span_of(grant.ownership_percent).scaled(Fraction(1, 100)) * share.exit_price(exactly(1))
    if share.has_exited(day) or share.target(day) is not None:
        value = whole * _rise(granted_at(grant, share.today), share.on(day))
    else:
        since = share.start if grant.value is None else grant.grant_date or share.start
        value = whole * share.change(since, day)
    if isinstance(grant, ProfitUnit) and grant.cap is not None:
        return value.at_most(whole * span_of(grant.cap))
    return value


def _rise(before: Span, later: Span) -> Span:
    """Return the ratio of two prices, with crossed bounds; unknown if either price is."""
    if not before.high or not before.low or later.high is None:
        return UNKNOWN
    return Span(later.least / before.high, later.likely / before.likely, later.high / before.least)


def _steady(grant: Grant, price: Span) -> Worth:
    """Return the value of units at a constant price; tranches that share a span are multiplied once."""
    value = unit_value(grant, price)
    known = price.likely if price.is_exact else None
    made: dict[int, tuple[Span, Span]] = {}

    def worth(units: Span, _day: date) -> tuple[Span, Fraction | None]:
        found = made.get(id(units))
        if found is None or found[0] is not units:
            found = made[id(units)] = (units, units * value)
        return found[1], known

    return worth
