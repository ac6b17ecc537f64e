"""The dated lines of an offer's equity."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.equity.espp_lines import espp_lines
from offercalc.domain.ledger.equity.grant_lines import grant_lines
from offercalc.domain.ledger.equity.granted import grants_of
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Espp
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.vesting.schedule import Presets


def equity_lines(offer: Offer, assumptions: Assumptions, presets: Presets) -> Iterator[Line]:
    """Yield the lines of all equity earned within the horizon, in the order of the offer."""
    for index, stake in enumerate(offer.equity):
        component = Component(Kind.EQUITY, index)
        if isinstance(stake, Espp):
            yield from espp_lines(stake, component, offer, assumptions)
            continue
        for granted in grants_of(stake, component, offer.start_date, assumptions.years):
            yield from grant_lines(granted, offer, assumptions, presets)
