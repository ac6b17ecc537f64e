"""Target bonuses: when they are earned and paid, and how much they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from offercalc.domain.ledger.accrual import Period, Plan, Service, paydays, served_share, split
from offercalc.domain.ledger.bases import earned_between
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.ledger.wages import service_months, wages_on
from offercalc.domain.offer.denomination import Denomination, denomination_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus
from offercalc.domain.values.estimate import ZERO, Span, exactly, span_of
from offercalc.domain.values.months import add_months

_PERCENT = Fraction(1, 100)
_DAY = timedelta(days=1)


class BonusPay:
    """The payments of one bonus, at an expected payout that is a fraction of its target."""

    def __init__(self, part: Bonus, offer: Offer, attained: Span) -> None:
        self._part = part
        self._offer = offer
        self._attained = attained
        self._service = Service(offer.start_date)
        self._parts = max(len(part.paid_in_months), 1)
        self._plan = Plan(part.accrues, part.plan_year_starts)

    def earned(self, months: int) -> Iterator[Entitlement]:
        """Yield what is earned in the first `months` of service: on the last day of each accrual year or part of it.

        A year that ends after them is not earned in them.
        """
        end = add_months(self._offer.start_date, months)
        for period, paid_on in self._periods(end):
            if period.last <= end:
                yield from self._payment(period, self._service, period.last, paid_on)

    def on_leaving(self, day: date) -> Iterator[Entitlement]:
        """Yield what is due on leaving on a day for the accrual year, or the part of it, that has not ended then."""
        if self._part.on_leaving == "lost":
            return
        service = self._service if self._part.on_leaving == "full" else self._service.ending(day)
        for period, _paid_on in self._periods(day):
            if period.first < day < period.last:
                yield from self._payment(period, service, day, day)

    def _periods(self, until: date) -> Iterator[tuple[Period, date]]:
        """Yield the accrual years or their parts, each with its payday."""
        for year in self._plan.years(self._offer.start_date, self._service, until):
            parts = split(year, self._parts)
            yield from zip(parts, self._paydays(parts), strict=True)

    def _paydays(self, year: tuple[Period, ...]) -> tuple[date, ...]:
        if self._part.paid_in_months:
            return paydays(year, self._part.paid_in_months)
        return tuple(add_months(period.last, self._part.paid_after_months) for period in year)

    def _payment(self, period: Period, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        """Yield the payment for a period. A guaranteed one is guaranteed at target; a payout above it is expected."""
        share = served_share(period, service, self._part.prorate)
        if not share:
            return
        for promise, target in self._targets(period, service, share).items():
            if self._is_guaranteed(period):
                yield Entitlement(promise, earned_on, paid_on, target, Certainty.GUARANTEED)
                above = (self._attained - exactly(1)).at_least(ZERO)
                if above.high is None or above.high:
                    yield Entitlement(promise, earned_on, paid_on, target * above, Certainty.EXPECTED)
            else:
                yield Entitlement(promise, earned_on, paid_on, target * self._attained, Certainty.EXPECTED)

    def _is_guaranteed(self, period: Period) -> bool:
        return self._part.certainty == "guaranteed" or period.year < self._part.guaranteed_years

    def _targets(self, period: Period, service: Service, share: Fraction) -> dict[Denomination, Span]:
        """Return the target of a period of which a share counts, by promise.

        A percentage is taken of what was earned in the period. If only a part of the period is served, that is scaled
        so that a percentage of an even salary and the same amount of money are prorated alike.
        """
        part, offer = self._part, self._offer
        of_year = share / self._parts
        if part.months_of_wage is not None:
            wages = wages_on(offer, service.within(period)[1] - _DAY, part)
            return {promise: (wage * span_of(part.months_of_wage)).scaled(of_year) for promise, wage in wages.items()}
        if part.percent_of_salary is None:
            return {denomination_of(part, offer): span_of(part.amount).scaled(of_year)}
        first, until = service.within(period)
        percent = span_of(part.percent_of_salary).scaled(_PERCENT)
        if (first, until) != (period.first, period.until):
            percent = percent.scaled(share * period.months / service_months(offer.start_date, first, until))
        earned = earned_between(offer, first, until, part.of, part)
        return {promise: amount * percent for promise, amount in earned.items()}
