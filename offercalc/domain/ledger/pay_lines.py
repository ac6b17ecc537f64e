"""The dated lines of an offer's pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

from offercalc.domain.ledger.bonus_pay import BonusPay
from offercalc.domain.ledger.commission_pay import CommissionPay
from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.employer.contributions import contribution_lines
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.ledger.salary import monthly_pay, pay_by_promise
from offercalc.domain.ledger.thirteenth_month import ThirteenthMonthPay
from offercalc.domain.offer.denomination import denomination_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    EmployerContribution,
    LeavingPay,
    OneTime,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.offer.pay_period import periods_a_year
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import ZERO, Estimate, Span, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, last_day_of_service

_PERCENT = Fraction(1, 100)
_TWELFTH = Fraction(1, MONTHS_A_YEAR)


def pay_lines(offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Yield the lines of all pay components, in the order of the offer."""
    for index, part in enumerate(offer.pay):
        yield from _PartLines(Component(Kind.PAY, index), offer, assumptions).of(part)


def lines_on_leaving(offer: Offer, assumptions: Assumptions, day: date) -> Iterator[Line]:
    """Yield what becomes due on leaving on a day, of the years over which bonuses and the like have not yet accrued."""
    for index, part in enumerate(offer.pay):
        if isinstance(part, Bonus | Commission | ThirteenthMonth) and part.on_leaving != "lost":
            yield from _PartLines(Component(Kind.PAY, index), offer, assumptions).on_leaving(part, day)


class _PartLines:
    """Builds the lines of one pay component."""

    def __init__(self, component: Component, offer: Offer, assumptions: Assumptions) -> None:
        self._component = component
        self._offer = offer
        self._assumptions = assumptions
        self._years = assumptions.years
        self._months = MONTHS_A_YEAR * assumptions.years

    def of(self, part: PayPart) -> Iterator[Line]:
        """Yield the lines of a component by the rules of its kind."""
        match part:
            case Salary():
                promise, pay = denomination_of(part, self._offer), monthly_pay(part, self._offer, self._months)
                promised = tuple(promise.convert(amount) for amount in pay)
                return self._monthly(promised, promise.currency, Category.BASE, Certainty.GUARANTEED)
            case Bonus() | Commission() | ThirteenthMonth():
                return self._entitled(self._paid_yearly(part).earned(self._months))
            case OneTime():
                return self._one_time(part)
            case Allowance():
                yearly = span_of(part.amount).scaled(periods_a_year(part.per, self._offer.hours_per_week))
                return self._evenly(yearly, part, Category.BENEFIT, Certainty.GUARANTEED)
            case RetirementMatch():
                return self._retirement_match(part)
            case Benefit():
                return self._evenly(span_of(part.yearly_value), part, Category.BENEFIT, Certainty.GUARANTEED)
            case _:
                return self._of_employer(part)

    def _of_employer(self, part: EmployerContribution | LeavingPay) -> Iterator[Line]:
        """Yield the lines of a contribution; what is due on leaving has none while somebody stays."""
        match part:
            case EmployerContribution():
                return contribution_lines(part, self._component, self._offer, self._months, self._bonuses(part))
            case LeavingPay():
                return iter(())
            case _:
                assert_never(part)

    def on_leaving(self, part: Bonus | Commission | ThirteenthMonth, day: date) -> Iterator[Line]:
        """Yield what becomes due on leaving on a day for what has not been earned in full by then."""
        return self._entitled(self._paid_yearly(part).on_leaving(day))

    def _paid_yearly(self, part: Bonus | Commission | ThirteenthMonth) -> BonusPay | CommissionPay | ThirteenthMonthPay:
        if isinstance(part, ThirteenthMonth):
            return ThirteenthMonthPay(part, self._offer)
        attained = self._attained(part.attainment_percent)
        if isinstance(part, Bonus):
            return BonusPay(part, self._offer, attained)
        return CommissionPay(part, self._offer, attained)

    def _bonuses(self, part: EmployerContribution) -> Iterator[Line]:
        """Yield the lines of the bonuses that a contribution is a percentage of."""
        if "bonus" in part.of:
            for owner in self._offer.pay:
                if isinstance(owner, Bonus):
                    yield from self.of(owner)

    def _evenly(self, yearly: Span, part: PayPart, category: Category, certainty: Certainty) -> Iterator[Line]:
        """Yield a twelfth of a yearly amount for every month of service."""
        promise = denomination_of(part, self._offer)
        form = Form.IN_KIND if isinstance(part, Benefit) else Form.CASH
        months = (promise.convert(yearly.scaled(_TWELFTH)),) * self._months
        return self._monthly(months, promise.currency, category, certainty, form)

    def _monthly(
        self,
        amounts: tuple[Span, ...],
        currency: str,
        category: Category,
        certainty: Certainty,
        form: Form = Form.CASH,
    ) -> Iterator[Line]:
        """Yield the amount of each month of service on its last day."""
        for month, amount in enumerate(amounts, start=1):
            day = last_day_of_service(self._offer.start_date, month)
            yield Line(
                component=self._component,
                category=category,
                earned_on=day,
                paid_on=day,
                amount=amount,
                currency=currency,
                certainty=certainty,
                form=form,
            )

    def _attained(self, stated: Estimate) -> Span:
        """Return the payout as a fraction of target: the assumed one if set, otherwise the offer's."""
        assumed = self._assumptions.attainment_percent
        return span_of(stated if assumed is None else assumed).scaled(_PERCENT)

    def _entitled(self, due: Iterable[Entitlement]) -> Iterator[Line]:
        """Yield the line of each payment of bonuses and extra wages."""
        for one in due:
            yield Line(
                component=self._component,
                category=Category.BONUS,
                earned_on=one.earned_on,
                paid_on=one.paid_on,
                amount=one.promise.convert(one.amount),
                currency=one.promise.currency,
                certainty=one.certainty,
            )

    def _one_time(self, part: OneTime) -> Iterator[Line]:
        """Yield each instalment due within the horizon, earned on the day it is paid."""
        promise = denomination_of(part, self._offer)
        for instalment in part.instalments:
            if instalment.after_months <= self._months:
                day = add_months(self._offer.start_date, instalment.after_months)
                yield Line(
                    component=self._component,
                    category=Category.ONE_TIME,
                    earned_on=day,
                    paid_on=day,
                    amount=promise.convert(span_of(instalment.amount)),
                    currency=promise.currency,
                    certainty=Certainty.GUARANTEED,
                    recurrence=Recurrence.ONE_TIME,
                )

    def _retirement_match(self, part: RetirementMatch) -> Iterator[Line]:
        """Yield a twelfth of each year's match for every month; it is expected, since it depends on contributions."""
        for promise, pay in pay_by_promise(self._offer, self._months, part).items():
            months: list[Span] = []
            for begin in range(0, self._months, MONTHS_A_YEAR):
                year = total(pay[begin : begin + MONTHS_A_YEAR])
                months += [promise.convert(_match(part, year).scaled(_TWELFTH))] * MONTHS_A_YEAR
            yield from self._monthly(tuple(months), promise.currency, Category.BENEFIT, Certainty.EXPECTED)


def _match(part: RetirementMatch, salary: Span) -> Span:
    """Return the match of a year: the rate of each tier on its part of the salary, limited by the ceiling."""
    matched = ZERO
    for tier in part.tiers:
        rate = span_of(tier.rate_percent) * span_of(tier.of_salary_percent)
        matched += salary * rate.scaled(_PERCENT * _PERCENT)
    return matched if part.yearly_ceiling is None else matched.at_most(span_of(part.yearly_ceiling))
