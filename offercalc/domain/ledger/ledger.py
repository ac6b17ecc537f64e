"""The ledger: the dated cash and equity lines of an offer, from which every figure is computed."""

from __future__ import annotations

from offercalc.domain.ledger.employer.leaving_pay import leaving_pay_lines
from offercalc.domain.ledger.employer.service_vesting import service_vesting, vested_lines
from offercalc.domain.ledger.equity.equity_lines import equity_lines, lines_on_leaving_after_sale
from offercalc.domain.ledger.leaving import after_leaving
from offercalc.domain.ledger.line import Line
from offercalc.domain.ledger.pay_lines import lines_on_leaving, pay_lines
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets

Ledger = tuple[Line, ...]


def ledger(offer: Offer, assumptions: Assumptions, presets: Presets) -> Ledger:
    """Return the dated lines of a valid offer over the horizon, each in the currency in which it is promised.

    Presets must be those the offer was validated with. If a leaving date is assumed, only what is kept then is
    returned, and what is due on leaving if that is within the horizon.
    """
    lines = (*pay_lines(offer, assumptions), *equity_lines(offer, assumptions, presets))
    leaving = assumptions.leaving_date
    if leaving is None:
        return lines
    staying = vested_lines(after_leaving(lines, offer, leaving), service_vesting(offer, presets), leaving)
    kept = (*staying, *lines_on_leaving(offer, assumptions, leaving))
    end = add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years)
    if not offer.start_date <= leaving <= end:
        return kept
    accelerated = lines_on_leaving_after_sale(offer, assumptions, presets, (leaving,))
    return (*kept, *accelerated, *leaving_pay_lines(offer, leaving))
