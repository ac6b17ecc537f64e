"""Measures after tax: at a rate of nothing they are those before tax, and at any rate what it leaves of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.levers import Terms
from offercalc.analysis.yearly import By
from offercalc.application.tax.net_figures import left_after_tax
from offercalc.application.tax.take_homes import EVERY, TaxSources, TaxWish
from offercalc.application.workbench.negotiation import Conditions
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped

SOURCES = TaxSources(shipped(), book(), TODAY)
MEASURES: tuple[Measure, ...] = (
    Overall.TOTAL, InYear(1), Certainty.GUARANTEED, KeptAfter(7), Overall.PRESENT_VALUE,
)  # fmt: skip


def conditions(percent: str | None, assumed: Assumptions) -> Conditions:
    before = Conditions(assumed, By.EMPLOYMENT, book(), presets())
    if percent is None:
        return before
    return replace(before, leave=left_after_tax(TaxWish(own_percents={EVERY: Decimal(percent)}), SOURCES))


@given(OFFERS, ASSUMPTIONS, st.sampled_from(MEASURES))
def test_at_a_rate_of_nothing_every_measure_is_that_before_tax(
    mine: Offer, assumed: Assumptions, which: Measure
) -> None:
    terms = Terms(mine, replace(assumed, leaving_date=None))
    gross, net = (conditions(percent, terms.assumptions).figure(terms, which) for percent in (None, "0"))
    assert (net.likely, net.low) == (gross.likely, gross.low)


@pytest.mark.parametrize(
    ("which", "left"),
    [
        (Overall.TOTAL, 368_000),  # 460,000 less a fifth
        (InYear(1), 104_000),  # 130,000 less a fifth
        (Certainty.GUARANTEED, 336_000),  # 420,000 less a fifth
    ],
)
def test_a_rate_of_a_fifth_leaves_four_fifths(which: Measure, left: int) -> None:
    terms = Terms(offer("100k USD/year + 10% bonus + 20k USD once"), assumptions("USD"))
    assert conditions("20", terms.assumptions).figure(terms, which).likely == left


def test_the_present_value_discounts_what_is_left_as_what_is_paid() -> None:
    assumed = replace(assumptions("USD"), discount_percent=Decimal(8))
    terms = Terms(offer("100k USD/year + 10% bonus + 20k USD once"), assumed)
    gross, net = (conditions(percent, assumed).figure(terms, Overall.PRESENT_VALUE).likely for percent in (None, "20"))
    assert net == gross * Fraction(4, 5)
