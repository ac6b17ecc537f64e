"""What a comparison says in a sentence: who is ahead, by how much, and when that cannot be said."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.domain.estimate import Span

CLOSE = Fraction(2, 100)
"""Offers that differ by less than this part are too close to call."""


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


Headline = Ahead | TooClose | Undecided


def headlines(comparison: Comparison) -> tuple[Headline, ...]:
    """Hold the offer with the largest likely total against each of the others, nearest first.

    Offers are named by their place in the comparison. One offer alone, or none, has no headline.
    """
    totals = [appraisal.total for appraisal in comparison.offers]
    ranked = sorted(range(len(totals)), key=lambda index: (-totals[index].likely, index))
    if not ranked:
        return ()
    leader = ranked[0]
    return tuple(_headline(leader, other, totals[leader], totals[other]) for other in ranked[1:])


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
