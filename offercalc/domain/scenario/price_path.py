"""The price of a share on a day: today's price, stated or from the valuation, and the assumed path after it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.offer.equity import Grant, Stake
from offercalc.domain.offer.preferred import classes_of
from offercalc.domain.scenario.assumptions import Assumptions, Exit, Growth, PricePath, Targets
from offercalc.domain.scenario.waterfall import exit_price
from offercalc.domain.values.estimate import UNKNOWN, Estimate, Range, Span, exactly, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

_ONE = Fraction(1)
_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_UNDILUTED = exactly(1)


def is_private(stake: Stake) -> bool:
    """Whether the share price follows from the value of the company, so that shares are paper until liquidity."""
    return isinstance(stake, Grant) and (stake.valuation is not None or stake.fully_diluted_shares is not None)


def share_price(stake: Stake) -> Span:
    """Return today's price of one share: stated, or the valuation over the fully diluted shares, or unknown."""
    if stake.price is not None or not isinstance(stake, Grant):
        return span_of(stake.price)
    worth, shares = span_of(stake.valuation), span_of(stake.fully_diluted_shares)
    if worth.high is None or shares.high is None:
        return UNKNOWN
    return Span(worth.least / shares.high, worth.likely / shares.likely, worth.high / shares.least)


def compounded(percent: Fraction, start: date, day: date) -> Fraction:
    """Return the growth factor at `percent` per year: compounded at each anniversary, linear by days in between.

    It is rational on every day, and (1 + rate) to the power of the years on each anniversary.
    """
    if not percent or day <= start:
        return _ONE
    years = full_months(start, day) // MONTHS_A_YEAR
    since = add_months(start, years * MONTHS_A_YEAR)
    until = add_months(start, (years + 1) * MONTHS_A_YEAR)
    rate = percent * _PERCENT
    return (1 + rate) ** years * (1 + rate * Fraction((day - since).days, (until - since).days))


def dilution(estimate: Estimate, start: date, day: date) -> Span:
    """Return the dilution factor on a day (1 is undiluted) at a yearly dilution in percent; 0 to 1 if unknown."""
    if estimate is None:
        return _UNDILUTED if day <= start else Span(_NOTHING, _ONE, _ONE)
    bounds = (estimate.high, estimate.likely, estimate.low) if isinstance(estimate, Range) else (estimate,) * 3
    least, likely, most = (compounded(-Fraction(percent), start, day) for percent in bounds)
    return Span(least, likely, most)


class PricedShare(Struct, frozen=True):
    """One share of a grant under the assumptions: its price on any day, and the date from which it can be sold."""

    today: Span
    stake: Stake
    path: PricePath | None
    dilution: Estimate
    start: date
    liquidity: date | None

    def on(self, day: date) -> Span:
        """Return the price on a day."""
        target = self.target(day)
        if target is not None:
            return exactly(target)
        if isinstance(self.stake, Grant) and self.has_exited(day):
            return self.exit_price(span_of(self.stake.fully_diluted_shares))
        return self.today * self.factor(day)

    def target(self, day: date) -> Fraction | None:
        """Return the last price target reached by a day, or None."""
        targets = self.path.targets if isinstance(self.path, Targets) else ()
        reached = [target for target in targets if target.on <= day]
        return Fraction(max(reached, key=lambda target: target.on).price) if reached else None

    def has_exited(self, day: date) -> bool:
        """Whether the company has been sold or listed by a day at a value that decides the price."""
        return isinstance(self.path, Exit) and self.path.value is not None and day >= self.path.on

    def exit_price(self, shares: Span) -> Span:
        """Return what one of `shares` receives at the exit, diluted by shares issued before it."""
        if not isinstance(self.path, Exit) or self.path.value is None or not isinstance(self.stake, Grant):
            return UNKNOWN
        thinned = dilution(self.dilution, self.start, self.path.on)
        return exit_price(Fraction(self.path.value), shares, classes_of(self.stake.preferred)) * thinned

    def factor(self, day: date) -> Span:
        """Return the ratio of the price on a day to today's, if only growth and dilution change it."""
        return self._thinned(day).scaled(self._grown(day))

    def change(self, since: date, day: date) -> Span:
        """Return the ratio of the prices on two days, if only growth and dilution change the price."""
        before, after = self._thinned(since), self._thinned(day)
        low = after.least / before.least if before.least else _NOTHING
        most = _ONE if before.high is None or after.high is None else after.high / before.high
        return Span(low, after.likely / before.likely, most).scaled(self._grown(day) / self._grown(since))

    def _grown(self, day: date) -> Fraction:
        """Return the growth factor until a day."""
        if not isinstance(self.path, Growth):
            return _ONE
        return compounded(Fraction(self.path.percent_a_year), self.start, day)

    def _thinned(self, day: date) -> Span:
        """Return the dilution factor until a day; 1 for a public company."""
        return dilution(self.dilution, self.start, day) if is_private(self.stake) else _UNDILUTED

    @property
    def is_steady(self) -> bool:
        """Whether the price is constant."""
        return self.path is None and (not is_private(self.stake) or self.dilution == 0)

    def paid_on(self, day: date) -> date:
        """Return the payment day of units that vest on a day: the same day, or later when the shares can be sold."""
        return day if self.liquidity is None else max(day, self.liquidity)


def priced_share(stake: Stake, company: str, start: date, assumptions: Assumptions) -> PricedShare:
    """Return the priced share of a stake under the assumptions.

    An exit is a liquidity event for every share; an assumed liquidity date applies to shares of a private company.
    """
    path = assumptions.price_path(company)
    liquidity = assumptions.liquidity_date if is_private(stake) else None
    if isinstance(path, Exit):
        liquidity = path.on if assumptions.liquidity_date is None else assumptions.liquidity_date
    return PricedShare(share_price(stake), stake, path, assumptions.dilution_percent, start, liquidity)
