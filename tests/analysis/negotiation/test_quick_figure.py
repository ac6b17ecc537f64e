"""A quick figure is exactly that of the appraisal, whatever moves."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, Wish, lever_of
from offercalc.analysis.negotiation.quick_figure import QuickFigure, is_quick
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Conditions
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.exchange_basis import basis_rate
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, book, offer, presets

MEASURES: tuple[Measure, ...] = (Overall.TOTAL, Overall.PRESENT_VALUE, InYear(1), InYear(3), Certainty.GUARANTEED)
WISHES = [
    *(Wish(kind=kind) for kind in LeverKind if kind is not LeverKind.RATE),
    Wish(kind=LeverKind.RATE, pair=("USD", "IDR"), least=Decimal(9_000), most=Decimal(20_000)),
]


def quick(which: Measure) -> QuickFigure:
    rates = book()
    return QuickFigure(which, lambda code, assumed: basis_rate(rates, code, assumed), presets())


@given(
    OFFERS, ASSUMPTIONS, st.sampled_from(MEASURES), st.sampled_from(WISHES), st.lists(st.integers(0, 300), max_size=3)
)
def test_it_is_the_figure_of_the_appraisal_at_every_step(
    mine: Offer, assumed: Assumptions, which: Measure, wish: Wish, steps: list[int]
) -> None:
    conditions, figure = Conditions(assumed, By.EMPLOYMENT, book(), presets()), quick(which)
    terms = Terms(mine, assumed)
    moved = [terms]
    try:
        terms, lever = lever_of(wish, terms)
        moved += [lever.applied(terms, step) for step in steps if step <= lever.steps]
    except LeverError:
        pass
    for one in moved:
        assert figure(one) == conditions.figure(one, which).likely


def test_what_ends_or_is_kept_is_no_plain_sum() -> None:
    mine, assumed = offer("100k USD/year"), assumptions("USD")
    assert is_quick(Overall.TOTAL, mine, assumed, By.EMPLOYMENT)
    assert not is_quick(KeptAfter(12), mine, assumed, By.EMPLOYMENT)
    assert not is_quick(InYear(1), mine, assumed, By.CALENDAR)
    assert not is_quick(Overall.TOTAL, replace(mine, end_date=mine.start_date), assumed, By.EMPLOYMENT)
    assert not is_quick(Overall.TOTAL, mine, replace(assumed, leaving_date=mine.start_date), By.EMPLOYMENT)
