"""The pricing of a grant: what its units are worth on any day of one scenario."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from offercalc.domain.ledger.equity.granted import Granted
from offercalc.domain.ledger.equity.payout import paid_units
from offercalc.domain.ledger.equity.valuation import capped, excess, floor_of, granted_at, units_of, whole_value
from offercalc.domain.offer.equity import Option, ProfitUnit
from offercalc.domain.scenario.price_gain import price_gain
from offercalc.domain.scenario.price_path import PricedShare
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, exactly, span_of

Worth: TypeAlias = Callable[[Span, date], tuple[Span, Fraction | None]]
"""From units, or the fraction of a value grant, and the day of payment to their value, and the price if it is known."""


def units_granted(granted: Granted, share: PricedShare) -> Span:
    """Return the units of a grant; a value buys them at the grant price, or else at the price on the grant date.

    Performance units pay a part of them.
    """
    grant = granted.grant
    units = units_of(grant, granted_at(grant, share.on(grant.grant_date or share.start)))
    return paid_units(units, grant, granted.payout)


def worth_of(granted: Granted, share: PricedShare) -> Worth:
    """Return the worth of a grant's units under the assumptions of a priced share."""
    grant = granted.grant
    whole = whole_value(grant)
    if whole is not None:
        return lambda part, day: (part * _whole_on(day, whole, granted, share), None)

    def worth(units: Span, day: date) -> tuple[Span, Fraction | None]:
        price = share.on(day)
        return _times(units, _unit_worth(granted, share, day)), price.likely if price.is_exact else None

    return _steady(granted, share) if share.is_steady else worth


def strike_of(granted: Granted, share: PricedShare) -> Span | None:
    """Return what one unit costs to exercise, or None for units that are not options."""
    if not isinstance(granted.grant, Option):
        return None
    if granted.priced_on is not None and floor_of(granted.grant) is None:
        return share.on(granted.priced_on)
    return span_of(floor_of(granted.grant))


def _unit_worth(granted: Granted, share: PricedShare, day: date) -> Span:
    """Return the value of one vested unit on a day, in excess of a strike that is stated or the price of a day."""
    grant, price = granted.grant, share.on(day)
    if granted.priced_on is None or grant.grant_price is not None:
        return capped(excess(grant, price), grant, span_of(grant.grant_price))
    floor = floor_of(grant)
    value = price_gain(share, granted.priced_on, day) if floor is None else excess(grant, price)
    return capped(value, grant, share.on(granted.priced_on))


def _times(units: Span, value: Span) -> Span:
    """Return units times their value; any number of units that are worth nothing is worth nothing."""
    return ZERO if value is ZERO else units * value


def _whole_on(day: date, whole: Span, granted: Granted, share: PricedShare) -> Span:
    """Return the value of a whole grant on a day: a stated value follows the price; ownership takes part in an exit.

    The value of profit units is at most their cap times the value granted; performance units pay a part of it.
    """
    grant = granted.grant
    if share.has_exited(day) and grant.ownership_percent is not None:
        return span_of(grant.ownership_percent).scaled(Fraction(1, 100)) * share.exit_price(exactly(1)) * granted.payout
    if share.has_exited(day) or share.target(day) is not None:
        before = share.today if granted.priced_on is None else share.on(granted.priced_on)
        value = whole * _rise(granted_at(grant, before), share.on(day))
    else:
        since = share.start if grant.value is None else grant.grant_date or share.start
        value = whole * share.change(since, day)
    if isinstance(grant, ProfitUnit) and grant.cap is not None:
        value = value.at_most(whole * span_of(grant.cap))
    return value * granted.payout


def _rise(before: Span, later: Span) -> Span:
    """Return the ratio of two prices, with crossed bounds; unknown if either price is."""
    if not before.high or not before.low or later.high is None:
        return UNKNOWN
    return Span(later.least / before.high, later.likely / before.likely, later.high / before.least)


def _steady(granted: Granted, share: PricedShare) -> Worth:
    """Return the value of units at a constant price; tranches that share a span are multiplied once."""
    price, value = share.today, _unit_worth(granted, share, share.start)
    known = price.likely if price.is_exact else None
    made: dict[int, tuple[Span, Span]] = {}

    def worth(units: Span, _day: date) -> tuple[Span, Fraction | None]:
        found = made.get(id(units))
        if found is None or found[0] is not units:
            found = made[id(units)] = (units, _times(units, value))
        return found[1], known

    return worth
