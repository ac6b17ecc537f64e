from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.bonus_pay import BonusPay
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.offer.accrual import Proration, Year
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Raise, Salary
from offercalc.domain.values.estimate import exactly
from tests.builders import offer, span
from tests.domain.ledger.test_accrual import STARTS
from tests.reference_accrual import DAY, accrual_years, earned_by_day, share


def bonus(whole: Offer, months: int = 24, attained: str = "1", **terms: Any) -> list[Entitlement]:
    part = Bonus(**terms)
    return [*BonusPay(part, whole, span(attained)).earned(months)]


def brief(found: list[Entitlement]) -> list[tuple[str, str, Any]]:
    return [(one.earned_on.isoformat(), one.paid_on.isoformat(), one.amount) for one in found]


def test_a_bonus_of_a_calendar_year_is_184_of_365_for_who_joins_on_july_1() -> None:
    """Source: lumocalculator.com/business/prorated-bonus-calculator: 10,000 are 5,041.10."""
    found = bonus(offer("100k USD/year", "2025-07-01"), amount=Decimal(10000), accrues="calendar_year", prorate="days")
    assert brief(found) == [
        ("2025-12-31", "2025-12-31", exactly(Fraction(1840000, 365))),
        ("2026-12-31", "2026-12-31", span("10k")),
    ]


def test_a_year_that_ends_after_the_horizon_is_not_in_it() -> None:
    found = bonus(offer("100k USD/year", "2025-07-01"), 12, amount=Decimal(10000), accrues="calendar_year")
    assert brief(found) == [("2025-12-31", "2025-12-31", span("5k"))]


def test_a_bonus_in_monthly_wages_is_paid_half_in_june_and_half_in_december() -> None:
    of = offer("300k JPY/month rising 10% + 20k JPY/month allowance counted", "2026-01-01")
    found = bonus(of, months_of_wage=Decimal(4), accrues="calendar_year", paid_in_months=(6, 12))
    assert brief(found) == [
        ("2026-06-30", "2026-06-30", span("640k")),
        ("2026-12-31", "2026-12-31", span("640k")),
        ("2027-06-30", "2027-06-30", span("700k")),
        ("2027-12-31", "2027-12-31", span("700k")),
    ]


def test_a_percentage_is_of_the_bases_it_names() -> None:
    of = offer("100k USD/month + 10k USD/month allowance counted + 1 wage in month 12", "2026-01-01")
    ten: dict[str, Any] = {"percent_of_salary": Decimal(10)}
    assert [one.amount for one in bonus(of, 12, **ten)] == [span("120k")]
    assert [one.amount for one in bonus(of, 12, **ten, of=("counted_allowances",))] == [span("12k")]
    everything = ("salary", "counted_allowances", "thirteenth_month")
    assert [one.amount for one in bonus(of, 12, **ten, of=everything)] == [span("143k")]


def test_a_guaranteed_bonus_is_guaranteed_at_target_in_every_year() -> None:
    found = bonus(offer("1 USD/year"), attained="1.2", amount=Decimal(100), certainty="guaranteed")
    assert [(str(one.certainty), one.amount) for one in found] == [
        ("guaranteed", span("100")),
        ("expected", span("20")),
    ] * 2


@pytest.mark.parametrize(
    ("on_leaving", "day", "expected"),
    [
        ("lost", "2026-05-01", []),
        ("pro_rata", "2026-05-01", ["4k"]),
        ("full", "2026-05-01", ["12k"]),
        ("pro_rata", "2026-01-01", []),
        ("pro_rata", "2026-12-31", []),
    ],
)
def test_leaving_makes_a_running_year_due(on_leaving: str, day: str, expected: list[str]) -> None:
    part = replace(Bonus(amount=Decimal(12000)), on_leaving=on_leaving)
    pays = BonusPay(part, offer("1 USD/year", "2026-01-01"), exactly(1))
    assert [one.amount for one in pays.on_leaving(date.fromisoformat(day))] == [span(text) for text in expected]


@given(STARTS, st.sampled_from(get_args(Year)), st.sampled_from(get_args(Proration)))
def test_a_percentage_of_an_even_salary_is_prorated_like_the_same_amount(
    start: date, year: Year, prorate: Proration
) -> None:
    of = offer("120k USD/year", start.isoformat())
    when: dict[str, Any] = {"accrues": year, "prorate": prorate, "plan_year_starts": "04-01"}
    shares = bonus(of, 36, percent_of_salary=Decimal(10), **when)
    amounts = bonus(of, 36, amount=Decimal(12000), **when)
    partial = [share(*one, start, "days") < 1 for one in accrual_years(year, "04-01", start, date(2029, 1, 1))]
    assert [one.earned_on for one in shares] == [one.earned_on for one in amounts]
    if shares and partial[0]:
        assert shares[0] == amounts[0]


@given(STARTS, st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.sampled_from(get_args(Year)))
def test_the_base_of_a_whole_year_is_what_was_earned_day_by_day(start: date, on: date, year: Year) -> None:
    salary = Salary(amount=Decimal(3000), per="month", raises=(Raise(on=on, amount=Decimal(4000)),))
    of = replace(offer(start=start.isoformat()), pay=(salary,))
    found = bonus(of, 24, percent_of_salary=Decimal(100), accrues=year, plan_year_starts="04-01", prorate="days")
    end = date(start.year + 2, start.month, min(start.day, 28))
    for one, (first, last) in zip(found, accrual_years(year, "04-01", start, end), strict=False):
        if share(first, last, start, "days") == 1:
            days = [first + DAY * number for number in range((last - first).days + 1)]
            raises = {on: Fraction(4000)}
            assert one.amount == exactly(earned_by_day(Fraction(3000), raises, start, days))
