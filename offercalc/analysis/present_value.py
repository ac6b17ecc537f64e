"""Present value on the start date: each line discounted by the days until it is paid."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from offercalc.analysis.yearly import Rates, converted_total, due
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.values.amount import Amount
from offercalc.domain.values.estimate import Span, total

_DAYS_A_YEAR = 365
_CONTEXT = Context(prec=40)


def present_value(lines: Ledger, start: date, percent: Decimal, rates: Rates) -> Span:
    """Return the sum of lines, each times (1 + rate) to the power of minus its days from start to payment over 365.

    `percent` is the effective rate per year (day count ACT/365). The result is in the target currency of `rates`.
    """
    by_day: dict[date, list[Amount]] = {}
    for line in lines:
        by_day.setdefault(line.paid_on, []).append(due(line, rates))
    return total(
        tuple(
            converted_total(amounts, rates).scaled(discount_factor(percent, (day - start).days))
            for day, amounts in by_day.items()
        )
    )


def discount_factor(percent: Decimal, days: int) -> Fraction:
    """Return the discount factor for a number of days, to 40 significant digits."""
    if not percent:
        return Fraction(1)
    grown = _CONTEXT.add(Decimal(1), _CONTEXT.divide(percent, Decimal(100)))
    years = _CONTEXT.divide(Decimal(days), Decimal(_DAYS_A_YEAR))
    return Fraction(_CONTEXT.power(grown, _CONTEXT.minus(years)))
