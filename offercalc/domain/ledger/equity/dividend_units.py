"""Dividend equivalents: the further units that are credited for each unit until it vests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from offercalc.domain.ledger.equity.acceleration import held_from, sale_during
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, full_months

_MONTHS_A_QUARTER = 3
_A_QUARTER = Fraction(_MONTHS_A_QUARTER, 100 * MONTHS_A_YEAR)
"""A quarter of a percentage per year, as a fraction."""


def credited_units(grant: Grant, offer: Offer, assumptions: Assumptions) -> Callable[[Span, date], Span]:
    """Return a function from units, and the day on which they vest, to these units with those credited for them.

    After every full quarter since the grant is held, a quarter of the yearly yield is credited on all units so far.
    Fractions of units are kept. An assumed sale of the company ends its dividends.
    """
    if grant.dividend_yield_percent == 0:
        return lambda units, _day: units
    since, sale = held_from(grant, offer), sale_during(grant, offer, assumptions)
    growth = exactly(1) + span_of(grant.dividend_yield_percent).scaled(_A_QUARTER)
    made: dict[tuple[int, int], tuple[Span, Span]] = {}

    def credited(units: Span, day: date) -> Span:
        until = day if sale is None else min(day, sale)
        quarters = max(0, full_months(since, until) // _MONTHS_A_QUARTER)
        found = made.get((quarters, id(units)))
        if found is None or found[0] is not units:
            found = made[quarters, id(units)] = (units, units * growth**quarters)
        return found[1]

    return credited
