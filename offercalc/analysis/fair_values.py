"""The fair values of the option grants of one appraised offer."""

from __future__ import annotations

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.yearly import converted
from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.equity.fair_value import option_fair_value
from offercalc.domain.ledger.equity.payout import paid_units, payout_of
from offercalc.domain.ledger.equity.valuation import floor_of, granted_at, units_of
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.offer import currency_of
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Span


def fair_values(appraisal: Appraisal, assumptions: Assumptions) -> tuple[tuple[Component, Span], ...]:
    """Return the fair value of each option grant as (component, value); empty without fair value assumptions.

    It is based on today's share price, and is in the display currency.
    """
    if assumptions.fair_value is None:
        return ()
    found = []
    for component, stake in parts_of(appraisal.offer):
        if isinstance(stake, Option):
            price = share_price(stake)
            units = units_of(stake, granted_at(stake, price))
            units = paid_units(units, stake, payout_of(stake, assumptions.attainment_percent))
            value = units * option_fair_value(price, floor_of(stake), assumptions.fair_value)
            code = currency_of(stake, appraisal.offer)
            found.append((component, converted(value, appraisal.exchange[code])))
    return tuple(found)
