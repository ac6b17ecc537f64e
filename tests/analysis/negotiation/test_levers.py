from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, Wish, lever_of
from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime
from offercalc.domain.validate.offer import soundness
from tests.builders import assumptions, offer, presets


@pytest.mark.parametrize(
    ("terms", "name", "offered", "step"),
    [
        ("310k USD/year", "base", "310000", "2000"),
        ("100k USD/year", "base", "100000", "1000"),
        ("60k USD/year", "base", "60000", "500"),
        ("100k USD/year + 10% bonus", "bonus", "10", "0.5"),
        ("100k USD/year", "raise", "0", "0.5"),
        ("100k USD/year", "sign-on", "0", "1000"),
    ],
)
def test_a_step_is_a_round_hundredth_of_what_is_offered(terms: str, name: str, offered: str, step: str) -> None:
    _terms, lever = lever_of(Wish(kind=LeverKind(name)), Terms(offer(terms), assumptions("USD")))
    assert (lever.offered, lever.step) == (Decimal(offered), Decimal(step))


def test_a_missing_term_is_added_at_nothing_and_marked() -> None:
    terms, lever = lever_of(Wish(kind=LeverKind.SIGN_ON), Terms(offer("100k USD/year"), assumptions("USD")))
    assert (len(terms.offer.pay), lever.is_new, lever.name) == (2, True, "sign-on")


def test_an_earlier_start_counts_days_back() -> None:
    start = Terms(offer("100k USD/year"), assumptions("USD"))
    terms, lever = lever_of(Wish(kind=LeverKind.START, step=Decimal(7)), start)
    moved = lever.applied(terms, 2).offer.start_date
    assert isinstance(lever.offered, date)
    assert (lever.offered - moved).days == 14


def test_a_range_is_asked_from_its_likely_value() -> None:
    _terms, lever = lever_of(Wish(kind=LeverKind.BASE), Terms(offer("90k..100k..110k USD/year"), assumptions("USD")))
    assert lever.first == Decimal(100_000)


def test_a_bonus_in_monthly_wages_is_asked_in_tenths_of_a_wage() -> None:
    start = offer("100k USD/year")
    terms = replace(start, pay=(*start.pay, Bonus(months_of_wage=Decimal("1.5"))))
    _terms, lever = lever_of(Wish(kind=LeverKind.BONUS), Terms(terms, assumptions("USD")))
    assert (lever.path, lever.offered, lever.step) == (("pay", 1, "months_of_wage"), Decimal("1.5"), Decimal("0.1"))
    assert soundness(lever.applied(Terms(terms, assumptions("USD")), 3).offer, presets()) == ()


def test_a_clawback_in_steps_has_no_months_to_shorten() -> None:
    steps = Clawback(schedule=(ClawbackStep(within_months=Decimal(12), percent=Decimal(50)),))
    signed = OneTime(instalments=(Instalment(amount=Decimal(1)),), clawback=steps)
    terms = Terms(replace(offer("1 USD/year"), pay=(signed,)), assumptions("USD"))
    with pytest.raises(LeverError, match="no clawback of a number of months"):
        lever_of(Wish(kind=LeverKind.CLAWBACK), terms)
