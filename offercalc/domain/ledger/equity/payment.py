"""The event that vested units wait for: liquidity, or an exit."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from offercalc.domain.offer.equity import Grant
from offercalc.domain.scenario.assumptions import Assumptions, Exit
from offercalc.domain.scenario.price_path import PricedShare


def waits_for_event(grant: Grant) -> bool:
    """Whether vested units of a grant pay nothing until an event."""
    return grant.trigger != "single"


def event_of(grant: Grant, share: PricedShare, assumptions: Assumptions) -> date | None:
    """Return the day from which vested units of a grant that waits are paid; None if no such event is assumed.

    A cash plan that pays at an exit alone does not pay when shares can be sold without one.
    """
    match grant.trigger:
        case "single":
            return None
        case "double":
            return share.liquidity or assumptions.liquidity_date
        case "liquidity_only":
            return share.liquidity if isinstance(share.path, Exit) else None
        case _:
            assert_never(grant.trigger)
