"""The dated lines of one grant: what vests, when it pays, and its value at the share price."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.ledger.valuation import unit_value, units_of, whole_value
from offercalc.domain.offer.equity import Grant, Rsu
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.problems.problem import Problem
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import PricedShare, is_private, priced_share
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets, Tranche, parts, plan, terms_of, tranches

_Worth = Callable[[Span, date], tuple[Span, Fraction | None]]


def grant_lines(
    grant: Grant, component: Component, offer: Offer, assumptions: Assumptions, presets: Presets
) -> Iterator[Line]:
    """Yield a line for each day on which a valid grant vests within the horizon.

    A double-trigger unit is earned and paid on the later of its vesting and the liquidity date, and never without
    one. Other units of a private company are earned as they vest, and paid on the liquidity date if one is assumed;
    without one, or an exit, their value is paper.
    """
    share = priced_share(grant, offer.company, offer.start_date, assumptions)
    liquidity = share.liquidity or assumptions.liquidity_date
    waits = isinstance(grant, Rsu) and grant.trigger == "double"
    if waits and liquidity is None:
        return
    end = add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years)
    currency = currency_of(grant, offer)
    has_units = grant.vesting is not None and whole_value(grant) is None
    is_paper = is_private(grant) and share.liquidity is None
    worth = _worth(grant, share)
    earliest = max(grant.grant_date or offer.start_date, offer.start_date)
    for tranche in _tranches(grant, share, offer, assumptions, presets):
        vested = max(tranche.vests_on, earliest)
        paid = max(vested, liquidity) if waits and liquidity else share.paid_on(vested)
        earned = paid if waits else vested
        if earned > end:
            continue
        amount, price = worth(tranche.units, paid)
        yield Line(
            component=component,
            category=Category.EQUITY,
            earned_on=earned,
            paid_on=paid,
            amount=amount,
            currency=currency,
            certainty=Certainty.CONTINGENT,
            form=Form.EQUITY,
            recurrence=Recurrence.ONE_TIME,
            units=tranche.units if has_units else None,
            price=price,
            is_paper=is_paper,
        )


def _tranches(
    grant: Grant, share: PricedShare, offer: Offer, assumptions: Assumptions, presets: Presets
) -> tuple[Tranche, ...]:
    """Return the tranches of units, or of fractions of a value; without vesting terms, an unknown one for each year."""
    if grant.vesting is None:
        ends = (add_months(offer.start_date, MONTHS_A_YEAR * year) for year in range(1, assumptions.years + 1))
        return tuple(Tranche(end, UNKNOWN) for end in ends)
    terms = terms_of(grant.vesting, presets)
    path = plan(terms, grant.vesting_commencement_date or offer.start_date, grant.vesting.events)
    if isinstance(path, Problem):
        return ()
    if whole_value(grant) is not None:
        return parts(path)
    return tranches(terms, path, units_of(grant, share.on(grant.grant_date or offer.start_date)))


def _worth(grant: Grant, share: PricedShare) -> _Worth:
    """Return the function from units (or the fraction of a value grant) and payment day to (value, price if known)."""
    whole = whole_value(grant)
    if whole is not None:
        return lambda part, day: (part * _whole_on(day, whole, grant, share), None)

    def worth(units: Span, day: date) -> tuple[Span, Fraction | None]:
        price = share.on(day)
        return units * unit_value(grant, price), price.likely if price.is_exact else None

    return _steady(grant, share.today) if share.is_steady else worth


def _whole_on(day: date, whole: Span, grant: Grant, share: PricedShare) -> Span:
    """Return the value of a whole grant on a day: a stated value follows the price; ownership takes part in an exit."""
    if share.has_exited(day) and grant.ownership_percent is not None:
        return span_of(grant.ownership_percent).scaled(Fraction(1, 100)) * share.exit_price(exactly(1))
    if share.has_exited(day) or share.target(day) is not None:
        return whole * _rise(share, day)
    since = share.start if grant.value is None else grant.grant_date or share.start
    return whole * share.change(since, day)


def _rise(share: PricedShare, day: date) -> Span:
    """Return the ratio of the price on a day to today's, with crossed bounds; unknown if either price is."""
    today, later = share.today, share.on(day)
    if not today.high or not today.low or later.high is None:
        return UNKNOWN
    return Span(later.low / today.high, later.likely / today.likely, later.high / today.low)


def _steady(grant: Grant, price: Span) -> _Worth:
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
