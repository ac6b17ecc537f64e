"""Salary by month of service, including raises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from offercalc.domain.ledger.service import Service, months_of, service_of
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
from offercalc.domain.offer.pay_period import WorkingTime, periods_a_year
from offercalc.domain.values.estimate import ZERO, Estimate, Span, exactly, span_of, total
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


class _Terms(Struct, frozen=True):
    """The offer's terms that wages depend on: start date, working time, and the time in which they are earned."""

    start: date
    time: WorkingTime
    service: Service


def _terms(salary: Salary, offer: Offer) -> _Terms:
    return _Terms(offer.start_date, offer.working_time, service_of(salary, offer))


def monthly_pay(salary: Salary, offer: Offer, months: int) -> tuple[Span, ...]:
    """Return the pay of each of the first `months` of service, in the stated currency of the salary.

    A month in which a dated raise takes effect, or the term ends, is prorated by days. Months outside the time of the
    salary pay nothing; raises keep the calendar of the employment.
    """
    return _monthly_pay(salary, _terms(salary, offer), months)


@lru_cache(maxsize=_AT_HAND)
def _monthly_pay(salary: Salary, terms: _Terms, months: int) -> tuple[Span, ...]:
    """Return the pay of each month; cached because every component that is a percentage of salary needs it."""
    paid = months_of(terms.service, terms.start, months)
    if salary.raises:
        steps = _steps(salary, terms)
        return paid.only(tuple(_shared_out(steps, terms, month) for month in range(months)))
    wages = [_after_anniversaries(salary, terms, year) for year in range(-(-months // MONTHS_A_YEAR))]
    return paid.prorated(tuple(wages[month // MONTHS_A_YEAR] for month in range(months)))


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
    """Return the monthly wage in force on a day; nothing outside the time of the salary."""
    terms = _terms(salary, offer)
    if not terms.service.covers(max(day, terms.start)):
        return ZERO
    if not salary.raises:
        return _after_anniversaries(salary, terms, full_months(terms.start, day) // MONTHS_A_YEAR)
    return [wage for since, wage in _steps(salary, terms) if since <= day or since == terms.start][-1]


def _monthly(amount: Estimate, salary: Salary, terms: _Terms) -> Span:
    """Return the pay of a month: exactly a twelfth of the yearly pay."""
    return span_of(amount).scaled(periods_a_year(salary.per, terms.time) / MONTHS_A_YEAR)


@lru_cache(maxsize=_AT_HAND)
def _after_anniversaries(salary: Salary, terms: _Terms, years: int) -> Span:
    """Return the monthly wage after `years` yearly raises."""
    wage = _monthly(salary.amount, salary, terms)
    return wage * _raised(salary.raise_percent) ** years


def _raised(percent: Estimate) -> Span:
    """Return the factor of a raise; at least 1 if its percentage is unknown."""
    return exactly(1) + span_of(percent).scaled(_PERCENT)


@lru_cache(maxsize=_AT_HAND)
def _steps(salary: Salary, terms: _Terms) -> tuple[tuple[date, Span], ...]:
    """Return the monthly wages with the days from which they apply, the first from the start date."""
    wage = _monthly(salary.amount, salary, terms)
    steps = [(terms.start, wage)]
    for step in sorted(salary.raises, key=lambda step: step.on):
        wage = _next(step, wage, salary, terms)
        steps.append((max(step.on, terms.start), wage))
    return tuple(steps)


def _next(step: Raise, wage: Span, salary: Salary, terms: _Terms) -> Span:
    if step.amount is not None:
        return _monthly(step.amount, salary, terms)
    return wage * _raised(step.percent)


def _shared_out(steps: tuple[tuple[date, Span], ...], terms: _Terms, month: int) -> Span:
    """Return the pay of a month of service, counted from 0, prorated by the days on which each wage applies."""
    first, end = add_months(terms.start, month), add_months(terms.start, month + 1)
    shares = tuple(_shares(steps, (first, end), terms.service.between(first, end)[1]))
    return shares[0] if len(shares) == 1 else total(shares)


def _shares(steps: tuple[tuple[date, Span], ...], month: tuple[date, date], end: date) -> Iterator[Span]:
    """Yield the pay of the days of a month on which each wage applies, up to the day before `end`."""
    first, following = month
    days = (following - first).days
    for index, (since, wage) in enumerate(steps):
        until = steps[index + 1][0] if index + 1 < len(steps) else end
        held = (min(until, end) - max(since, first)).days
        if held > 0:
            yield wage if held == days else wage.scaled(Fraction(held, days))
