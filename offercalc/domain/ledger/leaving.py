"""The effect of leaving on dated lines: what is kept, repaid and forfeited."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from msgspec.structs import replace

from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Form, Line
from offercalc.domain.ledger.wages import service_months
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Commission, OneTime, ThirteenthMonth
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import ZERO, Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

DAYS_A_MONTH = Fraction("30.4375")
"""The mean length of a month, by which a schedule in months counts days."""
_DAY = timedelta(days=1)
_WHOLE = Fraction(1)
_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_ALL = Span(_NOTHING, _NOTHING, _WHOLE)
"""The part that is repaid if nothing is known about it: none of it to all of it."""


def end_of_term(offer: Offer, assumptions: Assumptions) -> date | None:
    """Return the last day of a fixed term with which the employment ends within the horizon; None if it does not."""
    last, leaving = offer.end_date, assumptions.leaving_date
    horizon = add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years)
    if last is None or last > horizon or (leaving is not None and leaving < last):
        return None
    return last


def years_employed(offer: Offer, assumptions: Assumptions) -> Fraction:
    """Return the years of the horizon until leaving, with the last one pro rata by days; all years if it is outside.

    A fixed term counts by months of service, and a part of a month by its days.
    """
    start, leaving, years = offer.start_date, assumptions.leaving_date, assumptions.years
    end, last = add_months(start, MONTHS_A_YEAR * years), end_of_term(offer, assumptions)
    if last is not None:
        return service_months(start, start, min(last + _DAY, end)) / MONTHS_A_YEAR
    if leaving is None or not start < leaving < end:
        return Fraction(years)
    return years * Fraction((leaving - start).days, (end - start).days)


def kept_on(line: Line) -> date:
    """Return the first leaving date on which a line is kept: cash when it is paid, equity when it has vested."""
    return line.earned_on if line.form is Form.EQUITY else line.paid_on


def after_leaving(lines: tuple[Line, ...], offer: Offer, day: date) -> tuple[Line, ...]:
    """Return the lines paid or vested by the last day of employment, less what must be repaid under a clawback.

    What has been earned by then but would be paid later is paid on that day, unless leaving forfeits it.
    """
    clawbacks, due_early = clawbacks_of(offer), due_on_leaving(offer)
    return tuple(
        replace(line, amount=line.amount * kept_part(clawbacks[line.component], line.paid_on, day))
        if line.component in clawbacks
        else line
        for line in (_brought_forward(line, day) if line.component in due_early else line for line in lines)
        if kept_on(line) <= day
    )


def _brought_forward(line: Line, day: date) -> Line:
    """Return a line that is paid on leaving if it has been earned by then."""
    return replace(line, paid_on=day) if line.earned_on <= day < line.paid_on else line


def due_on_leaving(offer: Offer) -> frozenset[Component]:
    """Return the components of which leaving does not forfeit what has been earned but not paid."""
    return frozenset(
        component
        for component, part in parts_of(offer)
        if isinstance(part, Bonus | Commission | ThirteenthMonth) and part.on_leaving != "lost"
    )


def clawbacks_of(offer: Offer) -> dict[Component, Clawback]:
    """Return the clawbacks of an offer by component."""
    return {
        component: part.clawback
        for component, part in parts_of(offer)
        if isinstance(part, OneTime) and part.clawback is not None
    }


def kept_part(clawback: Clawback, paid_on: date, leaving: date) -> Span:
    """Return the fraction of a payment (0 to 1) that is kept on leaving.

    A pro rata clawback counts full months, or days, since the payment. If its months are unknown, the lower bound is 0.
    """
    if clawback.schedule:
        return exactly(1) - _repaid_in_steps(clawback, paid_on, leaving)
    months = span_of(clawback.months)
    if months.is_exact:
        return exactly(_kept(clawback, months.likely, paid_on, leaving))
    worst = _NOTHING if months.high is None else _kept(clawback, months.high, paid_on, leaving)
    likely = _kept(clawback, months.likely, paid_on, leaving)
    return Span(worst, likely, _kept(clawback, months.least, paid_on, leaving))


def _kept(clawback: Clawback, months: Fraction, paid_on: date, leaving: date) -> Fraction:
    """Return the fraction kept for a known number of clawback months."""
    if clawback.by == "days":
        served, whole = Fraction((leaving - paid_on).days), _days_of(paid_on, months)
    else:
        served, whole = Fraction(full_months(paid_on, leaving)), months
    if served >= whole:
        return _WHOLE
    return served / whole if clawback.is_pro_rata else _NOTHING


def _days_of(origin: date, months: Fraction) -> Fraction:
    """Return the calendar days of a period of months; a part of a month is that part of its days."""
    count = int(months)
    last, following = add_months(origin, count), add_months(origin, count + 1)
    return (last - origin).days + (months - count) * (following - last).days


def _repaid_in_steps(clawback: Clawback, paid_on: date, leaving: date) -> Span:
    """Return the fraction repaid by the first step whose months exceed those since the payment; 0 after the last."""
    if clawback.by == "days":
        served = (leaving - paid_on).days / DAYS_A_MONTH
    else:
        served = Fraction(full_months(paid_on, leaving))
    step = next((step for step in clawback.schedule if served < step.within_months), None)
    if step is None:
        return ZERO
    return _ALL if step.percent is None else span_of(step.percent).scaled(_PERCENT)
