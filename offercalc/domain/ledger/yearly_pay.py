"""Pay that accrues over years, such as a bonus: its payments while somebody stays, and what leaving makes due."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from offercalc.domain.ledger.accrual import Period, Plan, paydays, split
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.service import Service, employment, service_of
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
        self._service = service_of(part, offer)
        self._employment = employment(offer)
        self._plan = Plan("service_year" if part.accrues == "service" else part.accrues, part.plan_year_starts)
        self._on_leaving: OnLeaving = part.on_leaving

    def earned(self, months: int, since: date = date.min) -> Iterator[Entitlement]:
        """Yield what is earned in the first `months` of service; a year that ends after them is not earned in them.

        What is earned before the day `since` is left out, without working it out. What ends with a fixed term is earned
        then: the served part of a year, and extra wages that leaving makes due.
        """
        end = add_months(self._offer.start_date, months)
        for payment in self._payments(end):
            if since <= payment.earned_on <= end and self._employment.covers(payment.earned_on):
                yield from self._due(payment, self._service, payment.earned_on, payment.paid_on)
        last = self._offer.end_date
        if last is not None and since <= last <= end and self._on_leaving != "lost":
            yield from self._due_on(last, self._service)

    def on_leaving(self, day: date) -> Iterator[Entitlement]:
        """Yield what is due on leaving on a day for the accrual year, or the part of it, that is not earned by then.

        Nothing is due on leaving after the last day of a fixed term.
        """
        last = self._offer.end_date
        if self._on_leaving != "lost" and (last is None or day < last):
            yield from self._due_on(day, self._service if self._on_leaving == "full" else self._service.ending(day))

    def _due_on(self, day: date, service: Service) -> Iterator[Entitlement]:
        """Yield what is due on a last day of employment for what is not earned by then."""
        for payment in self._payments(day):
            if payment.period.first < day < payment.earned_on:
                yield from self._due(payment, service, day, day)

    @abstractmethod
    def _payments(self, until: date) -> Iterator[Payment]:
        """Yield the payments for the accrual years of which a day before `until` is served."""

    @abstractmethod
    def _due(self, payment: Payment, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        """Yield the amounts of a payment after this time of service."""

    def _at_period_ends(self, until: date, months: tuple[int, ...], delay: int) -> Iterator[Payment]:
        """Yield payments that are earned on the last day of their period that is served.

        They are paid on the last days of named `months`, or without any, a number of months after they are earned.
        """
        parts = max(len(months), 1)
        for year in self._plan.years(self._offer.start_date, self._service, until):
            periods = split(year, parts)
            earned = tuple(self._service.last_by(period.last) for period in periods)
            days = paydays(periods, months) if months else tuple(add_months(day, delay) for day in earned)
            for period, earned_on, paid_on in zip(periods, earned, days, strict=True):
                yield Payment(period, earned_on, paid_on, parts)
