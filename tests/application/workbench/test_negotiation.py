"""What a lever must become is exact: the goal is reached there, and not one step before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, Wish
from offercalc.analysis.negotiation.parity import Parity
from offercalc.analysis.yearly import By
from offercalc.application.tax.net_offers import grossed_up
from offercalc.application.tax.take_homes import TaxSources, TaxWish
from offercalc.application.workbench.negotiation import Aim, Conditions, counter_offer, matched
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped

USD = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())


def wish(name: str, **limits: int | str) -> Wish:
    kind, _sign, part = name.partition("@")
    least, most, step = (Decimal(limits[key]) if key in limits else None for key in ("least", "most", "step"))
    return Wish(kind=LeverKind(kind), part=part, least=least, most=most, step=step)


def answers(terms: str | Offer, goal: str | int, *wishes: Wish, which: Measure = Overall.TOTAL) -> Parity:
    target = Fraction(goal) if isinstance(goal, int) else offer(goal)
    mine = offer(terms) if isinstance(terms, str) else terms
    return matched(mine, Aim(target=target, measure=which), wishes, USD).parity


def test_each_lever_is_answered_alone_and_then_in_the_order_of_the_person() -> None:
    found = answers("100k USD/year", 500_000, wish("sign-on", most=40_000, step=5_000), wish("base", step=1_000))
    alone = {ask.lever.name: (ask.outcome, ask.answer, ask.over) for ask in found.alone}
    assert alone == {
        "sign-on": (Outcome.SHORT, Decimal(40_000), Fraction(-60_000)),
        "base": (Outcome.REACHED, Decimal(125_000), Fraction(0)),
    }
    assert [ask.answer for ask in found.mix] == [Decimal(40_000), Decimal(115_000)]
    assert found.over == 0


def test_another_offer_is_equalled_in_the_display_currency() -> None:
    found = answers("100k USD/year", "1200M IDR/year", wish("base", step=1))
    assert found.goal > found.before - found.goal
    assert found.alone[0].outcome in {Outcome.REACHED, Outcome.ALREADY}


@pytest.mark.parametrize(
    ("name", "terms", "goal", "answer"),
    [
        ("bonus", "100k USD/year + 10% bonus", 480_000, "20.0"),
        ("base", "100k USD/year + 10% bonus", 484_000, "110000"),
        ("sign-on", "100k USD/year + 20k USD once", 450_000, "50000"),
    ],
)
def test_a_lever_acts_on_everything_that_follows_from_it(name: str, terms: str, goal: int, answer: str) -> None:
    assert answers(terms, goal, wish(name)).alone[0].answer == Decimal(answer)


def test_a_lever_that_does_not_act_on_the_measure_says_so() -> None:
    found = answers("100k USD/year + 10% bonus", 500_000, wish("bonus", most=50), which=Certainty.GUARANTEED)
    assert found.alone[0].outcome is Outcome.NEVER


def test_an_offer_that_reaches_the_goal_needs_nothing() -> None:
    found = answers("100k USD/year", 400_000, wish("base"))
    assert found.alone[0].outcome is Outcome.ALREADY
    assert found.asked == found.offered


def test_the_measures_of_a_year_and_of_leaving() -> None:
    first_year = answers("100k USD/year", 120_000, wish("sign-on", step=1_000), which=InYear(1))
    assert first_year.alone[0].answer == Decimal(20_000)
    kept = answers("100k USD/year", 60_000, wish("base", step=1_000), which=KeptAfter(6))
    assert kept.alone[0].answer == Decimal(120_000)


def test_an_earlier_start_is_measured_until_a_fixed_day() -> None:
    found = answers("120k USD/year", 490_000, wish("start"))
    assert found.alone[0].outcome is Outcome.REACHED
    assert (found.offered.offer.start_date - found.asked.offer.start_date).days <= 31


def test_an_exchange_rate_is_a_lever_with_limits() -> None:
    dollar = Wish(
        kind=LeverKind.RATE, pair=("USD", "IDR"), least=Decimal(10_000), most=Decimal(20_000), step=Decimal(1)
    )
    rupiah = Conditions(assumptions("IDR"), By.EMPLOYMENT, book(), presets())
    found = matched(offer("100k USD/year"), Aim(target=offer("1500M IDR/year")), (dollar,), rupiah)
    assert found.parity.alone[0].answer == Decimal(15_000)


def test_a_goal_with_unknown_terms_is_its_lowest_value() -> None:
    found = matched(offer("100k USD/year"), Aim(target=offer("110k USD/year + ? USD once")), (wish("base"),), USD)
    assert found.is_goal_open
    assert found.parity.goal == 440_000


def test_the_counter_offer_is_the_offer_with_the_asked_terms() -> None:
    found = matched(offer("100k USD/year"), Aim(target=Fraction(440_000)), (wish("base", step=1_000),), USD)
    asked = counter_offer(found)
    assert (asked.status, asked.pay) == ("negotiating", offer("110k USD/year").pay)


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ((wish("base", most=90_000),), "leaves nothing to ask for"),
        ((wish("base", step=0),), "must be above 0"),
        ((wish("units"),), "no grant"),
        ((wish("value"),), "no grant"),
        ((wish("clawback"),), "no clawback"),
        ((wish("base"), wish("base")), "named twice"),
        ((wish("base@pay[7]"),), "pay[7]"),
        (tuple(wish(f"base@pay[{index}]") for index in range(9)), "at most 8"),
        ((wish("start", most=400),), "days before"),
        ((Wish(kind=LeverKind.RATE, pair=("USD", "IDR")),), "needs limits"),
    ],
)
def test_a_lever_that_cannot_act_is_refused_with_the_remedy(wishes: tuple[Wish, ...], words: str) -> None:
    with pytest.raises(LeverError, match=words.replace("[", r"\[")):
        answers("100k USD/year", 500_000, *wishes)


def test_net_pay_is_matched_before_tax() -> None:
    """Net 31 million a month are 449,627,886 before tax in 2026: what a gross salary must be to equal it."""
    of = assumptions("IDR", years=1)
    sources = TaxSources(shipped(), book(), TODAY)
    conditions = Conditions(of, By.EMPLOYMENT, book(), presets(), lambda stated: grossed_up(stated, TaxWish(), sources))
    gross = offer("36M IDR/month", "2026-01-01")
    stated = replace(offer("31M IDR/month", "2026-01-01"), tax_home="ID")
    nett = replace(stated, pay=(replace(stated.pay[0], tax="net"),))
    found = matched(gross, Aim(target=nett), (wish("base", step=1),), conditions)
    asked = conditions.appraised(Terms(found.parity.asked.offer, of)).total.likely
    assert 449_627_885 < asked < 449_627_900
    plain = matched(gross, Aim(target=nett), (wish("base", step=1),), replace(conditions, gross_up=None))
    assert conditions.appraised(Terms(plain.parity.asked.offer, of)).total.likely <= 432_000_000
