from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.leaving_schedule import leaving_schedule
from offercalc.analysis.take_home.assessor import Assessor
from offercalc.analysis.take_home.net_pay import is_net, with_gross_pay
from offercalc.analysis.take_home.take_home import TakeHome, take_home
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.estimate import exactly
from tests.builders import assumptions, offer
from tests.tax_laws import appraised, basis


@dataclass
class Grossed:
    """An offer with net pay, before and after tax."""

    appraisal: Appraisal
    kept: TakeHome


def net(text: str, start: str = "2026-01-01", which: tuple[int, ...] = (0,)) -> Offer:
    """Return an offer whose pay parts at some places are net of tax."""
    one = offer(text, start)
    pay = tuple(replace(part, tax="net") if index in which else part for index, part in enumerate(one.pay))
    return replace(one, pay=pay)


def grossed(one: Offer, place: str, of: Assumptions, own_percent: str = "") -> Grossed:
    labels = tuple(range(1, of.years + 1))
    laws = basis(place, of, own_percent)
    found = with_gross_pay(appraised(one, of), of, labels, laws)
    kept = take_home(found, of, labels, laws, Assessor({}))
    assert isinstance(kept, TakeHome)
    return Grossed(found, kept)


@pytest.mark.parametrize(
    ("text", "start", "place", "gross", "promise"),
    [
        # worked with the laws of 2026/27 and 2025 by secant on exact fractions
        ("80k GBP/year", "2026-04-06", "GB", "128704.91", 80_000),
        ("320k USD/year", "2025-01-01", "US-CA", "554317.30", 320_000),
    ],
)
def test_the_gross_of_net_pay_leaves_exactly_what_is_promised(
    text: str, start: str, place: str, gross: str, promise: int
) -> None:
    one = net(text, start)
    found = grossed(one, place, assumptions(one.currency, years=1))
    assert f"{float(found.appraisal.total.likely):.2f}" == gross
    assert found.kept.total.take_home == exactly(promise)


def test_nett_31_million_is_more_than_gross_36_million() -> None:
    of = assumptions("IDR", years=1)
    found = grossed(net("31M IDR/month"), "ID", of)
    assert found.kept.total.take_home == exactly(372_000_000)
    other = grossed(offer("36M IDR/month"), "ID", of)
    assert other.appraisal.grossed is None
    assert found.appraisal.total.likely > other.appraisal.total.likely
    assert found.kept.total.take_home.likely > other.kept.total.take_home.likely


def test_net_pay_beside_gross_pay_adds_its_promise_to_what_is_left_of_the_rest() -> None:
    """The wages and the feast pay are net, the bonus is not: together they leave both promises and its own net."""
    of = assumptions("IDR", years=1)
    one = net("20M IDR/month + 1 wage in month 6 + 60M IDR bonus", which=(0, 1))
    one = replace(one, pay=(one.pay[0], replace(one.pay[1], prorate="none"), one.pay[2]))
    alone = replace(offer("60M IDR bonus"), pay=(one.pay[2],))
    bonus = grossed(alone, "ID", of).kept.total.take_home.likely
    found = grossed(one, "ID", of)
    assert found.kept.total.take_home.likely == 13 * 20_000_000 + bonus
    assert {row.component.index for row in found.appraisal.rows} == {0, 1, 2}
    assert found.appraisal.rows[2].years == (exactly(60_000_000),)


@given(st.integers(1, 200), st.sampled_from(["ID", "US-TX", "SG"]), st.integers(1, 12))
@settings(max_examples=15)
def test_whatever_the_start_what_is_left_is_the_promise(millions: int, place: str, month: int) -> None:
    others = (OwnRate(base="IDR", quote="SGD", value=Decimal("0.0001")),)
    of = assumptions("IDR", years=2, own_rates=others)
    found = grossed(net(f"{millions}M IDR/month", f"2026-{month:02}-01"), place, of)
    left, promise = found.kept.total.take_home.likely, 24 * millions * 1_000_000
    assert left >= promise
    assert left - promise <= Fraction(promise, 10**6) + (400 if place == "ID" else 0)  # down() makes steps in Indonesia


def test_a_range_is_grossed_up_at_each_bound_and_open_terms_stay_open() -> None:
    of = assumptions("USD", years=1)
    found = grossed(net("80k..100k..120k USD/year"), "US-TX", of)
    assert found.kept.total.take_home == replace(exactly(80_000), likely=Fraction(100_000), high=Fraction(120_000))
    unknown = grossed(net("? USD/year"), "US-TX", of)
    assert unknown.appraisal.total.high is None
    beside = grossed(net("100k USD/year + ? USD bonus"), "US-TX", of)
    assert beside.appraisal.total.high is None
    assert beside.appraisal.total.low == grossed(net("100k USD/year"), "US-TX", of).appraisal.total.low


def test_an_own_rate_grosses_up_by_division() -> None:
    of = assumptions("USD", years=1)
    found = grossed(net("60k USD/year"), "", of, own_percent="40")
    assert found.appraisal.total == exactly(100_000)
    assert found.kept.total.take_home == exactly(60_000)
    everything = with_gross_pay(appraised(net("60k USD/year"), of), of, (1,), basis("", of, own_percent="100"))
    assert everything.grossed is None


def test_without_laws_or_rates_net_pay_stays_net() -> None:
    of = assumptions("USD", years=1)
    with pytest.raises(LawError, match="KE"):
        with_gross_pay(appraised(net("60k USD/year"), of), of, (1,), basis("KE", of))
    plain = appraised(net("60k USD/year"), of)
    assert with_gross_pay(plain, of, (1,), basis("GB", of)) is plain
    gross = appraised(offer("60k USD/year"), of)
    assert with_gross_pay(gross, of, (1,), basis("US-TX", of)) is gross


def test_leaving_uses_gross_pay_too_and_the_question_for_it_is_answered() -> None:
    of = assumptions("USD", years=1)
    one = net("60k USD/year + 500 USD/month allowance untaxed", which=(0, 1))
    plain = appraised(one, of)
    assert [question.path for question in plain.questions if question.path.endswith(".tax")]
    found = grossed(one, "US-TX", of).appraisal
    assert not [question.path for question in found.questions if question.path.endswith(".tax")]
    assert leaving_schedule(found, of)[12].kept == found.total
    assert found.total.likely - 6_000 > 60_000
    assert [is_net(line, one) for line in found.lines[:1]] == [True]
    assert found.before_tax(plain.lines[0]) == found.lines[0]


def test_a_year_of_leaving_has_a_gross_of_its_own() -> None:
    of = assumptions("USD", years=2, leaving_date=date(2026, 7, 1))
    found = grossed(net("120k USD/year"), "US-TX", of)
    assert found.kept.total.take_home == exactly(60_000)
    assert found.appraisal.promised[0].amount.likely > found.appraisal.lines[0].amount.likely
