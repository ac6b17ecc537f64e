"""A contract of 18 months beside a permanent offer, and their like."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.shared_time import ends_on, months_employed, shared_time
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, book, offer, presets, span


def term(text: str, last: date | None, start: str = "2026-01-01") -> Offer:
    return replace(offer(text, start), end_date=last)


def compared(*offers: Offer, years: int = 4, leaving: date | None = None, by: By = By.EMPLOYMENT) -> Comparison:
    return compare(offers, assumptions(years=years, leaving_date=leaving), by, book(), presets())


@pytest.mark.parametrize("by", By)
def test_a_contract_of_18_months_is_compared_over_18_months(by: By) -> None:
    found = shared_time(compared(term("8k USD/month", date(2027, 6, 30)), offer("5k USD/month", "2026-03-15"), by=by))
    assert found is not None
    assert (found.months, found.totals, found.is_all) == (Fraction(18), (span("144k"), span("90k")), False)


def test_offers_without_an_end_share_the_horizon() -> None:
    assert shared_time(compared(offer("8k USD/month"), offer("5k USD/month"))) is None
    assert shared_time(compared(term("8k USD/month", date(2030, 1, 2)), offer("5k USD/month"))) is None
    assert shared_time(compared(term("8k USD/month", date(2027, 6, 30)))) is None


def test_terms_of_the_same_length_are_all_there_is() -> None:
    found = shared_time(compared(*(term(pay, date(2026, 12, 31)) for pay in ("8k USD/month", "5k USD/month"))))
    assert found is not None
    assert (found.months, found.totals, found.is_all) == (Fraction(12), (span("96k"), span("60k")), True)


def test_a_permanent_offer_over_the_shared_time_is_as_if_it_lasted_so_long() -> None:
    """18 months of 60,000 a year; a bonus of 6,000 and half of it; a quarter of 480 units at 25; no leaving pay."""
    terms = "60k USD/year + 6k USD bonus + 480 RSU @ 25 USD / 4y yearly + 1 wages/year on leaving"
    found = shared_time(compared(term("8k USD/month", date(2027, 6, 30)), offer(terms)))
    assert found is not None
    assert found.totals[1] == span("90k") + span("9k") + span("3000")


def test_units_that_vest_on_the_day_after_the_shared_year_belong_to_it() -> None:
    found = shared_time(compared(term("1k USD/month", date(2026, 12, 31)), offer("480 RSU @ 25 USD / 4y yearly")))
    assert found is not None
    assert found.totals[1] == span("3000")


def test_a_part_of_a_month_is_shared_too() -> None:
    found = shared_time(compared(term("3k USD/month", date(2026, 4, 10)), offer("6k USD/month")))
    assert found is not None
    assert (found.months, found.totals) == (Fraction(10, 3), (span("10k"), span("20k")))


def test_leaving_before_the_end_of_a_term_ends_all_offers_alike() -> None:
    both = term("8k USD/month", date(2027, 6, 30)), offer("5k USD/month")
    assert shared_time(compared(*both, leaving=date(2027, 1, 1))) is None
    later = shared_time(compared(*both, leaving=date(2028, 1, 1)))
    assert later is not None
    assert (later.months, later.totals) == (Fraction(18), (span("144k"), span("90k")))


def test_the_months_employed_end_with_the_term() -> None:
    comparison = compared(term("8k USD/month", date(2027, 6, 30)), offer("5k USD/month"))
    found = [months_employed(one, comparison.assumptions) for one in comparison.offers]
    assert found == [Fraction(18), Fraction(48)]
    assert [ends_on(one, comparison.assumptions) for one in comparison.offers] == [date(2027, 6, 30), None]


@given(st.integers(1, 47))
def test_the_same_pay_is_worth_the_same_over_the_shared_time(months: int) -> None:
    pay = "60k USD/year rising 3% + 10% bonus + 500 USD/month allowance + 5% contribution"
    last = date(2026 + months // 12, months % 12 + 1, 1).toordinal() - 1
    found = shared_time(compared(term(pay, date.fromordinal(last)), offer(pay)))
    assert found is not None
    assert found.months == months
    assert found.totals[0] == found.totals[1]
