"""What levers must become, held against two solvers of another library: roots by Brent, cheapest mixes by HiGHS.

Twenty offers are drawn, `OFFERCALC_EXAMPLES=500` draws more.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import LeverKind, Terms, Wish
from offercalc.analysis.negotiation.parity import Ask, Parity, gauge_of, parity
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Conditions
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OneTime
from offercalc.domain.scenario.assumptions import Assumptions
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, book, offer, presets

MEASURES: tuple[Measure, ...] = (
    Overall.TOTAL, Overall.PRESENT_VALUE, InYear(1), KeptAfter(9), Certainty.GUARANTEED,
)  # fmt: skip
WISHES = st.sampled_from(
    [*(Wish(kind=kind) for kind in LeverKind if kind is not LeverKind.RATE),
     Wish(kind=LeverKind.RATE, pair=("USD", "IDR"), least=Decimal(1), most=Decimal(20_000))]
)  # fmt: skip
FIRST = (
    "150k USD/year + 12% bonus + 30k USD once + 480 RSU @ 10 USD / 4y 1y-cliff monthly"
    " + 900k of RSU @ 150 USD / 38-32-20-10"
)


def solvers() -> Any:
    """Return the other solvers: they take so long to import that only these tests do it."""
    return pytest.importorskip("scipy.optimize")


def rich(more: Offer) -> Offer:
    """Return an offer with something for every lever, and with what has been drawn."""
    mine = offer(FIRST)
    pay = tuple(
        replace(part, clawback=Clawback(months=Decimal(18))) if isinstance(part, OneTime) else part for part in mine.pay
    )
    return replace(mine, pay=(*pay, *more.pay), equity=(*mine.equity, *more.equity))


def conditions(assumed: Assumptions) -> Conditions:
    return Conditions(assumed, By.EMPLOYMENT, book(), presets())


@given(OFFERS, ASSUMPTIONS, WISHES, st.sampled_from(MEASURES), st.fractions(Fraction(1, 1000), Fraction(3, 2)))
def test_a_step_is_enough_one_less_is_not_and_a_root_of_brent_lies_between(
    more: Offer, assumed: Assumptions, wish: Wish, which: Measure, gap: Fraction
) -> None:
    terms = Terms(rich(more), assumed)
    gauge = gauge_of(which, conditions(assumed).figure)
    goal = gauge(terms) * (1 + gap) + 1
    (ask,) = parity(terms, (wish,), gauge, goal).alone
    assume(ask.outcome is Outcome.REACHED)

    def over(step: float) -> Fraction:
        return gauge(_moved(ask, terms, step)) - goal

    assert over(ask.step) == ask.over >= 0 > over(ask.step - 1)
    if ask.is_unique and wish.kind not in {LeverKind.START, LeverKind.UNITS, LeverKind.CLAWBACK}:
        root = solvers().brentq(lambda step: float(over(step)), 0, min(4 * ask.step, ask.lever.steps), xtol=1e-6)
        assert ask.step - 1 - 1e-3 <= root <= ask.step + 1e-3


def _moved(ask: Ask, terms: Terms, step: float) -> Terms:
    """Return the terms with a lever moved by a part of a step."""
    if step == int(step):
        return ask.lever.applied(terms, int(step))
    between = replace(ask.lever, first=ask.lever.first + ask.lever.step * Decimal(step), steps=0)  # type: ignore[operator]
    return between.applied(terms, 0)


GAINS = {LeverKind.BASE: 4_000, LeverKind.SIGN_ON: 1_000, LeverKind.BONUS: 4_000}
"""What one step of 1,000 dollars adds in four years."""
OFFERED = {LeverKind.BASE: 100_000, LeverKind.SIGN_ON: 0, LeverKind.BONUS: 5_000}


@given(st.permutations(list(GAINS)), st.lists(st.integers(1, 60), min_size=3, max_size=3), st.integers(1, 500_000))
def test_a_mix_takes_as_little_of_the_later_terms_as_highs(order: list[LeverKind], limits: list[int], gap: int) -> None:
    """The order of a person is a cost: each term costs more than all of those before it can add."""
    step = Decimal(1_000)
    wishes = tuple(
        Wish(kind=kind, step=step, most=OFFERED[kind] + limit * step) for kind, limit in zip(order, limits, strict=True)
    )
    terms = Terms(offer("100k USD/year + 5k USD bonus"), assumptions("USD"))
    gauge = gauge_of(Overall.TOTAL, conditions(terms.assumptions).figure)
    found = parity(terms, wishes, gauge, gauge(terms) + gap)
    cheapest = _cheapest([GAINS[kind] for kind in order], limits, gap)
    if cheapest is None:
        assert found.over < 0
    else:
        assert found.over >= 0
        assert _last(_steps(found)) == _last(cheapest)


def _steps(found: Parity) -> list[int]:
    return [ask.step if ask.outcome in {Outcome.REACHED, Outcome.SHORT} else 0 for ask in found.mix]


def _last(steps: list[int]) -> tuple[int, int]:
    """Return the place of the last term that moves, and its steps; those before it may have steps to spare."""
    return max((at, step) for at, step in enumerate(steps) if step)


def _cheapest(gains: list[int], limits: list[int], gap: int) -> list[int] | None:
    """Return the steps by HiGHS with the least of the last term, then of the one before it; None if none is enough."""
    costs = list(accumulate((limit + 1 for limit in limits[:-1]), lambda cost, size: cost * size, initial=1))
    optimize = solvers()
    solved = optimize.milp(
        np.array(costs, dtype=float),
        constraints=optimize.LinearConstraint(np.array([gains], dtype=float), lb=gap),
        bounds=optimize.Bounds(0, np.array(limits, dtype=float)),
        integrality=np.ones(len(gains)),
        options={"mip_rel_gap": 0},
    )
    return None if solved.x is None else [round(step) for step in solved.x]
