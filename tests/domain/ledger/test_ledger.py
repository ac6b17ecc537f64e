from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.component import Kind
from offercalc.domain.ledger.ledger import Ledger, ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Span, total
from offercalc.domain.values.months import add_months
from tests.builders import OFFERS, assumptions, component, is_ordered, offer, presets, span

YEARS = st.integers(1, 10)
EVERYTHING = "120k USD/year + 20% bonus + 60k USD once + 1 wage in month 6 + 4000 RSU @ 25 USD / 4y yearly + ? options"


def lines_of(of: Offer, years: int = 4) -> Ledger:
    return ledger(of, assumptions(years=years), presets())


def amount(lines: Ledger) -> Span:
    return total(tuple(line.amount for line in lines))


def within(lines: Ledger, after: date, upto: date) -> Ledger:
    return tuple(line for line in lines if after < line.earned_on <= upto)


def test_pay_comes_first_then_equity_in_the_offers_order() -> None:
    components = dict.fromkeys(str(line.component) for line in lines_of(offer(EVERYTHING)))
    assert list(components) == ["pay[0]", "pay[1]", "pay[2]", "pay[3]", "equity[0]", "equity[1]"]


@pytest.mark.parametrize(
    ("category", "expected"),
    [(Category.BASE, "480k"), (Category.ONE_TIME, "60k"), (Category.EQUITY, "100k.."), (Category.BENEFIT, "0")],
)
def test_four_years_of_a_category(category: Category, expected: str) -> None:
    lines = lines_of(offer(EVERYTHING))
    assert amount(tuple(line for line in lines if line.category is category)) == span(expected)


def test_all_equity_is_contingent_and_nothing_else_is() -> None:
    lines = lines_of(offer(EVERYTHING))
    assert {line.category for line in lines if line.certainty is Certainty.CONTINGENT} == {Category.EQUITY}
    assert {line.certainty for line in lines if line.category is Category.EQUITY} == {Certainty.CONTINGENT}


def test_an_empty_offer_has_an_empty_ledger() -> None:
    assert lines_of(offer()) == ()


def test_a_line_stays_in_the_currency_it_is_stated_in() -> None:
    lines = lines_of(offer("100M IDR/month + 5k USD once"))
    assert {line.currency for line in lines} == {"IDR", "USD"}


def test_a_promise_changes_the_amounts_of_its_lines_and_nothing_else() -> None:
    plain = "120M IDR/month + 20% bonus after 3m + 60M IDR once owed back 24m + 5M IDR/month allowance + 1 RSU @ 1 IDR"
    fixed = lines_of(offer(plain))
    linked = lines_of(offer(plain.replace("/month + 20%", "/month linked to USD at 15000 + 20%")))
    touched = {component("pay[0]"), component("pay[1]")}
    assert {line.component for line in linked if line.currency == "USD"} == touched
    for line, follower in zip(fixed, linked, strict=True):
        factor = Fraction(1, 15_000) if line.component in touched else Fraction(1)
        currency = "USD" if line.component in touched else line.currency
        assert follower == replace(line, amount=line.amount.scaled(factor), currency=currency)


def test_a_linked_sign_on_is_owed_back_as_it_is_promised() -> None:
    of = offer("150M IDR once owed back 12m linked to USD at 15000")
    (line,) = ledger(of, assumptions(leaving_date=date(2026, 7, 1)), presets())
    assert (line.currency, line.amount) == ("USD", span("5k"))


@given(OFFERS, YEARS)
def test_the_sum_over_the_years_is_the_total(of: Offer, years: int) -> None:
    lines = lines_of(of, years)
    ends = [date.min, *(add_months(of.start_date, 12 * year) for year in range(1, years + 1))]
    by_year = [within(lines, after, upto) for after, upto in pairwise(ends)]
    assert sum(map(len, by_year)) == len(lines)
    assert total(tuple(amount(year) for year in by_year)) == amount(lines)


@given(OFFERS, YEARS)
def test_the_sum_over_the_calendar_years_is_the_total(of: Offer, years: int) -> None:
    lines = lines_of(of, years)
    found = {line.earned_on.year for line in lines}
    by_year = [tuple(line for line in lines if line.earned_on.year == year) for year in found]
    assert total(tuple(amount(year) for year in by_year)) == amount(lines)


@given(OFFERS, YEARS)
def test_a_longer_horizon_changes_nothing_of_a_shorter_one(of: Offer, years: int) -> None:
    end = add_months(of.start_date, 12 * years)
    assert lines_of(of, years) == within(lines_of(of, years + 1), date.min, end)


@given(OFFERS)
def test_every_amount_is_in_order_and_nothing_is_paid_before_it_is_earned(of: Offer) -> None:
    for line in lines_of(of):
        assert is_ordered(line.amount)
        assert of.start_date <= line.earned_on <= line.paid_on


@given(OFFERS)
def test_parts_do_not_touch_each_other(of: Offer) -> None:
    lines = lines_of(of)
    assert tuple(line for line in lines if line.category is Category.EQUITY) == tuple(
        line for line in lines if line.component.kind is Kind.EQUITY
    )
    shares = [line.units for line in lines if line.units is not None]
    assert all(units.least >= Fraction(0) for units in shares)
