from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.leaving_schedule import leaving_schedule
from offercalc.analysis.measures import FIRST_YEAR, InYear, KeptAfter, Measure, Overall, measure, weeks_worked
from offercalc.analysis.yearly import By
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import ZERO, Span, exactly, total
from tests.builders import OFFERS, assumptions, book, is_ordered, offer, presets, span
from tests.tools import offer_from

TERMS = "104k..120k..130k USD/year + 20% bonus + ? USD once after 13m + 40 RSU @ 10 USD / 4y yearly"


def appraised(of: Offer, assumed: Assumptions) -> Appraisal:
    return compare((of,), assumed, By.EMPLOYMENT, book(), presets()).offers[0]


def test_an_hour_is_worth_its_part_of_the_total() -> None:
    assumed = assumptions(years=2)
    assert measure(appraised(offer("104k USD/year"), assumed), assumed, Overall.PER_HOUR) == exactly(50)
    half = replace(offer("104k USD/year"), hours_per_week=Decimal(20))
    assert measure(appraised(half, assumed), assumed, Overall.PER_HOUR) == exactly(100)


def test_who_leaves_has_worked_the_hours_until_then() -> None:
    assumed = replace(assumptions(years=2), leaving_date=date(2027, 1, 1))
    assert measure(appraised(offer("104k USD/year"), assumed), assumed, Overall.PER_HOUR) == exactly(50)


def test_an_hourly_wage_is_worth_itself() -> None:
    assumed = assumptions(years=3)
    assert measure(appraised(offer("25 USD/hour"), assumed), assumed, Overall.PER_HOUR) == exactly(25)


def test_without_a_discount_later_money_is_worth_itself() -> None:
    assumed = assumptions()
    whole = appraised(offer("104k USD/year + 20% bonus after 3m"), assumed)
    assert measure(whole, assumed, Overall.PRESENT_VALUE) == whole.total


def test_money_is_discounted_from_the_day_it_is_paid() -> None:
    assumed = replace(assumptions(), discount_percent=Decimal(10))
    found = measure(appraised(offer("110 USD once after 12m", "2026-03-01"), assumed), assumed, Overall.PRESENT_VALUE)
    assert abs(found.likely - 100) < Fraction(1, 10**12)


@given(OFFERS)
def test_discounted_money_is_never_worth_more(of: Offer) -> None:
    assumed = replace(assumptions(), discount_percent=Decimal(7))
    whole = appraised(of, assumed)
    found = measure(whole, assumed, Overall.PRESENT_VALUE)
    assert is_ordered(found)
    assert found.least <= whole.total.least


def test_the_measures_of_the_year_table_are_its_totals() -> None:
    assumed = assumptions(years=2)
    one = appraised(offer(TERMS), assumed)
    assert measure(one, assumed, FIRST_YEAR) == one.years[0]
    assert measure(one, assumed, InYear(2)) == one.years[1]
    assert measure(one, assumed, Overall.TOTAL) == total(one.years)
    assert measure(one, assumed, Overall.AVERAGE) == total(one.years).scaled(Fraction(1, 2))


def test_a_year_beyond_the_table_comes_to_nothing() -> None:
    assumed = assumptions(years=2)
    assert measure(appraised(offer(TERMS), assumed), assumed, InYear(3)) == ZERO


def test_certainties_and_categories_sum_to_the_total() -> None:
    assumed = assumptions(years=2)
    one = appraised(offer(TERMS), assumed)
    kinds: tuple[tuple[Measure, ...], ...] = (tuple(Certainty), tuple(Category))
    for parts in kinds:
        assert total(tuple(measure(one, assumed, part) for part in parts)) == one.total


def test_what_is_kept_is_that_of_the_leaving_schedule() -> None:
    assumed = assumptions(years=2)
    one = appraised(offer(TERMS), assumed)
    for left in leaving_schedule(one, assumed):
        assert measure(one, assumed, KeptAfter(left.months)) == left.kept


def test_a_month_employed_ends_with_the_term() -> None:
    of = replace(offer("8k USD/month"), end_date=date(2027, 6, 30))
    (one,) = compare((of,), assumptions(), By.EMPLOYMENT, book(), presets()).offers
    assert measure(one, assumptions(), Overall.PER_MONTH) == span("8k")
    assert measure(one, assumptions(), Overall.AVERAGE) == span("96k")
    assert measure(one, assumptions(), Overall.PER_HOUR) == span("96k").scaled(Fraction(1, 40 * 52))


@pytest.mark.parametrize(
    ("stated", "weeks"),
    [
        ({}, 52),
        ({"leave_days": "25", "public_holidays": "8"}, Fraction(227, 5)),  # 52 - 33 / 5
        ({"weeks_per_year": "46"}, 46),
        ({"weeks_per_year": "46", "leave_days": "25"}, 46),  # 52 - 5 = 47 weeks, of which 46 are paid
    ],
)
def test_weeks_are_worked_but_for_leave_and_holidays(stated: dict[str, str], weeks: Fraction) -> None:
    assert weeks_worked(offer_from(**stated)) == exactly(weeks)


def test_leave_that_is_not_known_is_not_counted() -> None:
    assert weeks_worked(replace(offer_from(public_holidays="10"), leave_days=None)) == exactly(50)


def test_a_range_of_leave_is_a_range_per_hour() -> None:
    of = offer_from(leave_days={"low": "0", "likely": "10", "high": "20"}, pay=[{"type": "salary", "amount": "104000"}])
    assumed = assumptions(years=1)
    likely, high = Fraction(104_000, 2_000), Fraction(104_000, 1_920)
    assert measure(appraised(of, assumed), assumed, Overall.PER_HOUR) == Span(Fraction(50), likely, high)


def test_less_leave_never_raises_the_pay_per_hour() -> None:
    assumed, of = assumptions(years=1), offer("104k USD/year")
    offers = [replace(of, leave_days=Decimal(days)) for days in range(0, 260, 7)]
    paid = [measure(appraised(one, assumed), assumed, Overall.PER_HOUR) for one in offers]
    assert [one.likely for one in paid] == sorted(one.likely for one in paid)
