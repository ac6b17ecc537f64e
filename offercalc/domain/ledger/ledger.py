"""The ledger: the dated cash and equity lines of an offer, from which every figure is computed."""

from __future__ import annotations

from datetime import date, timedelta

from offercalc.domain.ledger.employer.leaving_pay import leaving_pay_lines
from offercalc.domain.ledger.employer.service_vesting import service_vesting, vested_lines
from offercalc.domain.ledger.equity.equity_lines import equity_lines, lines_on_leaving_after_sale
from offercalc.domain.ledger.leaving import after_leaving, end_of_term
from offercalc.domain.ledger.line import Line
from offercalc.domain.ledger.pay_lines import lines_on_leaving, pay_lines
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets

_DAY = timedelta(days=1)
Ledger = tuple[Line, ...]


def ledger(offer: Offer, assumptions: Assumptions, presets: Presets) -> Ledger:
    """Return the dated lines of a valid offer over the horizon, each in the currency in which it is promised.

    Presets must be those the offer was validated with. If a leaving date is assumed, only what is kept then is
    returned, and what is due on leaving if that is within the horizon.
    """
    return kept_lines(promised_lines(offer, assumptions, presets), offer, assumptions, presets)


def promised_lines(offer: Offer, assumptions: Assumptions, presets: Presets) -> Ledger:
    """Return what is earned within the horizon by somebody who stays as long as the offer lasts.

    What the end of the employment changes is not in it: leaving pay, and what has not vested with service.
    """
    return (*pay_lines(offer, assumptions), *equity_lines(offer, assumptions, presets))


def kept_lines(lines: Ledger, offer: Offer, assumptions: Assumptions, presets: Presets) -> Ledger:
    """Return what is kept of promised `lines`: on the assumed leaving date, or at the end of a fixed term before it."""
    last, leaving = end_of_term(offer, assumptions), assumptions.leaving_date
    if last is not None:
        return _at_the_end(lines, offer, last, presets)
    if leaving is None or (offer.end_date is not None and offer.end_date <= leaving):
        return lines
    horizon = add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years)
    staying = vested_lines(after_leaving(lines, offer, leaving), service_vesting(offer, presets), leaving)
    kept = (*staying, *lines_on_leaving(offer, assumptions, leaving))
    if not offer.start_date <= leaving <= horizon:
        return kept
    accelerated = lines_on_leaving_after_sale(offer, assumptions, presets, (leaving,))
    return (*kept, *accelerated, *leaving_pay_lines(offer, leaving))


def _at_the_end(lines: Ledger, offer: Offer, last: date, presets: Presets) -> Ledger:
    """Return what is kept after the last day of a fixed term: nothing is owed back, and leaving pay is due."""
    kept = vested_lines(lines, service_vesting(offer, presets), last + _DAY)
    return (*kept, *leaving_pay_lines(offer, last))
