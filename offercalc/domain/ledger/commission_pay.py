"""Commission: when it is earned and paid, and how much a payout of its target is with accelerators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from typing_extensions import override

from offercalc.domain.ledger.accrual import served_share
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.ledger.service import Service, months_of
from offercalc.domain.ledger.yearly_pay import Payment, YearlyPay
from offercalc.domain.offer.accrual import Accelerator
from offercalc.domain.offer.denomination import denomination_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Commission
from offercalc.domain.values.estimate import ZERO, Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, month_end

_PERCENT = Fraction(1, 100)
_NOTHING = Fraction(0)
_Shares: TypeAlias = tuple[tuple[Span, Certainty], ...]
"""Amounts of a month, each with its certainty."""


def payout(attained: Span, accelerators: tuple[Accelerator, ...]) -> Span:
    """Return the commission at an attainment, both as fractions of target.

    Attainment up to the first accelerator pays as it is, above it at the rate of the accelerator it is in. With 5% up
    to quota, 6% to 125% of it and 7% above, that is 120% and 140% of the base rate.
    """
    if not accelerators:
        return attained
    low, likely, high = attained.low, attained.likely, attained.high
    return Span(
        None if low is None else _payout(low, accelerators),
        _payout(likely, accelerators),
        None if high is None else _payout(high, accelerators),
    )


def _payout(attained: Fraction, accelerators: tuple[Accelerator, ...]) -> Fraction:
    steps = [(Fraction(one.above_percent) * _PERCENT, Fraction(one.rate_percent) * _PERCENT) for one in accelerators]
    paid = min(attained, steps[0][0])
    for index, (above, rate) in enumerate(steps):
        top = min(attained, steps[index + 1][0]) if index + 1 < len(steps) else attained
        paid += max(top - above, _NOTHING) * rate
    return paid


class CommissionPay(YearlyPay):
    """The payments of one commission, at an expected attainment that is a fraction of its target."""

    def __init__(self, part: Commission, offer: Offer, attained: Span) -> None:
        super().__init__(part, offer)
        self._part = part
        self._payout = payout(attained, part.accelerators)
        first = self._service.first
        self._guaranteed = Service(first, add_months(first, part.guaranteed_months))
        self._promise = denomination_of(part, offer)
        self._target = span_of(part.on_target_amount)

    @override
    def earned(self, months: int, since: date = date.min) -> Iterator[Entitlement]:
        """Yield what is earned in the first `months` of service, on the last day of each month, year or part of it."""
        if self._part.accrues != "service":
            return super().earned(months, since)
        return (one for one in self._monthly(months) if one.earned_on >= since)

    @override
    def on_leaving(self, day: date) -> Iterator[Entitlement]:
        """Yield what is due on leaving on a day for the accrual year that has not ended then; months are never lost."""
        return iter(()) if self._part.accrues == "service" else super().on_leaving(day)

    def _monthly(self, months: int) -> Iterator[Entitlement]:
        """Yield the commission of each month that is served; equal amounts are one object."""
        served = months_of(self._service, self._offer.start_date, months)
        target = self._target.scaled(Fraction(1, MONTHS_A_YEAR))
        whole = self._of_month(target)
        last = whole if served.whole == served.until else self._of_month(target.scaled(served.last))
        sure = months if self._part.certainty == "guaranteed" else served.first + self._part.guaranteed_months
        for month, day in zip(served.numbers, served.days, strict=True):
            guaranteed, expected = whole if month < served.whole else last
            paid_on = self._payday(day)
            for amount, certainty in guaranteed if month < sure else expected:
                yield Entitlement(self._promise, day, paid_on, amount, certainty)

    def _of_month(self, target: Span) -> tuple[_Shares, _Shares]:
        """Return the commission of a month that is guaranteed at target, and that of another one."""
        guaranteed: _Shares = ((target, Certainty.GUARANTEED),)
        if self._part.certainty == "guaranteed" and self._is_above:
            guaranteed = (*guaranteed, (target * self._above, Certainty.EXPECTED))
        return guaranteed, ((target * self._payout, Certainty.EXPECTED),)

    @property
    def _above(self) -> Span:
        """The part of the payout above target."""
        return (self._payout - exactly(1)).at_least(ZERO)

    @property
    def _is_above(self) -> bool:
        return self._above.high is None or self._above.high > 0

    def _payday(self, last: date) -> date:
        """Return when a month of service is paid: some months later, or on the last day of the next named month."""
        months = self._part.paid_in_months
        if not months:
            return add_months(last, self._part.paid_after_months) if self._part.paid_after_months else last
        days = (month_end(year, month) for year in (last.year, last.year + 1) for month in sorted(months))
        return next(day for day in days if day >= last)

    @override
    def _payments(self, until: date) -> Iterator[Payment]:
        return self._at_period_ends(until, self._part.paid_in_months, self._part.paid_after_months)

    @override
    def _due(self, payment: Payment, service: Service, earned_on: date, paid_on: date) -> Iterator[Entitlement]:
        """Yield the commission of a period: of the guaranteed months at target, of the others as expected."""
        period = payment.period
        of_year = Fraction(period.months, MONTHS_A_YEAR)
        share = served_share(period, service, self._part.prorate)
        is_whole = self._part.certainty == "guaranteed"
        sure = share if is_whole else min(share, served_share(period, self._guaranteed, self._part.prorate))
        days = earned_on, paid_on
        if sure:
            yield Entitlement(self._promise, *days, self._target.scaled(sure * of_year), Certainty.GUARANTEED)
        if is_whole and share and self._is_above:
            above = (self._target * self._above).scaled(share * of_year)
            yield Entitlement(self._promise, *days, above, Certainty.EXPECTED)
        if share > sure:
            expected = (self._target * self._payout).scaled((share - sure) * of_year)
            yield Entitlement(self._promise, *days, expected, Certainty.EXPECTED)
