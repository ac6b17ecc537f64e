"""The grants of an offer as they are priced: the first one, and refresh grants at the price of their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.equity.payout import AT_TARGET, payout_of
from offercalc.domain.offer.equity import Grant, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import Estimate, Range, Span
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months


class Granted(Struct, frozen=True):
    """A grant and its component; `priced_on` is the day whose price is its grant price where none is stated.

    The grant price is also the strike, base price or threshold of a grant that states none. `payout` is the part of the
    target that performance units pay.
    """

    grant: Grant
    component: Component
    priced_on: date | None = None
    payout: Span = AT_TARGET


def grants_of(grant: Grant, component: Component, start: date, assumptions: Assumptions) -> Iterator[Granted]:
    """Yield a grant and its refresh grants within the horizon; each vests from its anniversary of the start date."""
    payout = payout_of(grant, assumptions.attainment_percent)
    yield Granted(grant, component, payout=payout)
    refreshers = grant.refreshers
    if refreshers is None:
        return
    again = refresh_grant(grant, refreshers)
    refreshed = replace(component, is_refresher=True)
    for year in range(1, min(refreshers.years, assumptions.years) + 1):
        day = add_months(start, MONTHS_A_YEAR * year)
        dated = replace(again, grant_date=day, vesting_commencement_date=day)
        yield Granted(dated, refreshed, day if has_own_price(grant, refreshers) else None, payout)


def refresh_grant(grant: Grant, refreshers: Refreshers) -> Grant:
    """Return the terms of a refresh grant, without those of its day."""
    size = {"units": refreshers.units, "value": refreshers.value, "ownership_percent": None}
    again = replace(grant, **size, grant_price=refreshers.grant_price, vesting=refreshers.vesting or grant.vesting)
    match again:
        case Rsu() | RestrictedStock():
            return again
        case Option():
            return replace(again, strike=refreshers.strike)
        case Sar():
            return replace(again, base_price=refreshers.base_price)
        case Phantom():
            stated = refreshers.base_price
            return replace(again, base_price=again.base_price if stated is None else stated)
        case ProfitUnit():
            return replace(again, participation_threshold=_threshold(again, refreshers))
        case _:
            assert_never(again)


def _threshold(grant: ProfitUnit, refreshers: Refreshers) -> Estimate:
    """Return the threshold of refresh profit units if it is not the price of their day: without one, there is none."""
    if refreshers.participation_threshold is None and grant.participation_threshold == 0:
        return grant.participation_threshold
    return refreshers.participation_threshold


def has_own_price(grant: Grant, refreshers: Refreshers) -> bool:
    """Whether the price of its day stands for what a refresh grant does not state.

    It does not for a base price or threshold that is unknown, and may be that of the first grant.
    """
    match grant:
        case Phantom():
            return refreshers.base_price is not None or grant.base_price is not None or grant.grant_price is not None
        case ProfitUnit():
            first = grant.grant_price if grant.participation_threshold is None else grant.participation_threshold
            is_open = first is None or (isinstance(first, Range) and not first.low)
            return refreshers.participation_threshold is not None or not is_open
        case _:
            return True
