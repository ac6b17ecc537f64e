from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.leaving import after_leaving, clawbacks_of, kept_on, kept_part, years_employed
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Category
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Clawback, ClawbackMethod, Instalment, OneTime
from offercalc.domain.values.estimate import Estimate, Range, Span, exactly
from offercalc.domain.values.months import add_months
from tests.builders import assumptions, component, is_ordered, offer, presets

PAID = date(2026, 1, 31)


def sign_on(months: Estimate, method: ClawbackMethod = "pro_rata") -> Offer:
    part = OneTime(instalments=(Instalment(amount=Decimal(1200)),), clawback=Clawback(months=months, method=method))
    plain = offer("12k USD/year + 10% bonus after 2m + 40 RSU @ 10 USD / 4y-yearly")
    return replace(plain, pay=(*plain.pay, part))


@pytest.mark.parametrize(
    ("method", "leaving", "kept"),
    [
        ("pro_rata", date(2026, 1, 31), Fraction(0)),
        ("pro_rata", date(2026, 2, 27), Fraction(0)),
        ("pro_rata", date(2026, 2, 28), Fraction(1, 12)),
        ("pro_rata", date(2026, 7, 31), Fraction(1, 2)),
        ("pro_rata", date(2027, 1, 30), Fraction(11, 12)),
        ("pro_rata", date(2027, 1, 31), Fraction(1)),
        ("pro_rata", date(2030, 1, 1), Fraction(1)),
        ("in_full", date(2027, 1, 30), Fraction(0)),
        ("in_full", date(2027, 1, 31), Fraction(1)),
    ],
)
def test_a_clawback_of_a_year_keeps_so_much(method: ClawbackMethod, leaving: date, kept: Fraction) -> None:
    assert kept_part(Clawback(months=Decimal(12), method=method), PAID, leaving) == exactly(kept)


def test_the_longest_clawback_that_may_be_keeps_least() -> None:
    clawback = Clawback(months=Range(Decimal(6), Decimal(12), Decimal(24)))
    assert kept_part(clawback, PAID, date(2026, 7, 31)) == Span(Fraction(1, 4), Fraction(1, 2), Fraction(1))


def test_of_a_clawback_of_unknown_months_nothing_is_sure_to_be_kept() -> None:
    assert kept_part(Clawback(months=None), PAID, date(2028, 1, 1)) == Span(Fraction(0), Fraction(1), Fraction(1))


@given(
    st.one_of(st.none(), st.integers(1, 60).map(Decimal)), st.integers(0, 80), st.sampled_from(["pro_rata", "in_full"])
)
def test_the_kept_part_lies_between_nothing_and_the_whole_and_grows(
    months: Estimate, served: int, method: ClawbackMethod
) -> None:
    clawback = Clawback(months=months, method=method)
    now = kept_part(clawback, PAID, add_months(PAID, served))
    later = kept_part(clawback, PAID, add_months(PAID, served + 1))
    assert is_ordered(now)
    assert now.high is not None
    assert now.high <= 1
    assert now.least <= later.least
    assert now.likely <= later.likely


def test_clawbacks_stand_under_their_components() -> None:
    assert list(clawbacks_of(sign_on(Decimal(12)))) == [component("pay[2]")]
    assert clawbacks_of(offer("100k USD/year + 5k USD once")) == {}


def test_cash_is_kept_once_it_is_paid_and_shares_once_they_vest() -> None:
    lines = ledger(sign_on(Decimal(12)), assumptions(), presets())
    bonus = next(line for line in lines if line.category is Category.BONUS)
    shares = next(line for line in lines if line.category is Category.EQUITY)
    assert kept_on(bonus) == bonus.paid_on == date(2027, 2, 28)
    assert kept_on(shares) == shares.earned_on == date(2027, 1, 1)


def test_who_leaves_keeps_what_is_paid_and_vested_less_what_is_owed_back() -> None:
    whole = sign_on(Decimal(24))
    kept = after_leaving(ledger(whole, assumptions(), presets()), whole, date(2027, 1, 1))
    by_category = {
        category: [line.amount.likely for line in kept if line.category is category] for category in Category
    }
    assert by_category[Category.BASE] == [1000] * 12
    assert by_category[Category.BONUS] == []
    assert by_category[Category.EQUITY] == [100]
    assert by_category[Category.ONE_TIME] == [600]


def test_an_assumed_leaving_date_is_in_the_ledger() -> None:
    whole = sign_on(Decimal(24))
    leaving = replace(assumptions(), leaving_date=date(2027, 1, 1))
    assert ledger(whole, leaving, presets()) == after_leaving(
        ledger(whole, assumptions(), presets()), whole, date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    ("leaving", "years"),
    [
        (None, Fraction(2)),
        (date(2025, 1, 1), Fraction(2)),
        (date(2026, 1, 1), Fraction(2)),
        (date(2027, 1, 1), Fraction(1)),
        (date(2026, 7, 2), Fraction(2 * 182, 730)),
        (date(2028, 1, 1), Fraction(2)),
        (date(2030, 1, 1), Fraction(2)),
    ],
)
def test_years_are_counted_until_leaving(leaving: date | None, years: Fraction) -> None:
    assert years_employed(date(2026, 1, 1), 2, leaving) == years
