"""Pay that accrues over years, such as a bonus: its payments while somebody stays, and what leaving makes due."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from offercalc.domain.ledger.accrual import Period, Plan, Service, paydays, split
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.offer.accrual import OnLeaving
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Commission, ThirteenthMonth
from offercalc.domain.values.months import add_months


class Payment(Struct, frozen=True):
    """What is paid for an accrual year, or for a part of it that is one of `parts`."""

    period: Period
    earned_on: date
    paid_on: date
    parts: int = 1


class YearlyPay(ABC):
    """The payments of one part of the pay that accrues over years."""

    def __init__(self, part: Bonus | Commission | ThirteenthMonth, offer: Offer) -> None:
        self._offer = offer
        self._service = Service(offer.start_date)
        self._plan = Plan("service_year" if part.accrues == "service" else part.accrues, part.plan_year_starts)
        self._on_leaving: OnLeaving = part.on_leaving

    def earned(self, months: int) -> Iterator[Entitlement]:
        """Yield what is earned in the first `months` of service; a year that ends after them is not earned in them."""
        end = add_months(self._offer.start_date, months)
        for payment in self._payments(end):
            if payment.earned_on <= end:
                yield from self._due(payment, self._service, payment.earned_on, payment.paid_on)

    def on_leaving(self, day: date) -> Iterator[Entitlement]:
        """Yield what is due on leaving on a day for the accrual year, or the part of it, that is not earned by then."""
        if self._on_leaving == "lost":
            return
        service = self._service if self._on_leaving == "full" else self._service.ending(day)
        for payment in self._payments(day):
            if payment.period.first < day < payment.earned_on:
                yield from self._due(payment, service, day, day)

    @abstractmethod
    def _payments(self, until: date) -> Iterator[Payment]:
        """Yield the payments for the accrual years of which a day before `until` is served."""

    @abstractmethod
    def _due(self, payment: Payment, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        """Yield what a payment is for somebody who serves so long."""

    def _at_period_ends(self, until: date, months: tuple[int, ...], delay: int) -> Iterator[Payment]:
        """Yield payments that are earned on the last day of their period.

        They are paid on the last days of named `months`, or without any so many months later.
        """
        parts = max(len(months), 1)
        for year in self._plan.years(self._offer.start_date, self._service, until):
            periods = split(year, parts)
            days = paydays(periods, months) if months else tuple(add_months(one.last, delay) for one in periods)
            for period, paid_on in zip(periods, days, strict=True):
                yield Payment(period, period.last, paid_on, parts)
