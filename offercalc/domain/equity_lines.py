"""Grants turned into dated lines: what vests, when, and what it is worth at the share's price."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import floor

from offercalc.domain.assumptions import Assumptions
from offercalc.domain.equity import Grant, Option, Rsu
from offercalc.domain.estimate import UNKNOWN, Span, span_of
from offercalc.domain.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.months import MONTHS_A_YEAR, add_months
from offercalc.domain.offer import Offer, currency_of
from offercalc.domain.valuation import ownership_value, share_price, unit_value
from offercalc.domain.vesting import Presets, Step, schedule_of, steps, tranches


def equity_lines(offer: Offer, assumptions: Assumptions, presets: Presets) -> Iterator[Line]:
    """Yield a line for every tranche of every grant that vests within the horizon."""
    end = add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years)
    for index, grant in enumerate(offer.equity):
        for day, units, amount in _vested(grant, offer, assumptions.years, presets):
            paid_on = max(day, grant.grant_date or day, offer.start_date)
            if paid_on <= end:
                price = share_price(grant)
                yield Line(
                    component=f"equity[{index}]",
                    category=Category.EQUITY,
                    earned_on=paid_on,
                    paid_on=paid_on,
                    amount=amount,
                    currency=currency_of(grant, offer),
                    certainty=Certainty.CONTINGENT,
                    form=Form.EQUITY,
                    recurrence=Recurrence.ONE_TIME,
                    units=units,
                    price=price.likely if price.is_exact else None,
                )


def _vested(grant: Grant, offer: Offer, years: int, presets: Presets) -> Iterator[tuple[date, Span | None, Span]]:
    """Yield (day, units, value) as the grant vests; without vesting terms the value is open in every year."""
    if grant.vesting is None:
        for year in range(1, years + 1):
            yield add_months(offer.start_date, MONTHS_A_YEAR * year), None, UNKNOWN
        return
    plan = steps(schedule_of(grant.vesting, presets))
    commencement = grant.vesting_commencement_date or offer.start_date
    value = flat_value(grant)
    if value is not None:
        yield from ((day, None, value.scaled(part)) for day, part in _parts(plan, commencement))
        return
    worth = unit_value(share_price(grant), span_of(grant.strike) if isinstance(grant, Option) else None)
    for tranche in tranches(units_of(grant), plan, commencement):
        yield tranche.vests_on, tranche.units, tranche.units * worth


def _parts(plan: tuple[Step, ...], commencement: date) -> Iterator[tuple[date, Fraction]]:
    """Yield the part of the whole that vests on each day of a plan."""
    before = Fraction(0)
    for step in plan:
        yield add_months(commencement, step.after_months), step.cumulative - before
        before = step.cumulative


def flat_value(grant: Grant) -> Span | None:
    """Give the money value of a restricted stock grant that needs no number of units, or None where it does.

    A stated value without a price is worth that value; a stated ownership is worth that part of the valuation.
    """
    if not isinstance(grant, Rsu) or grant.units is not None:
        return None
    if grant.value is not None:
        return span_of(grant.value) if share_price(grant).is_open else None
    return ownership_value(grant) if grant.fully_diluted_shares is None else None


def units_of(grant: Grant) -> Span:
    """Give the units of a grant: stated, bought by its value at its price (rounded down), or owned."""
    if grant.units is not None:
        return span_of(grant.units)
    price = share_price(grant)
    if grant.value is not None and price.high is not None:
        value = span_of(grant.value)
        high = None if value.high is None else Fraction(floor(value.high / price.low))
        return Span(Fraction(floor(value.low / price.high)), Fraction(floor(value.likely / price.likely)), high)
    if grant.ownership_percent is not None:
        owned = span_of(grant.ownership_percent) * span_of(grant.fully_diluted_shares)
        return owned.scaled(Fraction(1, 100))
    return UNKNOWN
