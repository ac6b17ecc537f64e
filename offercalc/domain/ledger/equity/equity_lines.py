"""The dated lines of an offer's equity."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.equity.espp_lines import espp_lines
from offercalc.domain.ledger.equity.grant_lines import grant_lines
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Espp, Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets


def equity_lines(offer: Offer, assumptions: Assumptions, presets: Presets) -> Iterator[Line]:
    """Yield the lines of all equity earned within the horizon, in the order of the offer."""
    for index, stake in enumerate(offer.equity):
        component = Component(Kind.EQUITY, index)
        if isinstance(stake, Espp):
            yield from espp_lines(stake, component, offer, assumptions)
            continue
        yield from grant_lines(stake, component, offer, assumptions, presets)
        refreshed = Component(Kind.EQUITY, index, is_refresher=True)
        for refresher in _refreshers(stake, offer, assumptions):
            yield from grant_lines(refresher, refreshed, offer, assumptions, presets)


def _refreshers(grant: Grant, offer: Offer, assumptions: Assumptions) -> Iterator[Grant]:
    """Yield the refresh grants; each is granted and starts to vest on an anniversary of the start date."""
    refreshers = grant.refreshers
    if refreshers is None:
        return
    for year in range(1, min(refreshers.years, assumptions.years) + 1):
        day = add_months(offer.start_date, MONTHS_A_YEAR * year)
        yield replace(
            grant,
            units=refreshers.units,
            value=refreshers.value,
            ownership_percent=None,
            grant_date=day,
            vesting_commencement_date=day,
            vesting=refreshers.vesting or grant.vesting,
        )
