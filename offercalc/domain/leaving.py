"""What leaving does to dated lines: what is kept, what is owed back, and what is lost."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from offercalc.domain.estimate import Span, exactly, span_of
from offercalc.domain.line import Form, Line
from offercalc.domain.months import MONTHS_A_YEAR, add_months, full_months
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Clawback, OneTime

_WHOLE = Fraction(1)
_NOTHING = Fraction(0)


def years_employed(start: date, years: int, leaving: date | None) -> Fraction:
    """Give the years of a horizon until leaving, the last by its days; all of them where nobody leaves in it."""
    end = add_months(start, MONTHS_A_YEAR * years)
    if leaving is None or not start < leaving < end:
        return Fraction(years)
    return years * Fraction((leaving - start).days, (end - start).days)


def kept_on(line: Line) -> date:
    """Give the first day on which whoever leaves keeps a line: cash once it is paid, shares once they have vested."""
    return line.earned_on if line.form is Form.EQUITY else line.paid_on


def after_leaving(lines: tuple[Line, ...], offer: Offer, day: date) -> tuple[Line, ...]:
    """Keep what has been paid or has vested by the last day of employment, less what is owed back of it."""
    kept = (line for line in lines if kept_on(line) <= day)
    clawbacks = clawbacks_of(offer)
    return tuple(
        replace(line, amount=line.amount * kept_part(clawbacks[line.component], line.paid_on, day))
        if line.component in clawbacks
        else line
        for line in kept
    )


def clawbacks_of(offer: Offer) -> dict[str, Clawback]:
    """Give the clawbacks of an offer by the component they are on."""
    return {
        f"pay[{index}]": part.clawback
        for index, part in enumerate(offer.pay)
        if isinstance(part, OneTime) and part.clawback is not None
    }


def kept_part(clawback: Clawback, paid_on: date, leaving: date) -> Span:
    """Give the part of a payment (0 to 1) that is kept on leaving: what is not owed back.

    Pro rata by full months since the payment. Months that are not known may be any: nothing is sure to be kept.
    """
    months = span_of(clawback.months)
    if months.is_exact:
        return exactly(_kept(clawback, months.likely, paid_on, leaving))
    worst = _NOTHING if months.high is None else _kept(clawback, months.high, paid_on, leaving)
    likely = _kept(clawback, months.likely, paid_on, leaving)
    return Span(worst, likely, _kept(clawback, months.low, paid_on, leaving))


def _kept(clawback: Clawback, months: Fraction, paid_on: date, leaving: date) -> Fraction:
    """Give the kept part for a known number of months."""
    served = full_months(paid_on, leaving)
    if served >= months:
        return _WHOLE
    return served / months if clawback.method == "pro_rata" else _NOTHING
