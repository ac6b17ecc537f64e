"""The likely value of a measure, for levers that move it many times: grants that do not change are summed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from msgspec.structs import replace

from offercalc.analysis.measures import InYear, Measure, Overall
from offercalc.analysis.negotiation.levers import Terms
from offercalc.analysis.present_value import discount_factor
from offercalc.analysis.yearly import By, drifted, years_earned
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.ledger.equity.equity_lines import equity_lines
from offercalc.domain.ledger.line import Certainty, Line
from offercalc.domain.ledger.pay_lines import pay_lines
from offercalc.domain.offer.equity import Espp, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.vesting.schedule import Presets

RateOf: TypeAlias = Callable[[str, Assumptions], Rate | NoRate]
"""The rate of a currency into that of display, under assumptions."""
Sums: TypeAlias = dict[str, Fraction]
_NOTHING = Fraction(0)


def is_quick(which: Measure, offer: Offer, assumptions: Assumptions, by: By) -> bool:
    """Whether a measure is a plain sum of the promised lines of an offer, which nothing ends or takes back."""
    if offer.end_date is not None or assumptions.leaving_date is not None:
        return False
    if isinstance(which, InYear):
        return by is By.EMPLOYMENT
    return which in {Overall.TOTAL, Overall.PRESENT_VALUE} or isinstance(which, Certainty)


class _Rates(dict[str, Rate | NoRate]):
    """The rates under assumptions, each found when it is first needed."""

    def __init__(self, rate_of: RateOf, assumptions: Assumptions) -> None:
        super().__init__()
        self._rate_of, self._assumptions = rate_of, assumptions

    def __missing__(self, currency: str) -> Rate | NoRate:
        self[currency] = self._rate_of(currency, self._assumptions)
        return self[currency]


class QuickFigure:
    """Computes a measure while the terms of one offer change; the figure is exactly that of its appraisal."""

    def __init__(self, which: Measure, rate_of: RateOf, presets: Presets) -> None:
        """Take a measure for which `is_quick` holds; amounts that cannot be converted count as nothing."""
        self._which = which
        self._rate_of = rate_of
        self._presets = presets
        self._rates: dict[Assumptions, _Rates] = {}
        self._grants: dict[tuple[int, date, Assumptions], tuple[Stake, Sums]] = {}

    def __call__(self, terms: Terms) -> Fraction:
        """Return the likely value of the measure of terms."""
        offer, assumptions = terms.offer, terms.assumptions
        if assumptions not in self._rates:
            self._rates[assumptions] = _Rates(self._rate_of, assumptions)
        rates = self._rates[assumptions]
        alike = replace(assumptions, own_rates=()) if assumptions.own_rates and not assumptions.drifts else assumptions
        found = [self._sums(pay_lines(offer, assumptions), terms, rates)]
        found += [self._granted(stake, terms, rates, alike) for stake in offer.equity]
        total = _NOTHING
        for sums in found:
            for currency, amount in sums.items():
                rate = rates[currency]
                total += _NOTHING if isinstance(rate, NoRate) else amount * rate.value
        return total

    def _granted(self, stake: Stake, terms: Terms, rates: _Rates, alike: Assumptions) -> Sums:
        """Return the sums of a grant; those of a plan follow the pay, and are worked out each time."""
        offer = terms.offer
        key = id(stake), offer.start_date, alike
        if key not in self._grants or isinstance(stake, Espp):
            lines = equity_lines(replace(offer, equity=(stake,)), terms.assumptions, self._presets)
            self._grants[key] = stake, self._sums(lines, terms, rates)  # held, so that nothing else gets its identity
        return self._grants[key][1]

    def _sums(self, lines: Iterable[Line], terms: Terms, rates: _Rates) -> Sums:
        """Return the likely amounts of lines by currency, each times what it counts."""
        sums: Sums = {}
        for line in lines:
            counts = self._counts(line, terms)
            if counts:
                likely = drifted(line.amount, rates[line.currency], line.paid_on).likely
                sums[line.currency] = sums.get(line.currency, _NOTHING) + (likely if counts == 1 else likely * counts)
        return sums

    def _counts(self, line: Line, terms: Terms) -> Fraction | int:
        """Return how much of a line counts: all or nothing, or its present value."""
        which, start = self._which, terms.offer.start_date
        if isinstance(which, Certainty):
            return int(line.certainty is which)
        if isinstance(which, InYear):
            return int(years_earned((line,), start, terms.assumptions.years, By.EMPLOYMENT) == (which.number,))
        if which is Overall.PRESENT_VALUE:
            return discount_factor(terms.assumptions.discount_percent, (line.paid_on - start).days)
        return 1
