"""The dated lines of an offer's pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import assert_never

from offercalc.domain.ledger.bonus_pay import BonusPay
from offercalc.domain.ledger.commission_pay import CommissionPay
from offercalc.domain.ledger.component import Component, Kind
from offercalc.domain.ledger.employer.contributions import contribution_lines
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.ledger.salary import monthly_pay, pay_by_promise
from offercalc.domain.ledger.service import Months, employment, months_of, service_of
from offercalc.domain.ledger.thirteenth_month import ThirteenthMonthPay
from offercalc.domain.ledger.wages import allowance_pay
from offercalc.domain.offer.denomination import Denomination, denomination_of
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
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import ZERO, Estimate, Span, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

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
                pay = monthly_pay(part, self._offer, self._months)
                return self._monthly(pay, part, Category.BASE, Certainty.GUARANTEED)
            case Bonus() | Commission() | ThirteenthMonth():
                return self._entitled(self._paid_yearly(part).earned(self._months))
            case OneTime():
                return self._one_time(part)
            case Allowance():
                pay = allowance_pay(part, self._offer, self._months)
                return self._monthly(pay, part, Category.BENEFIT, Certainty.GUARANTEED)
            case RetirementMatch():
                return self._retirement_match(part)
            case Benefit():
                month = span_of(part.yearly_value).scaled(_TWELFTH)
                pay = self._served(part).prorated((month,) * self._months)
                return self._monthly(pay, part, Category.BENEFIT, Certainty.GUARANTEED)
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

    def _served(self, part: PayPart) -> Months:
        """Return the months of service within the horizon in which a part is earned."""
        return months_of(service_of(part, self._offer), self._offer.start_date, self._months)

    def _monthly(
        self,
        pay: tuple[Span, ...],
        part: PayPart,
        category: Category,
        certainty: Certainty,
        promise: Denomination | None = None,
    ) -> Iterator[Line]:
        """Yield the amount of each month in which a part is earned, on the last day of it."""
        served = self._served(part)
        promise = promise or denomination_of(part, self._offer)
        amounts = promise.convert_each(pay)[served.first : served.until]
        form = Form.IN_KIND if isinstance(part, Benefit) else Form.CASH
        for day, amount in zip(served.days, amounts, strict=True):
            yield Line(
                component=self._component,
                category=category,
                earned_on=day,
                paid_on=day,
                amount=amount,
                currency=promise.currency,
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
        """Yield each instalment due within the horizon, earned on the day it is paid.

        One that is due after the whole term is paid on its last day.
        """
        promise, term = denomination_of(part, self._offer), employment(self._offer)
        for instalment in part.instalments:
            months = part.from_month + instalment.after_months
            day = add_months(self._offer.start_date, months)
            if months <= self._months and (term.until is None or day <= term.until):
                yield Line(
                    component=self._component,
                    category=Category.ONE_TIME,
                    earned_on=term.last_by(day),
                    paid_on=term.last_by(day),
                    amount=promise.convert(span_of(instalment.amount)),
                    currency=promise.currency,
                    certainty=Certainty.GUARANTEED,
                    recurrence=Recurrence.ONE_TIME,
                )

    def _retirement_match(self, part: RetirementMatch) -> Iterator[Line]:
        """Yield each year's match in equal parts for every month; it is expected, since it depends on contributions."""
        served = self._served(part)
        for promise, pay in pay_by_promise(self._offer, self._months, part).items():
            matched = served.by_year(served.only(pay), partial(_match, part))
            yield from self._monthly(matched, part, Category.BENEFIT, Certainty.EXPECTED, promise)


def _match(part: RetirementMatch, salary: Span) -> Span:
    """Return the match of a year: the rate of each tier on its part of the salary, limited by the ceiling."""
    matched = ZERO
    for tier in part.tiers:
        rate = span_of(tier.rate_percent) * span_of(tier.of_salary_percent)
        matched += salary * rate.scaled(_PERCENT * _PERCENT)
    return matched if part.yearly_ceiling is None else matched.at_most(span_of(part.yearly_ceiling))
