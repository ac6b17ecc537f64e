"""Totals of compared offers at any exchange rate and share price, and where one offer passes another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.negotiation.sensitivity import Situation
from offercalc.analysis.yearly import due
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.offer.equity import GRANTS, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.assumptions import CompanyPrice, Target, Targets
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.amount import sums_by_currency

AT_REST = -1
"""In place of a step: the share price as it is assumed."""
TODAY_STEP = 20
"""The step at which the share price is the one of today; each step is a twentieth of it."""
_STEPS = 50
_DAY = timedelta(days=1)

Sums = dict[str, Fraction]
"""What an offer comes to in each of its currencies."""
Appraise = Callable[[Situation], tuple[Appraisal, ...]]
"""How offers are appraised under assumptions."""


class Share(Struct, frozen=True):
    """A share whose price can be moved: its company, its price today, and the currency of that."""

    company: str
    price: Decimal
    currency: str

    def at(self, step: int) -> Decimal:
        """Return the price at a step."""
        return self.price * step / TODAY_STEP

    def moved(self, step: int, situation: Situation) -> Situation:
        """Return the situation in which the price is that of a step from the day after the first start on.

        What is granted by value on the first day is still granted at the price of today.
        """
        assumed = situation.assumptions
        first = min(offer.start_date for offer in situation.offers)
        path = Targets(targets=(Target(on=first + _DAY, price=self.at(step)),))
        others = tuple(price for price in assumed.prices if price.company != self.company)
        return replace(situation, assumptions=replace(assumed, prices=(*others, CompanyPrice(self.company, path))))


class Turn(Struct, frozen=True, order=True):
    """A value above which one offer, by index, is ahead of another one, which is ahead of it below."""

    at: Fraction
    ahead: int
    behind: int


class WhatIf(Struct, frozen=True, kw_only=True):
    """The sums of offers at each price of a share, from which totals follow in no time.

    `rest` are the sums as everything is assumed, `priced` those by step, empty without a share. `rates` convert each
    currency into that of display. Every figure is the exact one of the ledger.
    """

    currency: str
    rates: dict[str, Fraction]
    rest: tuple[Sums, ...]
    share: Share | None
    priced: tuple[tuple[Sums, ...], ...]

    @property
    def foreign(self) -> tuple[str, ...]:
        """Return the currencies that a rate can be moved of, the one in which most is paid first."""
        sizes: dict[str, Fraction] = {}
        for sums in self.rest:
            for code, amount in sums.items():
                if code != self.currency and code in self.rates:
                    sizes[code] = sizes.get(code, Fraction(0)) + amount * self.rates[code]
        return tuple(sorted(sizes, key=lambda code: -sizes[code]))

    def totals(self, step: int = AT_REST, rates: dict[str, Fraction] | None = None) -> tuple[Fraction, ...]:
        """Return the totals in the display currency, at a step of the share price and with other rates."""
        used = {**self.rates, **(rates or {})}
        sums = self.rest if step == AT_REST else self.priced[step]
        return tuple(sum((amount * used.get(code, 0) for code, amount in one.items()), Fraction(0)) for one in sums)

    def rate_turns(self, code: str, low: Fraction, high: Fraction, step: int = AT_REST) -> tuple[Turn, ...]:
        """Return where the order turns as the rate of a currency rises from `low` to `high`."""
        flat = self.totals(step, {code: Fraction(0)})
        sums = self.rest if step == AT_REST else self.priced[step]
        slopes = [one.get(code, Fraction(0)) for one in sums]
        found = []
        for one, other in combinations(range(len(flat)), 2):
            if slopes[one] == slopes[other]:
                continue
            at = (flat[other] - flat[one]) / (slopes[one] - slopes[other])
            ahead, behind = (one, other) if slopes[one] > slopes[other] else (other, one)
            if low < at < high:
                found.append(Turn(at, ahead, behind))
        return tuple(sorted(found))

    def price_turns(self, rates: dict[str, Fraction] | None = None) -> tuple[Turn, ...]:
        """Return where the order turns as the share price rises, between two steps on a straight line."""
        share = self.share
        if share is None:
            return ()
        totals = [self.totals(step, rates) for step in range(len(self.priced))]
        found = []
        for step, (before, after) in enumerate(pairwise(totals)):
            for one, other in combinations(range(len(before)), 2):
                from_lead, to_lead = before[one] - before[other], after[one] - after[other]
                if from_lead * to_lead < 0:
                    part = Fraction(from_lead, from_lead - to_lead)
                    at = Fraction(share.at(step)) + Fraction(share.price) / TODAY_STEP * part
                    found.append(Turn(at, *((one, other) if to_lead > 0 else (other, one))))
        return tuple(found)


def shares_of(offers: tuple[Offer, ...]) -> Iterator[Share]:
    """Yield the shares that offers grant at a known price, each company once."""
    seen = set()
    for offer in offers:
        for stake in offer.equity:
            price = _price(stake)
            if price and offer.company not in seen:
                seen.add(offer.company)
                yield Share(offer.company, price, currency_of(stake, offer))


def what_if(comparison: Comparison, share: Share | None, appraise: Appraise) -> WhatIf:
    """Return the totals of a comparison at any exchange rate, and at each step of the price of a share."""
    situation = Situation(tuple(one.offer for one in comparison.offers), comparison.assumptions)
    rest = tuple(map(_sums, comparison.offers))
    exchange = {code: rate for one in comparison.offers for code, rate in one.exchange.items()}
    priced: list[tuple[Sums, ...]] = []
    if share is not None:
        moved = tuple(at for at, offer in enumerate(situation.offers) if offer.company == share.company)
        theirs = Situation(tuple(situation.offers[at] for at in moved), situation.assumptions)
        for step in range(_STEPS + 1):
            found = dict(zip(moved, map(_sums, appraise(share.moved(step, theirs))), strict=True))
            priced.append(tuple(found.get(at, sums) for at, sums in enumerate(rest)))
    return WhatIf(
        currency=comparison.assumptions.currency,
        rates={code: rate.value for code, rate in exchange.items() if isinstance(rate, Rate)},
        rest=rest,
        share=share,
        priced=tuple(priced),
    )


def _price(stake: Stake) -> Decimal:
    likely = share_price(stake).likely if isinstance(stake, GRANTS) else Fraction(0)
    return Decimal(f"{float(likely):.6g}") if likely else Decimal(0)


def _sums(appraisal: Appraisal) -> Sums:
    amounts = sums_by_currency(due(line, appraisal.exchange) for line in appraisal.lines)
    return {code: span.likely for code, span in amounts.items()}
