"""The headlines of a comparison: which offer is ahead, by how much, and whether that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.break_even import BreakEven, break_even
from offercalc.analysis.comparison import Comparison
from offercalc.analysis.leaving_schedule import leaving_schedule
from offercalc.analysis.measures import Overall, measure
from offercalc.analysis.shared_time import shared_time
from offercalc.analysis.tax_basis import are_unlike, net_parts
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.values.estimate import Span

CLOSE = Fraction(2, 100)
"""Offers that differ by less than this fraction are too close to call."""

_FAR = 2
"""A break-even rate beyond twice or half of today's is not reported."""


class Ahead(Struct, frozen=True):
    """One offer is worth more than another by `difference`, or, if `at_least` is set, possibly by more.

    That is over the horizon, or over the first `months` of service if a fixed term ends within it.
    """

    leader: int
    other: int
    difference: Fraction
    at_least: bool
    months: Fraction | None = None


class TooClose(Struct, frozen=True):
    """Two offers whose spans overlap, or whose totals differ by less than two percent; `months` as in `Ahead`."""

    leader: int
    other: int
    months: Fraction | None = None


class Undecided(Struct, frozen=True):
    """One offer leads on known terms, but the other has unknown terms that may reverse it; `months` as in `Ahead`."""

    leader: int
    other: int
    difference: Fraction
    months: Fraction | None = None


class Crossover(Struct, frozen=True):
    """One offer is ahead of another only after `months` of service."""

    leader: int
    other: int
    months: int


class UnlikeTax(Struct, frozen=True):
    """Two offers of which the one of index `net` states pay net of tax, and the other, `gross`, before tax."""

    net: int
    gross: int


Pair: TypeAlias = Ahead | TooClose | Undecided
"""How two offers compare."""


class Several(Struct, frozen=True):
    """A number of offers that compare alike with the one of index `baseline`: as `nearest`, or farther from it."""

    nearest: Pair
    count: int
    baseline: int

    @property
    def are_behind(self) -> bool:
        """Whether the baseline is ahead of them."""
        return self.nearest.leader == self.baseline


Headline = Ahead | TooClose | Undecided | Crossover | BreakEven | UnlikeTax


def headlines(comparison: Comparison) -> tuple[Headline, ...]:
    """Return the comparisons of the offer with the largest likely total with each of the others, nearest first.

    Offers are identified by their index in the comparison. Fewer than two offers have no headlines. If a fixed term
    ends within the horizon, they are first compared over the time that all of them last. If the leader pays less on
    leaving early, a crossover says from which month on it is ahead.
    """
    shared = shared_time(comparison)
    found: list[Headline] = []
    if shared is not None:
        for headline in _ranked(shared.totals):
            found += _unlike_tax(headline.leader, headline.other, comparison)
            found.append(replace(headline, months=shared.months))
    if shared is None or not shared.is_all:
        totals = [measure(one, comparison.assumptions, Overall.TOTAL) for one in comparison.offers]
        for headline in _ranked(totals):
            found += [] if shared else _unlike_tax(headline.leader, headline.other, comparison)
            found.append(headline)
            found += _crossover(headline, comparison)
            found += _turning_rate(headline.leader, headline.other, comparison)
    return tuple(found)


def from_baseline(comparison: Comparison) -> tuple[Headline | Several, ...]:
    """Return how the baseline compares with the best of the other offers, what turns that, and the rest of them.

    Others that compare alike are counted rather than listed, those ahead of the baseline first. If a fixed term ends
    within the horizon, all are compared over the time that they last; the best one over the horizon too.
    """
    shared = shared_time(comparison)
    whole = [measure(one, comparison.assumptions, Overall.TOTAL) for one in comparison.offers]
    months, totals = (None, whole) if shared is None else (shared.months, shared.totals)
    pairs = pairs_from(comparison.baseline, dict(enumerate(totals)))
    if not pairs:
        return ()
    best, *rest = (replace(one, months=months) for one in pairs)
    found: list[Headline] = [*_unlike_tax(best.leader, best.other, comparison), best]
    if shared is None or not shared.is_all:
        (over_all,) = pairs_from(comparison.baseline, {at: whole[at] for at in (best.leader, best.other)})
        found += [] if shared is None else [over_all]
        found += _crossover(over_all, comparison)
        found += _turning_rate(over_all.leader, over_all.other, comparison)
    warnings = (one for pair in rest for one in _unlike_tax(pair.leader, pair.other, comparison))
    return (*found, *warnings, *counted(rest, comparison.baseline))


