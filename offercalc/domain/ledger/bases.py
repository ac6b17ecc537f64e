"""The bases of pay in per cent: what was earned of salaries, counted allowances and extra wages, by month."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from offercalc.domain.ledger.thirteenth_month import extra_wages
from offercalc.domain.ledger.wages import wages_between, wages_by_month
from offercalc.domain.offer.accrual import WageBase
from offercalc.domain.offer.denomination import Denomination, own_denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PayPart, ThirteenthMonth
from offercalc.domain.values.estimate import ZERO, Span
from offercalc.domain.values.months import add_months, full_months


def earned_by_month(
    offer: Offer, months: int, of: tuple[WageBase, ...], part: PayPart | None = None
) -> dict[Denomination, tuple[Span, ...]]:
    """Return what is earned in each of the first `months` of service of the bases `of`, by promise.

    The amounts are in the promise's `stated` currency; the own promise of the `part` that is computed from them takes
    precedence. An extra wage is earned in the month of service of its day.
    """
    found = wages_by_month(offer, months, of, part)
    if "thirteenth_month" not in of:
        return found
    ends = [add_months(offer.start_date, month) for month in range(1, months + 1)]
    for owner in offer.pay:
        if isinstance(owner, ThirteenthMonth):
            for wage in extra_wages(owner, offer, months):
                promise = own_denomination(part, wage.promise)
                by_month = list(found.get(promise, (ZERO,) * months))
                by_month[bisect_left(ends, wage.earned_on)] += wage.amount
                found[promise] = tuple(by_month)
    return found


def earned_between(
    offer: Offer, first: date, until: date, of: tuple[WageBase, ...], part: PayPart | None = None
) -> dict[Denomination, Span]:
    """Return what is earned of the bases `of` from the day `first` to the day before `until`, by promise."""
    found = wages_between(offer, first, until, of, part)
    if "thirteenth_month" not in of:
        return found
    months = full_months(offer.start_date, until) + 1
    for owner in offer.pay:
        if isinstance(owner, ThirteenthMonth):
            for wage in extra_wages(owner, offer, months, first):
                if wage.earned_on < until:
                    promise = own_denomination(part, wage.promise)
                    found[promise] = found.get(promise, ZERO) + wage.amount
    return found
