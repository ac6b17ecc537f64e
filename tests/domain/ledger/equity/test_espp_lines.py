from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.ledger.equity.espp_lines import espp_lines
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.offer.equity import Espp
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, Span, total
from offercalc.domain.values.months import add_months
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, component, is_ordered, offer, span


def lines(terms: str, years: int = 1, prices: str = "", start: str = "2026-01-01", **more: Any) -> list[Line]:
    of = offer(terms, start)
    (plan,) = of.equity
    assert isinstance(plan, Espp)
    return list(espp_lines(plan, component("equity[0]"), of, assumptions(years=years, prices=prices, **more)))


def amounts(found: list[Line]) -> list[Span]:
    return [line.amount for line in found]


def spans(text: str) -> list[Span]:
    return [span(piece) for piece in text.split(" ")]


def test_a_purchase_gains_the_discount_on_what_it_cost() -> None:
    # 10 % of 60,000 buy 6,000 / 0.8 = 7,500 of shares
    found = lines("120k USD/year + 10% ESPP @ 20 USD at 20% off", years=2)
    assert amounts(found) == [span("1500")] * 4
    assert [line.earned_on.isoformat() for line in found] == ["2026-07-01", "2027-01-01", "2027-07-01", "2028-01-01"]


def test_a_purchase_gains_in_the_currency_the_salary_is_promised_in() -> None:
    # 10 % of half a year's $60,000, at most $12,500, gain a quarter
    found = lines("150M IDR/month linked to USD at 15000 + 10% ESPP at 20% off up to 375M")
    assert [(line.currency, line.amount) for line in found] == [("USD", span("1500"))] * 2
    found = lines("150M IDR/month linked to USD at 15000 + 10% ESPP at 20% off up to 150M")
    assert [(line.currency, line.amount) for line in found] == [("USD", span("1250"))] * 2


def test_a_gain_is_contingent_equity_that_comes_again() -> None:
    line = lines("120k EUR/year + 10% ESPP @ 20 USD at 20% off")[0]
    assert (str(line.component), line.category, line.currency) == ("equity[0]", Category.EQUITY, "EUR")
    assert (line.certainty, line.form, line.recurrence) == (Certainty.CONTINGENT, Form.EQUITY, Recurrence.RECURRING)
    assert (line.units, line.price, line.is_paper, line.paid_on) == (None, None, False, line.earned_on)


@pytest.mark.parametrize(
    ("terms", "gains"),
    [
        ("10% ESPP at 20% off every 12m", "3000"),
        ("10% ESPP at 20% off every 6m", "1500 1500"),
        ("10% ESPP at 20% off every 3m", "750 750 750 750"),
        ("10% ESPP at 15% off", "18k/17 18k/17"),
        ("10% ESPP at 20% off up to 8k", "1k 1k"),
        ("10% ESPP at 20% off up to 6k..8k..25k", "750..1k..1500 750..1k..1500"),
        ("5..10..15% ESPP at 20% off", "750..1500..2250 750..1500..2250"),
        ("10% ESPP at 0..20..50% off", "0..1500..6k 0..1500..6k"),
        ("10% ESPP", "0.. 0.."),
        ("?% ESPP at 20% off", "? ?"),
        ("?% ESPP at 20% off up to 8k", "0..0..1k 0..0..1k"),
        ("0% ESPP at 20% off", "0 0"),
        ("10% ESPP at 20% off with look-back", "1500 1500"),
    ],
)
def test_a_year_of_purchases(terms: str, gains: str) -> None:
    assert amounts(lines(f"120k USD/year + {terms}")) == spans(gains)


