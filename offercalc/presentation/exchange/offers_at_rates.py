"""Two offers in different currencies at any exchange rate: the range of a slider, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import exp, log

from msgspec import Struct

from offercalc.analysis.break_even import AtRates, at_rates, break_even
from offercalc.analysis.comparison import Comparison
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown, grid, shown
from offercalc.presentation.formats.span_text import brief_text
from offercalc.presentation.names.shown_names import compared_titles
from offercalc.presentation.pages.side_by_side import difference_words

STEPS = 400
"""How many positions a slider has beyond the first; each changes the rate by the same share."""
_REACH = 2.0
"""A slider reaches from half of the rate now to twice of it, and to the break-even rate if that is not far beyond."""
_FAR = 8.0
_BEYOND = 1.1
_WHOLE_FROM = 100
_PLACES = 4


class RatePair(Struct, frozen=True):
    """Two offers of a comparison with different currencies: one unit of the base costs at least one of the quote.

    `now` is the rate now, `equal` the one at which the totals are equal, None if there is none or terms are open; of
    ranges, the likely totals if `is_likely`. `totals` are those now as tables show them, in a `currency`.
    """

    names: tuple[str, str]
    at: AtRates
    now: Fraction
    equal: Fraction | None
    totals: tuple[Shown, Shown]
    currency: str
    is_likely: bool = False

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest rate of the slider."""
        now = float(self.now)
        low, high = now / _REACH, now * _REACH
        if self.equal is not None and now / _FAR <= float(self.equal) <= now * _FAR:
            low, high = min(low, float(self.equal) / _BEYOND), max(high, float(self.equal) * _BEYOND)
        return low, high

    def value(self, step: int) -> Fraction:
        """Return the rate at a position of the slider; at that of the rate now, exactly that one."""
        if step == self.step(self.now):
            return self.now
        low, high = self.ends
        return Fraction(low * exp(log(high / low) * step / STEPS)).limit_denominator(10**6)

    def step(self, value: Fraction) -> int:
        """Return the position of a rate on the slider."""
        low, high = self.ends
        return max(0, min(STEPS, round(STEPS * log(float(value) / low) / log(high / low))))


def rate_pairs(comparison: Comparison, rates: RateBook, day: date, localizer: Localizer) -> tuple[RatePair, ...]:
    """Return the pairs of compared offers whose order the rate of a day may turn, in the order of the comparison."""
    return tuple(_pairs(comparison, rates, day, compared_titles(comparison, localizer)))


def _pairs(comparison: Comparison, rates: RateBook, day: date, titles: tuple[str, ...]) -> Iterator[RatePair]:
    offers = comparison.offers
    for one, other in combinations(range(len(offers)), 2):
        rate = rates.rate(offers[one].offer.currency, offers[other].offer.currency, day)
        if isinstance(rate, NoRate):
            continue
        first, second = (one, other) if rate.value >= 1 else (other, one)
        found = at_rates(offers, first, second)
        if found is None:
            continue
        exact = break_even(offers, first, second)
        turn = exact or break_even(offers, first, second, are_likely=True)
        equal = None if turn is None else turn.value if turn.base == found.base else 1 / turn.value
        now = rate.value if rate.value >= 1 else 1 / rate.value
        one_total, other_total = (
            grid(offers[place], comparison.assumptions, DISPLAY_DIGITS).total for place in (first, second)
        )
        totals, named = (one_total, other_total), (titles[first], titles[second])
        is_likely = turn is not None and exact is None
        yield RatePair(named, found, now, equal, totals, comparison.assumptions.currency, is_likely)


def rate_words(pair: RatePair, value: Fraction, localizer: Localizer) -> str:
    """Return a rate, e.g. "1 USD = Rp 18,148"."""
    places = 0 if value >= _WHOLE_FROM else _PLACES
    return f"1 {pair.at.base} = {localizer.figures.money(round_half_up(value, places), pair.at.quote, places)}"


def equal_words(pair: RatePair, localizer: Localizer) -> str:
    """Return at which rate two offers come to the same, and how far that is from the rate now."""
    one, other = pair.names
    if pair.equal is None:
        return localizer.tr(
            "No exchange rate is known at which {one} and {other} come to the same.", one=one, other=other
        )
    change = (pair.equal / pair.now - 1) * 100
    percent = localizer.figures.percent(round_half_up(abs(change), 0))
    words = (
        localizer.tr("{currency} would have to rise by {percent}", currency=pair.at.base, percent=percent)
        if change > 0
        else localizer.tr("{currency} would have to fall by {percent}", currency=pair.at.base, percent=percent)
    )
    template = N_("{one} and {other} come to the same at {rate}: {change}.")
    if pair.is_likely:
        template = N_("At likely values, {one} and {other} come to the same at {rate}: {change}.")
    return localizer.tr(
        template, one=one, other=other, rate=rate_words(pair, pair.equal, localizer), change=words,
    )  # fmt: skip


def totals_words(pair: RatePair, value: Fraction, currency: str, localizer: Localizer) -> str:
    """Return what both offers come to at a rate, in one of their two currencies, and how far they are apart."""
    unit = Fraction(1) if currency == pair.at.quote else 1 / value
    one, other = (shown(span.scaled(unit), DISPLAY_DIGITS) for span in pair.at.totals(value))
    if value == pair.now and currency == pair.currency:
        one, other = pair.totals  # to the unit as in the tables
    (first, second), apart = pair.names, difference_words(one, other, currency, localizer)
    ours, theirs = (brief_text(found, currency, localizer) for found in (one, other))
    return f"{first}: {ours} · {second}: {theirs}, {apart}"


def shown_in(pair: RatePair, wanted: str) -> str:
    """Return the currency to show two offers in: the wanted one if it is one of theirs, else the base."""
    return wanted if wanted in {pair.at.base, pair.at.quote} else pair.at.base
