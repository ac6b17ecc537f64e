"""Extra monthly wages: on which days they are earned and paid, and how much they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from typing_extensions import override

from offercalc.domain.ledger.accrual import Period, in_a_row, paydays, served_share, split
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.ledger.service import Service, own_service
from offercalc.domain.ledger.wages import wages_between, wages_on
from offercalc.domain.ledger.yearly_pay import Payment, YearlyPay
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import ThirteenthMonth
from offercalc.domain.values.estimate import Span, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, day_of_month, full_months, month_end

_DAY = timedelta(days=1)
_TWELFTH = Fraction(1, MONTHS_A_YEAR)


def extra_wages(part: ThirteenthMonth, offer: Offer, months: int, since: date = date.min) -> Iterator[Entitlement]:
    """Yield the extra wages earned within the first `months` of service, from the day `since` on."""
    yield from ThirteenthMonthPay(part, offer).earned(months, since)


class ThirteenthMonthPay(YearlyPay):
    """The payments of the extra wages of one part of the pay."""

    def __init__(self, part: ThirteenthMonth, offer: Offer) -> None:
        super().__init__(part, offer)
        self._part = part
        self._own = own_service(part, offer)

    @override
    def _payments(self, until: date) -> Iterator[Payment]:
        """Yield the payments on or after the first day of service, each earned when its wage or its earnings are."""
        for year in self._plan.years(self._offer.start_date, self._service, until + _DAY):
            days = self._days_of(year)
            periods = split(year, max(len(days), 1))
            if self._part.on_amount == "earned":
                days = self._days_after(periods)
            if days:
                yield from self._on_paydays(periods, days)

    def _on_paydays(self, periods: tuple[Period, ...], days: tuple[date, ...]) -> Iterator[Payment]:
        """Yield the payments of an accrual year: a wage is earned on its payday, a part of earnings at their end."""
        for period, day in zip(periods, days, strict=True):
            is_wage = self._part.on_amount == "in_force"
            if self._own.covers(day) if is_wage else self._own.first <= day:
                earned_on = day if is_wage else self._service.last_by(min(period.last, day))
                yield Payment(period, earned_on, day, len(days))

    @property
    def _months(self) -> tuple[int, ...]:
        return self._part.paid_in_months or (self._part.paid_in_month,)

    def _days_of(self, year: Period) -> tuple[date, ...]:
        """Return the paydays within an accrual year."""
        if self._part.paid_on:
            days = feast_days(self._part.paid_on, year.until.year)
        else:
            days = tuple(month_end(one, month) for one in (year.first.year, year.last.year) for month in self._months)
        return tuple(sorted({day for day in days if year.first <= day < year.until}))

    def _days_after(self, periods: tuple[Period, ...]) -> tuple[date, ...]:
        """Return the payday of each part of an accrual year, when its earnings are known.

        A payday on a stated day may be in the last month of the part: the Philippines pay by December 24.
        """
        if not self._part.paid_on:
            return paydays(periods, self._months)
        days = feast_days(self._part.paid_on, periods[-1].until.year + 1)
        earliest = tuple(add_months(period.until, -1) for period in periods)
        return in_a_row(days, earliest) if len(days) >= len(periods) else ()

    @override
    def _due(self, payment: Payment, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        certainty = Certainty.EXPECTED if self._part.certainty == "expected" else Certainty.GUARANTEED
        for promise, amount in self._amounts(payment, service, earned_on).items():
            wages = amount * span_of(self._part.months)
            yield Entitlement(promise, earned_on, paid_on, wages, certainty)

    def _amounts(self, payment: Payment, service: Service, day: date) -> dict[Denomination, Span]:
        """Return one extra wage of a payment, by promise; empty if nothing of its period is served.

        Sources: Indonesia, Permenaker 6/2016, article 3: a month's wage, fixed allowances included, after 12 months of
        service, before that a twelfth of it for every full month, nothing below one month. Philippines, Presidential
        Decree 851: a twelfth of the basic salary earned within a calendar year.
        """
        if self._part.on_amount == "earned":
            first, until = service.between(payment.period.first, payment.period.until)
            earned = wages_between(self._offer, first, until, part=self._part) if first < until else {}
            return {promise: amount.scaled(_TWELFTH) for promise, amount in earned.items()}
        share = self._share(payment, service, day) / payment.parts
        wages = wages_on(self._offer, day, self._part) if share else {}
        return {promise: wage.scaled(share) for promise, wage in wages.items()}

    def _share(self, payment: Payment, service: Service, day: date) -> Fraction:
        """Return the part of a payment that is due, pro rata in the first year of service if nothing is stated."""
        if self._part.prorate is not None:
            return served_share(payment.period, service, self._part.prorate)
        if day < payment.earned_on and self._part.on_leaving == "pro_rata":
            return served_share(payment.period, service, "months")
        served = full_months(self._offer.start_date, day + _DAY)  # the day itself counts as service
        return Fraction(min(served, MONTHS_A_YEAR), MONTHS_A_YEAR)


def feast_days(stated: tuple[date, ...], last_year: int) -> tuple[date, ...]:
    """Return the stated paydays in order; years after the last of them have its month and day."""
    days = sorted(stated)
    last = days[-1]
    later = (
        day_of_month(year * MONTHS_A_YEAR + last.month - 1, last.day) for year in range(last.year + 1, last_year + 1)
    )
    return (*days, *later)
