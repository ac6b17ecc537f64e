"""Single metrics of one appraised offer: pay per hour worked, present value and fair values."""

from __future__ import annotations

from fractions import Fraction

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.present_value import present_value
from offercalc.analysis.yearly import converted
from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.fair_value import option_fair_value
from offercalc.domain.ledger.leaving import years_employed
from offercalc.domain.ledger.valuation import units_of
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.offer import currency_of
from offercalc.domain.offer.pay import WEEKS_A_YEAR
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Span


def per_hour(appraisal: Appraisal, assumptions: Assumptions) -> Span:
    """Return the total per hour worked within the horizon or until leaving, at 52 weeks per year."""
    years = years_employed(appraisal.offer.start_date, assumptions.years, assumptions.leaving_date)
    hours = Fraction(appraisal.offer.hours_per_week) * WEEKS_A_YEAR * years
    return appraisal.total.scaled(1 / hours)


def present_value_of(appraisal: Appraisal, assumptions: Assumptions) -> Span:
    """Return all payments discounted to the start date at the assumed rate, in the display currency."""
    offer = appraisal.offer
    return present_value(appraisal.lines, offer.start_date, assumptions.discount_percent, appraisal.exchange)


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
            value = units_of(stake, price) * option_fair_value(price, stake.strike, assumptions.fair_value)
            code = currency_of(stake, appraisal.offer)
            found.append((component, converted(value, appraisal.exchange[code])))
    return tuple(found)
