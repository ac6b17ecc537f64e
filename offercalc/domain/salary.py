"""What a salary comes to, month of service by month of service, raises included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from offercalc.domain.currency_promise import Promise, share_promise
from offercalc.domain.estimate import Estimate, Span, exactly, span_of, total
from offercalc.domain.months import MONTHS_A_YEAR, add_months, full_months
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Bonus, PayPart, Raise, RetirementMatch, Salary, ThirteenthMonth, periods_a_year

_PERCENT = Fraction(1, 100)


def salaries(offer: Offer) -> tuple[Salary, ...]:
    """Give the salaries that other pay is a part of; one that is not known where the offer states none."""
    return tuple(part for part in offer.pay if isinstance(part, Salary)) or (Salary(amount=None),)


def is_part_of_salary(part: PayPart) -> bool:
    """Tell whether a part of the pay is worked out from the salaries, in their currencies."""
    is_percent = isinstance(part, Bonus) and part.percent_of_salary is not None
    return is_percent or isinstance(part, ThirteenthMonth | RetirementMatch)


def monthly_pay(salary: Salary, offer: Offer, months: int) -> tuple[Span, ...]:
    """Give what is earned in each of the first `months` of service, in the currency the salary is stated in.

    A month in which a dated raise begins is shared out by its days.
    """
    if not salary.raises:
        wages = [_after_anniversaries(salary, offer, year) for year in range(-(-months // MONTHS_A_YEAR))]
        return tuple(wages[month // MONTHS_A_YEAR] for month in range(months))
    steps = _steps(salary, offer)
    return tuple(_shared_out(steps, offer.start_date, month) for month in range(months))


def yearly_pay(salary: Salary, offer: Offer, years: int) -> tuple[Span, ...]:
    """Give what is earned in each of the first `years` of service."""
    months = monthly_pay(salary, offer, MONTHS_A_YEAR * years)
    return tuple(total(months[MONTHS_A_YEAR * year : MONTHS_A_YEAR * (year + 1)]) for year in range(years))


def pay_by_promise(offer: Offer, months: int, part: PayPart | None = None) -> dict[Promise, tuple[Span, ...]]:
    """Give what all salaries earn together in each of the first `months` of service, by what is promised of them.

    The amounts are in the currency `stated`. Where it is for a part of the pay that is a part of the salaries, that
    part's own promise comes first.
    """
    found: dict[Promise, tuple[Span, ...]] = {}
    for salary in salaries(offer):
        promise, pay = share_promise(part, salary, offer), monthly_pay(salary, offer, months)
        found[promise] = tuple(a + b for a, b in zip(found[promise], pay, strict=True)) if promise in found else pay
    return found


def wage_on(salary: Salary, offer: Offer, day: date) -> Span:
    """Give the monthly wage in force on a day."""
    if not salary.raises:
        return _after_anniversaries(salary, offer, full_months(offer.start_date, day) // MONTHS_A_YEAR)
    return [wage for since, wage in _steps(salary, offer) if since <= day or since == offer.start_date][-1]


def _monthly(amount: Estimate, salary: Salary, offer: Offer) -> Span:
    """Give a month's pay: a twelfth of the year's, exactly."""
    return span_of(amount).scaled(periods_a_year(salary.per, offer.hours_per_week) / MONTHS_A_YEAR)


def _after_anniversaries(salary: Salary, offer: Offer, years: int) -> Span:
    """Give the monthly wage after so many yearly raises."""
    wage = _monthly(salary.amount, salary, offer)
    return wage * _raised(salary.raise_percent) ** years


def _raised(percent: Estimate) -> Span:
    """Give the factor of a raise; one that is not known may be any."""
    return exactly(1) + span_of(percent).scaled(_PERCENT)


def _steps(salary: Salary, offer: Offer) -> list[tuple[date, Span]]:
    """List the monthly wages with the days from which they hold, the first from the start."""
    wage = _monthly(salary.amount, salary, offer)
    steps = [(offer.start_date, wage)]
    for step in sorted(salary.raises, key=lambda step: step.on):
        wage = _next(step, wage, salary, offer)
        steps.append((max(step.on, offer.start_date), wage))
    return steps


def _next(step: Raise, wage: Span, salary: Salary, offer: Offer) -> Span:
    if step.amount is not None:
        return _monthly(step.amount, salary, offer)
    return wage * _raised(step.percent)


def _shared_out(steps: list[tuple[date, Span]], start: date, month: int) -> Span:
    """Give what is earned in a month of service counted from 0, each wage by the days on which it holds."""
    first, end = add_months(start, month), add_months(start, month + 1)
    shares = tuple(_shares(steps, first, end))
    return shares[0] if len(shares) == 1 else total(shares)


def _shares(steps: list[tuple[date, Span]], first: date, end: date) -> Iterator[Span]:
    days = (end - first).days
    for index, (since, wage) in enumerate(steps):
        until = steps[index + 1][0] if index + 1 < len(steps) else end
        held = (min(until, end) - max(since, first)).days
        if held > 0:
            yield wage if held == days else wage.scaled(Fraction(held, days))
