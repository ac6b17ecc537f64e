"""Pay terms turned into dated lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import assert_never

from offercalc.domain.assumptions import Assumptions
from offercalc.domain.estimate import Span, span_of
from offercalc.domain.line import Category, Certainty, Line, Recurrence
from offercalc.domain.months import MONTHS_A_YEAR, add_months, full_months, last_day_of_service, month_end
from offercalc.domain.offer import Offer, currency_of
from offercalc.domain.pay import Bonus, OneTime, PayPart, Salary, ThirteenthMonth, periods_a_year

_PERCENT = Fraction(1, 100)


def pay_lines(offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Yield the lines of every part of the pay, in the offer's order."""
    for index, part in enumerate(offer.pay):
        yield from _lines_of(part, f"pay[{index}]", offer, assumptions)


def _lines_of(part: PayPart, component: str, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    match part:
        case Salary():
            return _salary(part, component, offer, assumptions)
        case Bonus():
            return _bonus(part, component, offer, assumptions)
        case OneTime():
            return _one_time(part, component, offer, assumptions)
        case ThirteenthMonth():
            return _thirteenth_month(part, component, offer, assumptions)
        case _:
            assert_never(part)


def _monthly(part: Salary, offer: Offer) -> Span:
    """Give a month's salary: a twelfth of the year's, exactly."""
    return span_of(part.amount).scaled(periods_a_year(part.per, offer.hours_per_week) / MONTHS_A_YEAR)


def _salary(part: Salary, component: str, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Earn a twelfth on the last day of every month of service."""
    monthly = _monthly(part, offer)
    for month in range(1, MONTHS_A_YEAR * assumptions.years + 1):
        day = last_day_of_service(offer.start_date, month)
        yield Line(
            component=component,
            category=Category.BASE,
            earned_on=day,
            paid_on=day,
            amount=monthly,
            currency=currency_of(part, offer),
            certainty=Certainty.GUARANTEED,
        )


def _salaries(offer: Offer) -> tuple[Salary, ...]:
    """Give the salaries that other pay is a part of; one that is not known where the offer states none."""
    return tuple(part for part in offer.pay if isinstance(part, Salary)) or (Salary(amount=None),)


def _yearly_bonuses(part: Bonus, offer: Offer) -> tuple[tuple[str, Span], ...]:
    """Give a year's target bonus as (currency, amount): one amount, or a percentage of each salary."""
    if part.percent_of_salary is None:
        return ((currency_of(part, offer), span_of(part.amount)),)
    percent = span_of(part.percent_of_salary).scaled(_PERCENT)
    return tuple(
        (currency_of(salary, offer), _monthly(salary, offer).scaled(Fraction(MONTHS_A_YEAR)) * percent)
        for salary in _salaries(offer)
    )


def _bonus(part: Bonus, component: str, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Earn the target on the last day of every year of service."""
    for currency, amount in _yearly_bonuses(part, offer):
        for year in range(1, assumptions.years + 1):
            earned = last_day_of_service(offer.start_date, MONTHS_A_YEAR * year)
            yield Line(
                component=component,
                category=Category.BONUS,
                earned_on=earned,
                paid_on=add_months(earned, part.paid_after_months),
                amount=amount,
                currency=currency,
                certainty=Certainty.EXPECTED,
            )


def _one_time(part: OneTime, component: str, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Pay each instalment that falls within the horizon on its day; it belongs to the year it is paid in."""
    for instalment in part.instalments:
        if instalment.after_months <= MONTHS_A_YEAR * assumptions.years:
            day = add_months(offer.start_date, instalment.after_months)
            yield Line(
                component=component,
                category=Category.ONE_TIME,
                earned_on=day,
                paid_on=day,
                amount=span_of(instalment.amount),
                currency=currency_of(part, offer),
                certainty=Certainty.GUARANTEED,
                recurrence=Recurrence.ONE_TIME,
            )


def _thirteenth_month(part: ThirteenthMonth, component: str, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Pay the extra wages on the last day of the named month, by twelfths in the first year of service.

    Source: Indonesia, Permenaker 6/2016: a month's wage after 12 months of service, before that a twelfth of it for
    every full month, nothing below one month.
    """
    start = offer.start_date
    end = add_months(start, MONTHS_A_YEAR * assumptions.years)
    for year in range(start.year, end.year + 1):
        day = month_end(year, part.paid_in_month)
        served = full_months(start, day + timedelta(days=1))  # the day itself is served too
        if served == 0 or day > end:
            continue
        share = Fraction(min(served, MONTHS_A_YEAR), MONTHS_A_YEAR)
        for salary in _salaries(offer):
            yield Line(
                component=component,
                category=Category.BONUS,
                earned_on=day,
                paid_on=day,
                amount=(_monthly(salary, offer) * span_of(part.months)).scaled(share),
                currency=currency_of(salary, offer),
                certainty=Certainty.GUARANTEED,
            )
