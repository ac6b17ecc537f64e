"""What a comparison says in a sentence: who is ahead, by how much, and when that cannot be said."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.break_even import BreakEven, break_even
from offercalc.analysis.comparison import Comparison
from offercalc.analysis.departure import departures
from offercalc.domain.estimate import Span
from offercalc.domain.exchange import NoRate

CLOSE = Fraction(2, 100)
"""Offers that differ by less than this part are too close to call."""

_FAR = 2
"""A rate that would have to double or halve to turn a lead is no news."""


class Ahead(Struct, frozen=True):
    """One offer is worth more than another, by `difference`; `at_least` where the leader may be worth more still."""

    leader: int
    other: int
    difference: Fraction
    at_least: bool


class TooClose(Struct, frozen=True):
    """Two offers whose spans overlap, or whose totals differ by under two per cent."""

    leader: int
    other: int


class Undecided(Struct, frozen=True):
    """One offer is ahead by what is known, but the other has an unknown part that may turn it round."""

    leader: int
    other: int
    difference: Fraction


class Crossover(Struct, frozen=True):
    """One offer is ahead of another for whoever stays, but only from so many months on."""

    leader: int
    other: int
    months: int


Headline = Ahead | TooClose | Undecided | Crossover | BreakEven


def headlines(comparison: Comparison) -> tuple[Headline, ...]:
    """Hold the offer with the largest likely total against each of the others, nearest first.

    Offers are named by their place in the comparison. One offer alone, or none, has no headline. Where the leader is
    behind whoever leaves early, a headline says from which month on it is ahead.
    """
    totals = [appraisal.total for appraisal in comparison.offers]
    ranked = sorted(range(len(totals)), key=lambda index: (-totals[index].likely, index))
    if not ranked:
        return ()
    leader = ranked[0]
    found: list[Headline] = []
    for other in ranked[1:]:
        headline = _headline(leader, other, totals[leader], totals[other])
        found.append(headline)
        found += _crossover(headline, comparison)
        found += _turning_rate(leader, other, comparison)
    return tuple(found)


def _turning_rate(leader: int, other: int, comparison: Comparison) -> list[Headline]:
    """Say at which exchange rate the lead turns, where that is at most twice or at least half of today's.

    Where rates are taken to drift there is no one rate to say.
    """
    found = break_even(comparison.offers, leader, other)
    if found is None or comparison.assumptions.drifts:
        return []
    exchange = {code: rate for one in comparison.offers for code, rate in one.exchange.items()}
    base, quote = exchange[found.base], exchange[found.quote]
    if isinstance(base, NoRate) or isinstance(quote, NoRate):
        return [found]
    today = base.value / quote.value
    return [found] if today / _FAR <= found.value <= today * _FAR else []


def _crossover(headline: Headline, comparison: Comparison) -> list[Headline]:
    """Say from which month on the leader keeps more than the other; nothing where it always does, or may not."""
    if not isinstance(headline, Ahead):
        return []
    leader, other = (
        departures(comparison.offers[index], comparison.assumptions) for index in (headline.leader, headline.other)
    )
    behind = [ours.months for ours, theirs in zip(leader, other, strict=True) if ours.kept.likely < theirs.kept.likely]
    if not behind or behind[-1] == leader[-1].months:
        return []
    return [Crossover(headline.leader, headline.other, behind[-1] + 1)]


def _headline(leader: int, other: int, ahead: Span, behind: Span) -> Headline:
    difference = ahead.likely - behind.likely
    if difference < CLOSE * ahead.likely or ahead.likely == 0:
        return TooClose(leader, other)
    if behind.high is None:
        return Undecided(leader, other, ahead.likely - behind.likely)
    if ahead.low <= behind.high:
        return TooClose(leader, other)
    if ahead.high is None:
        return Ahead(leader, other, ahead.low - behind.high, at_least=True)
    return Ahead(leader, other, difference, at_least=False)
