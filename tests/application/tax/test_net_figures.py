"""What is left of moved terms, by the laws of a place; equal incomes are assessed once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.analysis.measures import Overall
from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, Wish
from offercalc.analysis.yearly import By
from offercalc.application.tax.net_figures import left_after_tax
from offercalc.application.tax.take_homes import TaxSources, TaxWish
from offercalc.application.workbench.negotiation import Aim, Conditions, matched
from offercalc.domain.tax.law_error import LawError
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped

SOURCES = TaxSources(shipped(), book(), TODAY)
IDR = assumptions("IDR", years=1)


def after_tax(wish: TaxWish) -> Conditions:
    return Conditions(IDR, By.EMPLOYMENT, book(), presets(), leave=left_after_tax(wish, SOURCES))


def test_what_is_left_by_law_is_reached_at_the_step_and_not_before() -> None:
    """Net 31 million a month are 449,627,886 before tax in 2026, so 37,468,991 a month are needed."""
    mine = replace(offer("36M IDR/month", "2026-01-01"), tax_home="ID")
    conditions = after_tax(TaxWish())
    wish = Wish(kind=LeverKind.BASE, step=Decimal(1_000))
    (ask,) = matched(mine, Aim(target=Fraction(31_000_000 * 12)), (wish,), conditions).parity.alone
    assert ask.answer == 37_469_000

    def left(step: int) -> Fraction:
        return conditions.figure(ask.lever.applied(Terms(mine, IDR), step), Overall.TOTAL).likely

    assert left(ask.step) >= 31_000_000 * 12 > left(ask.step - 1)


def test_without_a_tax_home_it_says_so() -> None:
    with pytest.raises(LeverError, match="take-home of Acme is not known: the tax home is not known"):
        after_tax(TaxWish()).figure(Terms(offer("100k USD/year"), IDR), Overall.TOTAL)


def test_an_answer_that_does_not_fit_is_a_sentence() -> None:
    mine = replace(offer("36M IDR/month"), tax_home="ID")
    with pytest.raises(LeverError, match="is not an answer to"):
        after_tax(TaxWish(answers={"ptkp": "X/9"})).figure(Terms(mine, IDR), Overall.TOTAL)
    with pytest.raises(LawError, match="no law asks for"):
        after_tax(TaxWish(answers={"shoe_size": "44"}))