@pytest.mark.parametrize(
    ("prices", "gains"),
    [
        # 12,000 buy shares at 0.8 x 20, worth 30: 12,000 x 30 / 16 - 12,000
        ("2027-01-01=30", "10500 3000"),
        ("2026-06-30=30", "10500 3000"),
        ("2027-01-01=10", "3000 3000"),
        ("2028-01-01=40", "3000 18k"),
        ("10% a year", "4500 4500"),
        ("-10% a year", "3000 3000"),
    ],
)
def test_with_a_look_back_the_lower_of_two_prices_is_paid(prices: str, gains: str) -> None:
    terms = "120k USD/year + 10% ESPP @ 20 USD at 20% off"
    assert amounts(lines(f"{terms} with look-back every 12m", years=2, prices=prices)) == spans(gains)
    assert amounts(lines(f"{terms} every 12m", years=2, prices=prices)) == spans("3k 3k")


@pytest.mark.parametrize(
    ("price", "prices", "gain"),
    [
        ("", "10% a year", "4500"),
        ("", "2027-01-01=30", "3000.."),
        (" @ 0 USD", "2027-01-01=30", "3000.."),
        (" @ 10..20..30 USD", "2027-01-01=30", "3000..10500..33k"),
        (" @ 10..20..40 USD", "2027-01-01=30", "3000..10500..33k"),
        (" @ 20 USD", "exit 2026-06-30=1M", "3000"),
    ],
)
def test_a_price_that_is_not_known_leaves_a_look_back_open(price: str, prices: str, gain: str) -> None:
    terms = f"120k USD/year + 10% ESPP{price} at 20% off with look-back every 12m"
    assert amounts(lines(terms, prices=prices)) == [span(gain)]


def test_a_target_after_the_horizon_changes_no_look_back() -> None:
    terms = "120k USD/year + 10% ESPP @ 20..25..30 USD at 20% off with look-back"
    assert amounts(lines(terms, prices="2040-01-01=30")) == spans("1500 1500")


def test_purchases_go_by_every_salary_and_by_its_raises() -> None:
    found = lines("120k USD/year rising 10% + 12M IDR/year + 10% ESPP at 20% off every 12m", years=2)
    assert [(line.currency, line.amount) for line in found] == [
        ("USD", span("3000")),
        ("USD", span("3300")),
        ("IDR", span("300k")),
        ("IDR", span("300k")),
    ]


def test_without_a_salary_the_gain_is_not_known() -> None:
    assert amounts(lines("10% ESPP at 20% off")) == [UNKNOWN] * 2


def test_the_limit_of_a_plan_holds_for_all_salaries_together() -> None:
    found = lines("120k USD/year + 120k USD/year + 10% ESPP at 20% off every 12m up to 8k")
    assert total(tuple(amounts(found))) == span("2000")


def test_a_period_from_a_months_end_does_not_drift() -> None:
    found = lines("120k USD/year + 10% ESPP at 20% off every 1m", start="2026-01-31")
    assert [line.earned_on.isoformat() for line in found[:3]] == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert len(found) == 12


@given(OFFERS, ASSUMPTIONS)
def test_every_gain_is_in_order_and_within_the_horizon(of: Offer, assumed: Assumptions) -> None:
    end = add_months(of.start_date, 12 * assumed.years)
    for plan in of.equity:
        if isinstance(plan, Espp):
            for line in espp_lines(plan, component("equity[0]"), of, assumed):
                assert is_ordered(line.amount)
                assert of.start_date < line.earned_on == line.paid_on <= end


@given(st.integers(0, 99), st.integers(0, 100), st.sampled_from(["5% a year", "-5% a year", "2026-09-01=30"]))
def test_a_look_back_is_never_worth_less_than_none(discount: int, part: int, prices: str) -> None:
    terms = f"120k USD/year + {part}% ESPP @ 20 USD at {discount}% off"
    without, with_one = (amounts(lines(f"{terms}{more}", prices=prices)) for more in ("", " with look-back"))
    assert all(plain.likely <= better.likely for plain, better in zip(without, with_one, strict=True))
    contributed = Fraction(60_000 * part, 100)
    assert without[0].likely == contributed / (1 - Fraction(discount, 100)) - contributed
