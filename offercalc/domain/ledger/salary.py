"""Salary by month of service, including raises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from offercalc.domain.offer.denomination import Denomination, share_denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Bonus,
    EmployerContribution,
    LeavingPay,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.offer.pay_period import periods_a_year
from offercalc.domain.values.estimate import Estimate, Span, exactly, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

_PERCENT = Fraction(1, 100)
_AT_HAND = 64
"""The number of cached salary computations."""


def salaries(offer: Offer) -> tuple[Salary, ...]:
    """Return the salaries that other pay is a percentage of; one of unknown amount if the offer states none."""
    return tuple(part for part in offer.pay if isinstance(part, Salary)) or (Salary(amount=None),)


def is_part_of_salary(part: PayPart) -> bool:
    """Whether a pay component is computed from the salaries, in their currencies."""
    is_bonus = isinstance(part, Bonus) and (part.percent_of_salary is not None or part.months_of_wage is not None)
    return is_bonus or isinstance(part, ThirteenthMonth | RetirementMatch | LeavingPay | EmployerContribution)


class _Service(Struct, frozen=True):
    """The offer's terms that wages depend on: start date and hours per week."""

    start: date
    hours_per_week: Decimal


def _service(offer: Offer) -> _Service:
    return _Service(offer.start_date, offer.hours_per_week)


def monthly_pay(salary: Salary, offer: Offer, months: int) -> tuple[Span, ...]:
    """Return the pay of each of the first `months` of service, in the stated currency of the salary.

    A month in which a dated raise takes effect is prorated by days.
    """
    return _monthly_pay(salary, _service(offer), months)


@lru_cache(maxsize=_AT_HAND)
def _monthly_pay(salary: Salary, service: _Service, months: int) -> tuple[Span, ...]:
    """Return the pay of each month; cached because every component that is a percentage of salary needs it."""
    if not salary.raises:
        wages = [_after_anniversaries(salary, service, year) for year in range(-(-months // MONTHS_A_YEAR))]
        return tuple(wages[month // MONTHS_A_YEAR] for month in range(months))
    steps = _steps(salary, service)
    return tuple(_shared_out(steps, service.start, month) for month in range(months))


def yearly_pay(salary: Salary, offer: Offer, years: int) -> tuple[Span, ...]:
    """Return the pay of each of the first `years` of service."""
    return _yearly_pay(salary, _service(offer), years)


@lru_cache(maxsize=_AT_HAND)
def _yearly_pay(salary: Salary, service: _Service, years: int) -> tuple[Span, ...]:
    months = _monthly_pay(salary, service, MONTHS_A_YEAR * years)
    return tuple(total(months[MONTHS_A_YEAR * year : MONTHS_A_YEAR * (year + 1)]) for year in range(years))


def pay_by_promise(offer: Offer, months: int, part: PayPart | None = None) -> dict[Denomination, tuple[Span, ...]]:
    """Return the total pay of all salaries in each of the first `months` of service, by promise.

    The amounts are in the promise's `stated` currency. For a `part` that is a percentage of the salaries, its own
    promise takes precedence.
    """
    found: dict[Denomination, tuple[Span, ...]] = {}
    for salary in salaries(offer):
        promise, pay = share_denomination(part, salary, offer), monthly_pay(salary, offer, months)
        found[promise] = tuple(a + b for a, b in zip(found[promise], pay, strict=True)) if promise in found else pay
    return found


def wage_on(salary: Salary, offer: Offer, day: date) -> Span:
    """Return the monthly wage in force on a day."""
    service = _service(offer)
    if not salary.raises:
        return _after_anniversaries(salary, service, full_months(service.start, day) // MONTHS_A_YEAR)
    return [wage for since, wage in _steps(salary, service) if since <= day or since == service.start][-1]


def _monthly(amount: Estimate, salary: Salary, service: _Service) -> Span:
    """Return the pay of a month: exactly a twelfth of the yearly pay."""
    return span_of(amount).scaled(periods_a_year(salary.per, service.hours_per_week) / MONTHS_A_YEAR)


def _after_anniversaries(salary: Salary, service: _Service, years: int) -> Span:
    """Return the monthly wage after `years` yearly raises."""
    wage = _monthly(salary.amount, salary, service)
    return wage * _raised(salary.raise_percent) ** years


def _raised(percent: Estimate) -> Span:
    """Return the factor of a raise; at least 1 if its percentage is unknown."""
    return exactly(1) + span_of(percent).scaled(_PERCENT)


@lru_cache(maxsize=_AT_HAND)
def _steps(salary: Salary, service: _Service) -> tuple[tuple[date, Span], ...]:
    """Return the monthly wages with the days from which they apply, the first from the start date."""
    wage = _monthly(salary.amount, salary, service)
    steps = [(service.start, wage)]
    for step in sorted(salary.raises, key=lambda step: step.on):
        wage = _next(step, wage, salary, service)
        steps.append((max(step.on, service.start), wage))
    return tuple(steps)


def _next(step: Raise, wage: Span, salary: Salary, service: _Service) -> Span:
    if step.amount is not None:
        return _monthly(step.amount, salary, service)
    return wage * _raised(step.percent)


def _shared_out(steps: tuple[tuple[date, Span], ...], start: date, month: int) -> Span:
    """Return the pay of a month of service, counted from 0, prorated by the days on which each wage applies."""
    first, end = add_months(start, month), add_months(start, month + 1)
    shares = tuple(_shares(steps, first, end))
    return shares[0] if len(shares) == 1 else total(shares)


def _shares(steps: tuple[tuple[date, Span], ...], first: date, end: date) -> Iterator[Span]:
    days = (end - first).days
    for index, (since, wage) in enumerate(steps):
        until = steps[index + 1][0] if index + 1 < len(steps) else end
        held = (min(until, end) - max(since, first)).days
        if held > 0:
            yield wage if held == days else wage.scaled(Fraction(held, days))
