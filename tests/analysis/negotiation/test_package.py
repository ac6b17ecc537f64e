"""A package of asks: each term adds what the ledger says, and one closes the rest to the step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.measures import KeptAfter, Overall
from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Wish
from offercalc.analysis.negotiation.package import AskedTerm, AskError, Package, usual_wishes
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Aim, Bid, Conditions, proposed
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime
from tests.builders import assumptions, book, offer, presets
from tests.tools import GLOBEX, sample

USD = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())
BASE, SIGN_ON, BONUS = LeverKind.BASE, LeverKind.SIGN_ON, LeverKind.BONUS


def asked(kind: LeverKind, value: int | None = None, step: int | None = None) -> AskedTerm:
    wish = Wish(kind=kind, step=None if step is None else Decimal(step))
    return AskedTerm(wish=wish, value=None if value is None else Decimal(value))


def found(terms: str, goal: int, *terms_asked: AskedTerm, closing: int = -1) -> Package:
    aim = Aim(target=Fraction(goal), measure=Overall.TOTAL)
    return proposed(offer(terms), Bid(aim=aim, asked=terms_asked, closing=closing), USD).package


def pairs(*numbers: tuple[int, int]) -> list[tuple[Decimal, Fraction]]:
    return [(Decimal(value), Fraction(adds)) for value, adds in numbers]


def test_one_term_closes_what_the_others_leave() -> None:
    package = found("100k USD/year", 480_000, asked(BASE, 110_000), asked(SIGN_ON, step=5_000), closing=1)
    assert [(row.value, row.adds) for row in package.rows] == pairs((110_000, 40_000), (40_000, 40_000))
    assert package.after == 480_000


def test_a_closing_term_may_stand_before_the_fixed_ones() -> None:
    package = found("100k USD/year", 480_000, asked(BASE, step=1_000), asked(SIGN_ON, 20_000), closing=0)
    assert [(row.value, row.adds) for row in package.rows] == pairs((115_000, 60_000), (20_000, 20_000))


def test_without_a_closing_term_the_gap_stays() -> None:
    package = found("100k USD/year", 480_000, asked(BASE, 105_000), asked(SIGN_ON))
    assert [package.before, package.after, package.goal] == list(map(Fraction, (400_000, 420_000, 480_000)))


def test_what_is_not_asked_for_does_not_come_into_the_offer() -> None:
    package = found("100k USD/year", 420_000, asked(BASE, step=1_000), asked(SIGN_ON), asked(BONUS), closing=0)
    kinds = {type(part) for part in package.asked.offer.pay}
    assert not kinds & {OneTime, Bonus}
    assert package.asked.offer.pay[0].amount == 105_000  # type: ignore[union-attr]


def test_other_ways_are_each_term_alone_and_both_by_half() -> None:
    package = found("100k USD/year", 480_000, asked(BASE, step=1_000), asked(SIGN_ON, step=1_000))
    assert [way.values for way in package.ways] == [
        ((0, Decimal(120_000)),),
        ((1, Decimal(80_000)),),
        ((0, Decimal(110_000)), (1, Decimal(40_000))),
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [(asked(BASE, 90_000), "below what is offered"), (asked(BASE, step=0), "must be above 0")],
)
def test_what_cannot_be_asked_for_is_told_at_its_term(wrong: AskedTerm, words: str) -> None:
    with pytest.raises(AskError, match=words) as error:
        found("100k USD/year", 480_000, asked(SIGN_ON), wrong)
    assert error.value.place == 1


def test_more_than_eight_terms_are_refused() -> None:
    with pytest.raises(LeverError, match="at most"):
        found("100k USD/year", 480_000, *(asked(BASE) for _ in range(9)))


def test_the_target_is_another_offer() -> None:
    mine = offer("100k USD/year")
    with pytest.raises(LeverError, match="the offer itself"):
        proposed(mine, Bid(aim=Aim(target=mine), asked=(asked(BASE),)), USD)


def test_grants_are_asked_for_as_they_are_offered() -> None:
    plain = [BASE, SIGN_ON, BONUS, LeverKind.RAISE, LeverKind.START]
    assert [wish.kind for wish in usual_wishes(offer("100k USD/year"))] == plain
    globex = usual_wishes(sample(GLOBEX))
    assert {wish.part for wish in globex if wish.kind in {LeverKind.UNITS, LeverKind.VALUE}} == {"equity[0]"}


@given(st.integers(0, 60), st.integers(0, 30), st.integers(1, 200))
def test_the_closing_term_reaches_the_goal_and_one_step_less_does_not(base: int, bonus: int, gap: int) -> None:
    goal = 400_000 + gap * 1_000
    fixed = asked(BASE, 100_000 + base * 1_000), asked(BONUS, bonus)
    package = found("100k USD/year", goal, *fixed, asked(SIGN_ON, step=1_000), closing=2)
    closing = package.rows[2]
    assert package.after >= goal
    assert package.after - 1_000 < goal or closing.value == 0
    assert package.before + sum(row.adds for row in package.rows) == package.after


def test_a_clawback_is_asked_for_in_fewer_months_and_not_in_more() -> None:
    signed = OneTime(instalments=(Instalment(amount=Decimal(40_000)),), clawback=Clawback(months=Decimal(24)))
    mine = replace(offer("100k USD/year"), pay=(*offer("100k USD/year").pay, signed))
    assert LeverKind.CLAWBACK in {wish.kind for wish in usual_wishes(mine)}
    aim = Aim(target=Fraction(140_000), measure=KeptAfter(12))
    less = AskedTerm(wish=Wish(kind=LeverKind.CLAWBACK), value=Decimal(12))
    package = proposed(mine, Bid(aim=aim, asked=(less,)), USD).package
    assert (package.before, package.after) == (
        Fraction(120_000),
        Fraction(140_000),
    )  # half of 40,000 is kept after half of 24 months
    more = AskedTerm(wish=Wish(kind=LeverKind.CLAWBACK), value=Decimal(36))
    with pytest.raises(AskError, match="more than is offered"):
        proposed(mine, Bid(aim=aim, asked=(more,)), USD)


def test_another_start_is_asked_for_as_a_date() -> None:
    later = AskedTerm(wish=Wish(kind=LeverKind.START), value=date(2026, 3, 2))
    aim = Aim(target=Fraction(400_000))
    found = proposed(offer("100k USD/year"), Bid(aim=aim, asked=(later,)), USD)
    assert (found.counter_offer.start_date, found.package.rows[0].is_moved) == (date(2026, 3, 2), True)
