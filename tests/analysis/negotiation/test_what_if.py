"""Moving a rate or a price gives what the ledger gives under it, and the order turns where it says."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.negotiation.sensitivity import Situation
from offercalc.analysis.negotiation.what_if import TODAY_STEP, Turn, WhatIf, shares_of, what_if
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, book, offer, presets


def appraise(situation: Situation) -> tuple[Appraisal, ...]:
    return compare(situation.offers, situation.assumptions, By.EMPLOYMENT, book(), presets()).offers


def found(*offers: Offer, assumed: Assumptions | None = None) -> WhatIf:
    comparison = compare(offers, assumed or assumptions("USD"), By.EMPLOYMENT, book(), presets())
    return what_if(comparison, next(iter(shares_of(offers)), None), appraise)


def test_a_rupiah_offer_passes_a_dollar_offer_at_the_closed_form() -> None:
    """1,600 million rupiah a year equal 100,000 dollars at 16,000 rupiah, a rate of 1/16000 dollars."""
    mine, rupiah = offer("100k USD/year"), offer("1600M IDR/year")
    view = found(mine, rupiah)
    assert view.foreign == ("IDR",)
    assert view.rate_turns("IDR", Fraction(1, 20_000), Fraction(1, 10_000)) == (Turn(Fraction(1, 16_000), 1, 0),)
    assert view.totals(rates={"IDR": Fraction(1, 16_000)}) == (Fraction(400_000),) * 2


def test_a_share_price_turns_the_order() -> None:
    """4,000 shares reach 100,000 dollars at a price of 25, halfway between two steps of 2."""
    shares = offer("300k USD/year + 4000 RSU @ 40 USD / 4y 1y-cliff monthly")
    view = found(replace(offer("325k USD/year"), company="Globex"), shares)
    assert view.price_turns() == (Turn(Fraction(25), 1, 0),)
    assert view.totals(TODAY_STEP) == view.totals()


def test_without_shares_and_other_currencies_nothing_moves() -> None:
    view = found(offer("100k USD/year"))
    assert (view.foreign, view.share, view.price_turns()) == ((), None, ())


@given(OFFERS, ASSUMPTIONS, st.integers(0, 50), st.integers(1, 30_000))
def test_every_figure_is_that_of_the_ledger(mine: Offer, assumed: Assumptions, step: int, rupiah: int) -> None:
    assumed = replace(assumed, currency="USD")
    view = found(mine, assumed=assumed)
    own = OwnRate(base="USD", quote="IDR", value=Decimal(rupiah))
    at = replace(assumed, own_rates=(own,))
    situation = Situation((mine,), at)
    place = -1
    if view.share is not None:
        place = step
        situation = view.share.moved(step, situation)
    (expected,) = (one.total.likely for one in appraise(situation))
    assert view.totals(place, {"IDR": 1 / Fraction(rupiah)}) == (expected,)


def test_what_is_granted_by_value_is_worth_more_at_a_higher_price_later() -> None:
    """$80,000 at $40 are 2,000 shares: $100,000 at $50, a quarter more than today."""
    view = found(offer("80k of RSU @ 40 USD / 4y 1y-cliff monthly"))
    assert view.totals(TODAY_STEP) == (Fraction(80_000),)
    assert view.totals(25) == (Fraction(100_000),)
