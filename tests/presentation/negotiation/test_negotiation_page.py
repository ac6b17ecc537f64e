"""What to ask for in words: the gap, each term, and other ways to the same total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.analysis.negotiation.package import AskedTerm, usual_wishes
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Aim, Bid, Conditions, proposed
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.negotiation.negotiation_page import (
    NegotiationPage,
    measure_name,
    measure_words,
    measures_offered,
    negotiation_page,
)
from tests.builders import assumptions, book, offer, presets
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, OPENAI, sample

USD = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())
BASE, SIGN_ON = Wish(kind=LeverKind.BASE, step=Decimal(1_000)), Wish(kind=LeverKind.SIGN_ON, step=Decimal(1_000))


def page(
    mine: Offer, target: Offer | int, *asked: AskedTerm, closing: int = -1, localizer: Localizer = ENGLISH
) -> NegotiationPage:
    aim = Aim(target=Fraction(target) if isinstance(target, int) else target)
    return negotiation_page(proposed(mine, Bid(aim=aim, asked=asked, closing=closing), USD), localizer)


def test_an_ask_that_closes_the_gap() -> None:
    asked = AskedTerm(wish=BASE, value=Decimal(110_000)), AskedTerm(wish=SIGN_ON)
    shown = page(offer("100k USD/year"), 480_000, *asked, closing=1)
    assert shown.headline == "Acme is $80,000 short over 4 years. Your ask closes all of it."
    base, sign_on = shown.rows
    assert (base.offered, base.typed, base.adds, base.alone) == ("$100,000", "110,000", "+$40,000", "$120,000")
    assert (sign_on.offered, sign_on.typed, sign_on.adds, sign_on.alone) == ("none", "40,000", "+$40,000", "$80,000")
    assert (base.share, sign_on.share, shown.missing) == (0.5, 0.5, 0.0)
    assert (shown.before, shown.adds, shown.after) == ("$400,000", "+$80,000", "$480,000")
    assert (shown.verdict, shown.is_level) == ("level with the amount", True)


def test_an_ask_that_leaves_something_open() -> None:
    shown = page(offer("100k USD/year"), 480_000, AskedTerm(wish=BASE, value=Decimal(105_000)))
    assert shown.headline == "Acme is $80,000 short over 4 years. Your ask closes $20,000 of it."
    assert (shown.missing, shown.verdict, shown.is_level) == (0.75, "$60,000 is missing", False)


def test_other_ways_are_told_with_their_terms() -> None:
    shown = page(offer("100k USD/year"), 480_000, AskedTerm(wish=BASE), AskedTerm(wish=SIGN_ON))
    assert [(card.title, card.words) for card in shown.ways] == [
        ("Base salary only", "$120,000 per year"),
        ("Sign-on bonus only", "$80,000 at the start"),
        ("Half and half", "$110,000 per year and $40,000 at the start"),
    ]


def test_unknown_terms_make_the_gap_a_bound_and_are_to_be_asked_about() -> None:
    mine = sample(OPENAI)
    shown = page(mine, sample(GLOBEX), *(AskedTerm(wish=wish) for wish in usual_wishes(mine)), closing=0)
    assert shown.headline == "OpenAI is at most $148,000 short over 4 years. Your ask closes all of it."
    assert shown.unknown == ("Stock options",)
    assert (shown.before, shown.rows[0].alone) == ("≥ $2,220,000", "$595,000")


def test_an_offer_that_has_as_much_says_so() -> None:
    shown = page(offer("100k USD/year"), 300_000, AskedTerm(wish=BASE))
    assert shown.headline == "Acme already has as much over 4 years."
    assert shown.rows[0].alone == "not needed"


@pytest.mark.parametrize("which", measures_offered(4))
def test_every_measure_has_a_name_and_words(which: Measure) -> None:
    names = {
        Overall.TOTAL: ("Total over 4 years", "over 4 years"),
        InYear(1): ("Year 1", "in year 1"),
        Certainty.GUARANTEED: ("Guaranteed pay", "in guaranteed pay"),
        KeptAfter(24): ("Kept if you leave after 24 months", "if you leave after 24 months"),
        Overall.PRESENT_VALUE: ("Present value", "in present value"),
    }
    assert (measure_name(which, 4, ENGLISH), measure_words(which, 4, ENGLISH)) == names[which]


def test_amounts_are_hidden_in_private() -> None:
    asked = AskedTerm(wish=BASE, value=Decimal(110_000))
    shown = page(offer("100k USD/year"), 480_000, asked, localizer=in_private(ENGLISH))
    told = (shown.headline, shown.verdict, shown.before, shown.adds, shown.after, shown.rows[0].offered)
    assert not any(digits in "".join(told) for digits in ("80,000", "400,000", "100,000"))


def test_it_speaks_indonesian() -> None:
    shown = page(offer("100k USD/year"), 480_000, AskedTerm(wish=BASE), closing=0, localizer=INDONESIAN)
    assert shown.headline.endswith("Permintaan Anda menutup semuanya.")
