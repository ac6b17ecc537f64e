"""The wage: salaries and the allowances that count as wage, on a day and by month, by promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise

from offercalc.domain.ledger.salary import monthly_pay, salaries, wage_on
from offercalc.domain.ledger.service import months_of, service_of
from offercalc.domain.offer.accrual import WageBase
from offercalc.domain.offer.denomination import Denomination, share_denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, PayPart, Salary
from offercalc.domain.offer.pay_period import periods_a_year
from offercalc.domain.values.estimate import ZERO, Span, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

WAGE: tuple[WageBase, ...] = ("salary", "counted_allowances")
"""What a monthly wage consists of."""
_TWELFTH = Fraction(1, MONTHS_A_YEAR)
_AT_ONCE = 48
"""The months of service whose pay is worked out and cached together: a usual horizon."""


def wage_parts(offer: Offer, of: tuple[WageBase, ...] = WAGE) -> tuple[Salary | Allowance, ...]:
    """Return the salaries, then the allowances that count as wage; without a salary, one of unknown amount."""
    counted = (part for part in offer.pay if isinstance(part, Allowance) and part.counts_as_wage)
    return (*(salaries(offer) if "salary" in of else ()), *(counted if "counted_allowances" in of else ()))


def wages_on(offer: Offer, day: date, part: PayPart | None = None) -> dict[Denomination, Span]:
    """Return the monthly wage on a day: the salaries in force and the counted allowances, by promise.

    The amounts are in the promise's `stated` currency. For a `part` that is computed from the wage, its own promise
    takes precedence. Source: Indonesia, Permenaker 6/2016, article 3(2): a month's wage is the basic wage with fixed
    allowances.
    """
    return by_promise([(owner, _wage_on(owner, offer, day)) for owner in wage_parts(offer)], offer, part)


def wages_by_month(
    offer: Offer, months: int, of: tuple[WageBase, ...] = WAGE, part: PayPart | None = None
) -> dict[Denomination, tuple[Span, ...]]:
    """Return what salaries and counted allowances pay in each of the first `months` of service, by promise."""
    found: dict[Denomination, tuple[Span, ...]] = {}
    for owner in wage_parts(offer, of):
        promise, pay = share_denomination(part, owner, offer), _pay_by_month(owner, offer, months)
        found[promise] = tuple(a + b for a, b in zip(found[promise], pay, strict=True)) if promise in found else pay
    return found


def by_promise(
    amounts: Iterable[tuple[PayPart, Span]], offer: Offer, part: PayPart | None = None
) -> dict[Denomination, Span]:
    """Return the totals of the amounts of several parts, by the promise of each, or that of the `part` they are for."""
    found: dict[Denomination, Span] = {}
    for owner, amount in amounts:
        promise = share_denomination(part, owner, offer)
        found[promise] = found[promise] + amount if promise in found else amount
    return found


def _wage_on(owner: Salary | Allowance, offer: Offer, day: date) -> Span:
    if isinstance(owner, Salary):
        return wage_on(owner, offer, day)
    return _monthly(owner, offer) if service_of(owner, offer).covers(max(day, offer.start_date)) else ZERO


def _pay_by_month(owner: Salary | Allowance, offer: Offer, months: int) -> tuple[Span, ...]:
    return monthly_pay(owner, offer, months) if isinstance(owner, Salary) else allowance_pay(owner, offer, months)


def allowance_pay(allowance: Allowance, offer: Offer, months: int) -> tuple[Span, ...]:
    """Return what an allowance pays in each of the first `months` of service, in its stated currency."""
    earned = months_of(service_of(allowance, offer), offer.start_date, months)
    return earned.prorated((_monthly(allowance, offer),) * months)


def _monthly(allowance: Allowance, offer: Offer) -> Span:
    return span_of(allowance.amount).scaled(periods_a_year(allowance.per, offer.working_time) * _TWELFTH)


def wages_between(
    offer: Offer, first: date, until: date, of: tuple[WageBase, ...] = WAGE, part: PayPart | None = None
) -> dict[Denomination, Span]:
    """Return what salaries and counted allowances pay from the day `first` to the day before `until`, by promise.

    A month of service that is only in part within these days counts by days, each at the wage in force on it.
    """
    return by_promise(
        [(owner, _pay_between(owner, offer, first, until)) for owner in wage_parts(offer, of)], offer, part
    )


def _pay_between(owner: Salary | Allowance, offer: Offer, first: date, until: date) -> Span:
    start = offer.start_date
    first, until = service_of(owner, offer).between(first, until)
    if first >= until:
        return ZERO
    month = full_months(start, first)
    whole = month if add_months(start, month) >= first else month + 1
    end = full_months(start, until)
    if whole > end:
        return _pay_of_days(owner, offer, first, until)
    return total(
        (
            _pay_of_days(owner, offer, first, add_months(start, whole)),
            *_pay_by_month(owner, offer, -(-max(end, 1) // _AT_ONCE) * _AT_ONCE)[whole:end],
            _pay_of_days(owner, offer, add_months(start, end), until),
        )
    )


def _pay_of_days(owner: Salary | Allowance, offer: Offer, first: date, until: date) -> Span:
    """Return the pay of days within one month of service, by the wage in force on each."""
    if first >= until:
        return ZERO
    month = full_months(offer.start_date, first)
    days = (add_months(offer.start_date, month + 1) - add_months(offer.start_date, month)).days
    raises = owner.raises if isinstance(owner, Salary) else ()
    cuts = [first, *sorted(step.on for step in raises if first < step.on < until), until]
    return total(
        tuple(_wage_on(owner, offer, one).scaled(Fraction((other - one).days, days)) for one, other in pairwise(cuts))
    )


def service_months(start: date, first: date, until: date) -> Fraction:
    """Return the months of service from the day `first` to the day before `until`; a part of a month by its days."""
    return _months_until(start, until) - _months_until(start, first)


def _months_until(start: date, day: date) -> Fraction:
    month = full_months(start, day)
    begin = add_months(start, month)
    return month + Fraction((day - begin).days, (add_months(start, month + 1) - begin).days)
