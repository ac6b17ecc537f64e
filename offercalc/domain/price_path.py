"""The price of a share on a day: stated or following from the valuation, and from then on as assumed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.assumptions import Assumptions, Exit, Growth, PricePath, Targets
from offercalc.domain.equity import Grant, Preferred, Stake
from offercalc.domain.estimate import UNKNOWN, Estimate, Range, Span, exactly, span_of
from offercalc.domain.months import MONTHS_A_YEAR, add_months, full_months

_ONE = Fraction(1)
_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_UNDILUTED = exactly(1)


def is_private(stake: Stake) -> bool:
    """Tell whether a share's worth follows from that of the whole company, so that it is paper until liquidity."""
    return isinstance(stake, Grant) and (stake.valuation is not None or stake.fully_diluted_shares is not None)


def share_price(stake: Stake) -> Span:
    """Give today's price of one share: stated, or the valuation over the fully diluted shares, or unknown."""
    if stake.price is not None or not isinstance(stake, Grant):
        return span_of(stake.price)
    worth, shares = span_of(stake.valuation), span_of(stake.fully_diluted_shares)
    if worth.high is None or shares.high is None:
        return UNKNOWN
    return Span(worth.low / shares.high, worth.likely / shares.likely, worth.high / shares.low)


def compounded(percent: Fraction, start: date, day: date) -> Fraction:
    """Give what 1 becomes at so many per cent a year: compounded at each anniversary, linear by days in between.

    Rational on every day, and equal to (1 + rate) to the power of the years on each anniversary.
    """
    if not percent or day <= start:
        return _ONE
    years = full_months(start, day) // MONTHS_A_YEAR
    since = add_months(start, years * MONTHS_A_YEAR)
    until = add_months(start, (years + 1) * MONTHS_A_YEAR)
    rate = percent * _PERCENT
    return (1 + rate) ** years * (1 + rate * Fraction((day - since).days, (until - since).days))


def dilution(estimate: Estimate, start: date, day: date) -> Span:
    """Give what is left of a part of the company after so many per cent of dilution a year; unknown may be anything."""
    if estimate is None:
        return _UNDILUTED if day <= start else Span(_NOTHING, _ONE, _ONE)
    bounds = (estimate.high, estimate.likely, estimate.low) if isinstance(estimate, Range) else (estimate,) * 3
    least, likely, most = (compounded(-Fraction(percent), start, day) for percent in bounds)
    return Span(least, likely, most)


def exit_price(value: Fraction, shares: Span, preferred: Preferred | None) -> Span:
    """Give what one common share receives when the company is sold for `value`.

    Preferred stock, one class with the fraction f of all N shares and the preference L, converts when value x f >= L
    and takes its preference first otherwise: a common share receives the less of value / N and
    (value - L) / (N (1 - f)). Fewer shares, less preference and more of them preferred make it more.
    """
    if shares.high is None:
        return UNKNOWN
    part = exactly(0) if preferred is None else span_of(preferred.percent)
    preference = exactly(0) if preferred is None else span_of(preferred.preference)
    worst = None if preference.high is None else _common(value, shares.high, preference.high, part.low)
    best = _common(value, shares.low, preference.low, _ONE * 100 if part.high is None else part.high)
    likely = _common(value, shares.likely, preference.likely, part.likely)
    return Span(_NOTHING if worst is None else worst, _NOTHING if preference.high is None else likely, best)


def _common(value: Fraction, shares: Fraction, preference: Fraction, preferred_percent: Fraction) -> Fraction:
    converted = value / shares
    common = 1 - preferred_percent * _PERCENT
    if not common:
        return converted if value >= preference else _NOTHING
    return min(converted, max(_NOTHING, value - preference) / (shares * common))


class PricedShare(Struct, frozen=True):
    """One share of a grant under the assumptions: its price on every day, and when it can be sold."""

    today: Span
    stake: Stake
    path: PricePath | None
    dilution: Estimate
    start: date
    liquidity: date | None

    def on(self, day: date) -> Span:
        """Give the price on a day."""
        target = self.target(day)
        if target is not None:
            return exactly(target)
        if isinstance(self.stake, Grant) and self.has_exited(day):
            return self.exit_price(span_of(self.stake.fully_diluted_shares))
        return self.today * self.factor(day)

    def target(self, day: date) -> Fraction | None:
        """Give the last dated target that a day has reached, or None."""
        targets = self.path.targets if isinstance(self.path, Targets) else ()
        reached = [target for target in targets if target.on <= day]
        return Fraction(max(reached, key=lambda target: target.on).price) if reached else None

    def has_exited(self, day: date) -> bool:
        """Tell whether the company has been sold or listed by a day."""
        return isinstance(self.path, Exit) and day >= self.path.on

    def exit_price(self, shares: Span) -> Span:
        """Give what one of so many shares receives at the exit, thinned by what was issued until then."""
        if not isinstance(self.path, Exit) or not isinstance(self.stake, Grant):
            return UNKNOWN
        thinned = dilution(self.dilution, self.start, self.path.on)
        return exit_price(Fraction(self.path.value), shares, self.stake.preferred) * thinned

    def factor(self, day: date) -> Span:
        """Give the price on a day over today's, where only growth and dilution change it."""
        return self._thinned(day).scaled(self._grown(day))

    def change(self, since: date, day: date) -> Span:
        """Give the price on a day over that of an earlier one, where only growth and dilution change it."""
        before, after = self._thinned(since), self._thinned(day)
        low = after.low / before.low if before.low else _NOTHING
        most = _ONE if before.high is None or after.high is None else after.high / before.high
        return Span(low, after.likely / before.likely, most).scaled(self._grown(day) / self._grown(since))

    def _grown(self, day: date) -> Fraction:
        """Give what growth makes of 1 until a day."""
        if not isinstance(self.path, Growth):
            return _ONE
        return compounded(Fraction(self.path.percent_a_year), self.start, day)

    def _thinned(self, day: date) -> Span:
        """Give what dilution leaves of 1 until a day."""
        return dilution(self.dilution, self.start, day) if is_private(self.stake) else _UNDILUTED

    @property
    def is_steady(self) -> bool:
        """Tell whether the price is today's on every day."""
        return self.path is None and (not is_private(self.stake) or self.dilution == 0)

    def paid_on(self, day: date) -> date:
        """Give the day on which what vests on a day turns into money: at once, or once the shares can be sold."""
        return day if self.liquidity is None else max(day, self.liquidity)


def priced_share(stake: Stake, company: str, start: date, assumptions: Assumptions) -> PricedShare:
    """Set up the price of a stake's shares under the assumptions.

    An exit is liquidity for every share, and an assumed liquidity date is for those of a private company.
    """
    path = assumptions.price_path(company)
    liquidity = assumptions.liquidity_date if is_private(stake) else None
    if isinstance(path, Exit):
        liquidity = path.on if assumptions.liquidity_date is None else assumptions.liquidity_date
    return PricedShare(share_price(stake), stake, path, assumptions.dilution_percent, start, liquidity)
