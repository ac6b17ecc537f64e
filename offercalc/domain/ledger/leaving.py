"""The effect of leaving on dated lines: what is kept, repaid and forfeited."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Form, Line
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Clawback, OneTime
from offercalc.domain.values.estimate import Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

_WHOLE = Fraction(1)
_NOTHING = Fraction(0)


def years_employed(start: date, years: int, leaving: date | None) -> Fraction:
    """Return the years of the horizon until leaving, with the last one pro rata by days; all years if it is outside."""
    end = add_months(start, MONTHS_A_YEAR * years)
    if leaving is None or not start < leaving < end:
        return Fraction(years)
    return years * Fraction((leaving - start).days, (end - start).days)


def kept_on(line: Line) -> date:
    """Return the first leaving date on which a line is kept: cash when it is paid, equity when it has vested."""
    return line.earned_on if line.form is Form.EQUITY else line.paid_on


def after_leaving(lines: tuple[Line, ...], offer: Offer, day: date) -> tuple[Line, ...]:
    """Return the lines paid or vested by the last day of employment, less what must be repaid under a clawback."""
    kept = (line for line in lines if kept_on(line) <= day)
    clawbacks = clawbacks_of(offer)
    return tuple(
        replace(line, amount=line.amount * kept_part(clawbacks[line.component], line.paid_on, day))
        if line.component in clawbacks
        else line
        for line in kept
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

    A pro rata clawback counts full months since the payment. If its months are unknown, the lower bound is 0.
    """
    months = span_of(clawback.months)
    if months.is_exact:
        return exactly(_kept(clawback, months.likely, paid_on, leaving))
    worst = _NOTHING if months.high is None else _kept(clawback, months.high, paid_on, leaving)
    likely = _kept(clawback, months.likely, paid_on, leaving)
    return Span(worst, likely, _kept(clawback, months.least, paid_on, leaving))


def _kept(clawback: Clawback, months: Fraction, paid_on: date, leaving: date) -> Fraction:
    """Return the fraction kept for a known number of clawback months."""
    served = full_months(paid_on, leaving)
    if served >= months:
        return _WHOLE
    return served / months if clawback.method == "pro_rata" else _NOTHING