def pairs_from(baseline: int, totals: Mapping[int, Span]) -> list[Pair]:
    """Return how one offer compares with each of the others, by index, the largest likely total first."""
    ranked = sorted(totals, key=lambda index: (-totals[index].likely, index))
    place = ranked.index(baseline)
    pairs = [(one, baseline) for one in ranked[:place]] + [(baseline, one) for one in ranked[place + 1 :]]
    return [lead_over(one, other, totals[one], totals[other]) for one, other in pairs]


def counted(pairs: Sequence[Pair], baseline: int) -> Iterator[Pair | Several]:
    """Yield what pairs say that have the baseline in common; those that say the same become one."""
    alike: dict[tuple[bool, type[Pair]], list[Pair]] = {}
    for one in pairs:
        alike.setdefault((one.leader == baseline and not isinstance(one, TooClose), type(one)), []).append(one)
    for group in alike.values():
        nearest = min(group, key=lambda one: 0 if isinstance(one, TooClose) else one.difference)
        yield nearest if len(group) == 1 else Several(nearest, len(group), baseline)


def _ranked(totals: Sequence[Span]) -> Iterator[Pair]:
    """Yield how the offer with the largest likely total compares with each of the others, nearest first."""
    ranked = sorted(range(len(totals)), key=lambda index: (-totals[index].likely, index))
    for other in ranked[1:]:
        yield lead_over(ranked[0], other, totals[ranked[0]], totals[other])


def _unlike_tax(leader: int, other: int, comparison: Comparison) -> list[Headline]:
    """Return a warning if one of two offers states pay net of tax and the other before tax."""
    both = [comparison.offers[index] for index in (leader, other)]
    one, two = (appraisal.offer for appraisal in both)
    if not are_unlike(one, two) or all(one.grossed for one in both if net_parts(one.offer)):
        return []
    return [UnlikeTax(leader, other) if net_parts(one) else UnlikeTax(other, leader)]


def _turning_rate(leader: int, other: int, comparison: Comparison) -> list[Headline]:
    """Return the break-even exchange rate if it is between half and twice today's.

    If rates are assumed to drift, there is no single break-even rate.
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
    """Return the month from which on the leader keeps more on leaving, unless it always or never does."""
    if not isinstance(headline, Ahead):
        return []
    leader, other = (
        leaving_schedule(comparison.offers[index], comparison.assumptions)
        for index in (headline.leader, headline.other)
    )
    month = ahead_from([one.kept for one in leader], [one.kept for one in other])
    return [] if month is None else [Crossover(headline.leader, headline.other, month)]


def ahead_from(leader: Sequence[Span], other: Sequence[Span]) -> int | None:
    """Return the month from which on a leader keeps more on leaving; None if it always or never does."""
    behind = [
        month for month, (ours, theirs) in enumerate(zip(leader, other, strict=True)) if ours.likely < theirs.likely
    ]
    return None if not behind or behind[-1] == len(leader) - 1 else behind[-1] + 1


def lead_over(leader: int, other: int, ahead: Span, behind: Span) -> Pair:
    """Return how one offer, with the larger likely total, compares with another."""
    difference = ahead.likely - behind.likely
    if difference < CLOSE * ahead.likely or ahead.likely == 0:
        return TooClose(leader, other)
    if behind.high is None:
        return Undecided(leader, other, ahead.likely - behind.likely)
    if ahead.low is None or ahead.low <= behind.high:
        return TooClose(leader, other)
    if ahead.high is None:
        return Ahead(leader, other, ahead.low - behind.high, at_least=True)
    return Ahead(leader, other, difference, at_least=False)
