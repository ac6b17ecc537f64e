"""Parity: what an offer must promise to equal another one, or to reach an amount."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.measures import Measure
from offercalc.analysis.negotiation.grid_search import Outcome, least_step
from offercalc.analysis.negotiation.levers import (
    MOST_LEVERS,
    Lever,
    LeverError,
    Terms,
    Value,
    Wish,
    lever_of,
)
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.lazy_text import N_, LazyText

Figure = Callable[[Terms, Measure], Span]
"""A measure of terms, in the display currency."""
Gauge = Callable[[Terms], Fraction]
"""The figure of terms that is to reach the goal, in the display currency."""


class Ask(Struct, frozen=True, kw_only=True):
    """The answer of one lever: the value that is enough, or the best one, and what is left over or missing.

    `over` is the measure less the goal at that value; it is negative if the goal is not reached.
    """

    lever: Lever
    outcome: Outcome
    step: int
    answer: Value
    over: Fraction
    is_unique: bool


class Parity(Struct, frozen=True, kw_only=True):
    """What each lever must become on its own, and what all of them become in the person's order.

    In `mix`, each lever is filled up to its limit before the next one moves. `offered` are the terms with the missing
    ones added at 0, `asked` those of the mix. `over` is what the mix has above the goal, negative if it falls short.
    """

    goal: Fraction
    before: Fraction
    alone: tuple[Ask, ...]
    mix: tuple[Ask, ...]
    over: Fraction
    offered: Terms
    asked: Terms


def parity(terms: Terms, wishes: tuple[Wish, ...], gauge: Gauge, goal: Fraction) -> Parity:
    """Return what the levers must become so that the figure of the terms is at least the goal.

    Every answer is evaluated on the ledger: the goal is reached at the answer, and not one step before. Raise
    LeverError if a lever cannot act, is named twice, or if there are more than `MOST_LEVERS`.
    """
    levers: list[Lever] = []
    for wish in distinct(wishes):
        terms, lever = lever_of(wish, terms)
        levers.append(lever)
    alone = tuple(ask_of(lever, terms, gauge, goal) for lever in levers)
    asked = terms
    mix: list[Ask] = []
    for lever in levers:
        ask = ask_of(lever, asked, gauge, goal)
        mix.append(ask)
        if ask.outcome in {Outcome.REACHED, Outcome.SHORT}:
            asked = lever.applied(asked, ask.step)
    before = gauge(terms)
    return Parity(
        goal=goal,
        before=before,
        alone=alone,
        mix=tuple(mix),
        over=mix[-1].over if mix else before - goal,
        offered=terms,
        asked=asked,
    )


def gauge_of(which: Measure, figure: Figure) -> Gauge:
    """Return the likely value of a measure of terms."""

    def gauge(terms: Terms) -> Fraction:
        return figure(terms, which).likely

    return gauge


def distinct(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """Return the wishes; raise LeverError if there are more than `MOST_LEVERS`, or if a term is named twice."""
    if len(wishes) > MOST_LEVERS:
        raise LeverError(LazyText(N_("at most {most} levers can be used at once."), most=MOST_LEVERS))
    named = [(wish.kind, wish.part, wish.pair) for wish in wishes]
    for index, name in enumerate(named):
        if name in named[:index]:
            raise LeverError(LazyText(N_("{lever} is named twice; state its limits once."), lever=name[0].value))
    return wishes


def ask_of(lever: Lever, terms: Terms, gauge: Gauge, goal: Fraction) -> Ask:
    """Return how far one lever must move so that the figure of the terms is at least the goal."""
    found = least_step(lambda step: gauge(lever.applied(terms, step)), lever.steps, goal)
    return Ask(
        lever=lever,
        outcome=found.outcome,
        step=found.step,
        answer=lever.value(found.step),
        over=found.over,
        is_unique=found.is_unique,
    )
