"""The order of offers by a figure, and what of it holds whatever the open terms turn out to be."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.headlines import CLOSE
from offercalc.analysis.measures import FIRST_YEAR, Measure, Overall, measure
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.domain.values.estimate import Span

_MEASURES: dict[Ranking, Measure] = {
    Ranking.TOTAL: Overall.TOTAL,
    Ranking.FIRST_YEAR: FIRST_YEAR,
    Ranking.GUARANTEED: Certainty.GUARANTEED,
}


class Best(StrEnum):
    """Whether a figure is the best of its row: not, on what is known, or whatever the open terms are."""

    NO = "no"
    SO_FAR = "so far"
    IN_ANY_CASE = "in any case"


class Standing(Struct, frozen=True):
    """The place of an offer by likely values, from 1, and the best and the worst place that it can have."""

    place: int
    best: int
    worst: int


def in_order(comparison: Comparison, order: tuple[int, ...]) -> Comparison:
    """Return a comparison with the offers in the order of these indices."""
    offers = tuple(comparison.offers[index] for index in order)
    return replace(comparison, offers=offers, baseline=order.index(comparison.baseline) if order else 0)


def ranked_indices(comparison: Comparison, order: Order) -> tuple[int, ...]:
    """Return the indices of offers by a likely figure, the largest first, equal ones as listed; or a person's order."""
    if isinstance(order, tuple):
        return order
    figures = ranked_figures(comparison, order)
    return tuple(sorted(range(len(figures)), key=lambda index: (-figures[index], index)))


def ranked_figures(comparison: Comparison, ranking: Ranking) -> tuple[Fraction, ...]:
    """Return the likely figure of each offer that a ranking orders by; equal ones if it is the order of the list."""
    which = _MEASURES.get(ranking)
    if which is None:
        return (Fraction(0),) * len(comparison.offers)
    return tuple(measure(one, comparison.assumptions, which).likely for one in comparison.offers)


def standings(values: Sequence[Span]) -> tuple[Standing, ...]:
    """Return the place of each value; equal ones share the better place."""
    return tuple(
        Standing(
            place=1 + sum(other.likely > value.likely for other in values),
            best=1 + sum(_is_above(other, value) for other in values),
            worst=len(values) - sum(_is_above(value, other) for other in values),
        )
        for value in values
    )


def best_of(values: Sequence[Span]) -> tuple[Best, ...]:
    """Return which value is the best of a row; none if the two largest differ by less than two percent."""
    likely = sorted((value.likely for value in values), reverse=True)
    if len(likely) < 2 or likely[0] - likely[1] < CLOSE * abs(likely[0]) or likely[0] <= 0:  # noqa: PLR2004 - two offers
        return (Best.NO,) * len(values)
    return tuple(_best(value, values, likely[0]) for value in values)


def _best(value: Span, values: Sequence[Span], largest: Fraction) -> Best:
    if value.likely != largest:
        return Best.NO
    is_certain = all(other is value or _is_above(value, other) for other in values)
    return Best.IN_ANY_CASE if is_certain else Best.SO_FAR


def _is_above(one: Span, other: Span) -> bool:
    """Whether one value is above another in any case."""
    return one.low is not None and other.high is not None and one.low > other.high
