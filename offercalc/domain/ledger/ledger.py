"""The ledger: the dated cash and equity lines of an offer, from which every figure is computed."""

from __future__ import annotations

from offercalc.domain.ledger.equity.equity_lines import equity_lines
from offercalc.domain.ledger.leaving import after_leaving
from offercalc.domain.ledger.line import Line
from offercalc.domain.ledger.pay_lines import lines_on_leaving, pay_lines
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.vesting.schedule import Presets

Ledger = tuple[Line, ...]


def ledger(offer: Offer, assumptions: Assumptions, presets: Presets) -> Ledger:
    """Return the dated lines of a valid offer over the horizon, each in the currency in which it is promised.

    Presets must be those the offer was validated with. If a leaving date is assumed, only what is kept then is
    returned.
    """
    lines = (*pay_lines(offer, assumptions), *equity_lines(offer, assumptions, presets))
    leaving = assumptions.leaving_date
    if leaving is None:
        return lines
    return (*after_leaving(lines, offer, leaving), *lines_on_leaving(offer, assumptions, leaving))
