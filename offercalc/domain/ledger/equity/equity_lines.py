"""The dated lines of an offer's equity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.equity.acceleration import part_on_leaving, sale_during, units_on_leaving
from offercalc.domain.ledger.equity.espp_lines import espp_lines
from offercalc.domain.ledger.equity.grant_lines import grant_lines, vested_lines, vesting_of
from offercalc.domain.ledger.equity.granted import Granted, grants_of
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
        for granted in grants_of(stake, component, offer.start_date, assumptions):
            yield from grant_lines(granted, offer, assumptions, presets)


def all_grants(offer: Offer, assumptions: Assumptions) -> Iterator[Granted]:
    """Yield every grant of an offer, each followed by its refresh grants within the horizon."""
    for index, stake in enumerate(offer.equity):
        if not isinstance(stake, Espp):
            yield from grants_of(stake, Component(Kind.EQUITY, index), offer.start_date, assumptions)


def lines_on_leaving_after_sale(
    offer: Offer, assumptions: Assumptions, presets: Presets, days: tuple[date, ...]
) -> Iterator[Line]:
    """Yield what vests early on leaving on each of several days in order, after an assumed sale of the company.

    Units that also wait for a liquidity event after the last day of employment are forfeited.
    """
    for granted in all_grants(offer, assumptions):
        sale = sale_during(granted.grant, offer, assumptions)
        if sale is None or not any(part_on_leaving(granted.grant, sale, day) for day in days):
            continue
        vesting = vesting_of(granted, offer, assumptions, presets)
        early = units_on_leaving(vesting, granted.grant, sale, days, presets)
        earned = {line.earned_on: line for line in vested_lines(granted, offer, assumptions, early)}
        yield from (earned[day] for day in days if day in earned)
