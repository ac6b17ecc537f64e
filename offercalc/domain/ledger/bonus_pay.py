"""Target bonuses: when they are earned and paid, and how much they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from typing_extensions import override

from offercalc.domain.ledger.accrual import Period, served_share
from offercalc.domain.ledger.bases import earned_between
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.ledger.service import Service
from offercalc.domain.ledger.wages import service_months, wages_on
from offercalc.domain.ledger.yearly_pay import Payment, YearlyPay
from offercalc.domain.offer.denomination import Denomination, denomination_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus
from offercalc.domain.values.estimate import ZERO, Span, exactly, span_of

_PERCENT = Fraction(1, 100)
_DAY = timedelta(days=1)


class BonusPay(YearlyPay):
    """The payments of one bonus, at an expected payout that is a fraction of its target."""

    def __init__(self, part: Bonus, offer: Offer, attained: Span) -> None:
        super().__init__(part, offer)
        self._part = part
        self._attained = attained

    @override
    def _payments(self, until: date) -> Iterator[Payment]:
        return self._at_period_ends(until, self._part.paid_in_months, self._part.paid_after_months)

    @override
    def _due(self, payment: Payment, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        """Yield the bonus of a period. A guaranteed one is guaranteed at target; a payout above it is expected."""
        period = payment.period
        share = served_share(period, service, self._part.prorate)
        if not share:
            return
        for promise, target in self._targets(payment, service, share).items():
            if self._is_guaranteed(period):
                yield Entitlement(promise, earned_on, paid_on, target, Certainty.GUARANTEED)
                above = (self._attained - exactly(1)).at_least(ZERO)
                if above.high is None or above.high:
                    yield Entitlement(promise, earned_on, paid_on, target * above, Certainty.EXPECTED)
            else:
                yield Entitlement(promise, earned_on, paid_on, target * self._attained, Certainty.EXPECTED)

    def _is_guaranteed(self, period: Period) -> bool:
        return self._part.certainty == "guaranteed" or period.year < self._part.guaranteed_years

    def _targets(self, payment: Payment, service: Service, share: Fraction) -> dict[Denomination, Span]:
        """Return the target of a period of which a share counts, by promise.

        A percentage is taken of what was earned in the period. If only a part of the period is served, that is scaled
        so that a percentage of an even salary and the same amount of money are prorated alike.
        """
        part, offer, period = self._part, self._offer, payment.period
        of_year = share / payment.parts
        if part.months_of_wage is not None:
            wages = wages_on(offer, service.between(period.first, period.until)[1] - _DAY, part)
            return {promise: (wage * span_of(part.months_of_wage)).scaled(of_year) for promise, wage in wages.items()}
        if part.percent_of_salary is None:
            return {denomination_of(part, offer): span_of(part.amount).scaled(of_year)}
        first, until = service.between(period.first, period.until)
        percent = span_of(part.percent_of_salary).scaled(_PERCENT)
        if (first, until) != (period.first, period.until):
            percent = percent.scaled(share * period.months / service_months(offer.start_date, first, until))
        earned = earned_between(offer, first, until, part.of, part)
        return {promise: amount * percent for promise, amount in earned.items()}
