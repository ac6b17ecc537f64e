from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.salary import is_part_of_salary, monthly_pay, pay_by_promise, salaries, wage_on
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Raise, Salary
from offercalc.domain.values.estimate import UNKNOWN, Span, total
from offercalc.domain.values.months import add_months
from tests.builders import is_ordered, offer, pay, span

STARTS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
RAISES = ("rising 0..2..5%", "rising ?%", "then +?% on 2027-03-16", "then 1..2..3 on 2026-05-05")
WAGES = st.integers(0, 10**6).map(Decimal)


def yearly_pay(salary: Salary, of: Offer, years: int) -> tuple[Span, ...]:
    """Return the pay of each year of service."""
    months = monthly_pay(salary, of, 12 * years)
    return tuple(total(months[12 * year : 12 * year + 12]) for year in range(years))


def yearly(terms: str, years: int, start: str = "2026-01-01") -> list[Span]:
    of = offer(terms, start)
    return list(yearly_pay(salaries(of)[0], of, years))


def monthly(terms: str, months: int, start: str = "2026-01-01") -> list[Span]:
    of = offer(terms, start)
    return list(monthly_pay(salaries(of)[0], of, months))


def spans(text: str) -> list[Span]:
    return [span(piece) for piece in text.split(" ")]


def fixed(currency: str) -> Denomination:
    return Denomination(currency, currency, Fraction(1))


def stepped(start: date, first: Decimal, steps: dict[date, Decimal]) -> tuple[Salary, Offer]:
    raises = tuple(Raise(on=on, amount=amount) for on, amount in steps.items())
    return Salary(amount=first, per="month", raises=raises), offer(start=start.isoformat())


def test_the_salaries_of_an_offer_are_in_its_order() -> None:
    assert [salary.currency for salary in salaries(offer("1 USD/year + 5% bonus + 2 IDR/month"))] == [None, "IDR"]


def test_a_salary_that_is_not_stated_is_not_known() -> None:
    of = offer("20% bonus")
    assert salaries(of) == (Salary(amount=None),)
    assert yearly("20% bonus", 2) == [UNKNOWN] * 2


@pytest.mark.parametrize(
    ("terms", "months"),
    [
        ("120k USD/year", "10k"),
        ("10k USD/month", "10k"),
        ("5k USD/semimonth", "10k"),
        ("6k USD/two_weeks", "13k"),
        ("3k USD/week", "13k"),
        ("600 USD/day", "13k"),
        ("75 USD/hour", "13k"),
        ("100k USD/year", "25k/3"),
        ("12k..24k..36k USD/year", "1k..2k..3k"),
    ],
)
def test_a_month_earns_a_twelfth_of_the_year(terms: str, months: str) -> None:
    assert monthly(terms, 3) == [span(months)] * 3


@pytest.mark.parametrize(
    ("terms", "years"),
    [
        ("100k USD/year", "100k 100k 100k"),
        ("100k USD/year rising 10%", "100k 110k 121k"),
        ("100k..200k..300k USD/year rising 10%", "100k..200k..300k 110k..220k..330k 121k..242k..363k"),
        ("100k USD/year rising 0..10..20%", "100k 100k..110k..120k 100k..121k..144k"),
        ("? USD/year rising 3%", "? ? ?"),
    ],
)
def test_a_raise_on_each_anniversary_compounds(terms: str, years: str) -> None:
    assert yearly(terms, 3) == spans(years)


def test_the_raise_comes_with_the_first_month_after_the_anniversary() -> None:
    found = monthly("120k USD/year rising 10%", 25, start="2026-07-15")
    assert found == [span("10k")] * 12 + [span("11k")] * 12 + [span("12.1k")]


def test_a_raise_that_is_not_known_leaves_all_but_the_first_year_open() -> None:
    assert yearly("100k USD/year rising ?%", 3) == spans("100k 100k.. 100k..")


@pytest.mark.parametrize(
    ("steps", "years"),
    [
        ("then 144k on 2027-01-01", "120k 144k 144k"),
        ("then +20% on 2027-01-01", "120k 144k 144k"),
        ("then +20% on 2027-01-01 then +50% on 2028-01-01", "120k 144k 216k"),
        ("then +50% on 2028-01-01 then +20% on 2027-01-01", "120k 144k 216k"),
        ("then 240k on 2027-07-01", "120k 180k 240k"),
        ("then 60k on 2027-01-01", "120k 60k 60k"),
        ("then 144k on 2029-01-01", "120k 120k 120k"),
        ("then 144k on 2025-06-30", "144k 144k 144k"),
        ("then 144k on 2026-01-01", "144k 144k 144k"),
        ("then 130k on 2025-01-01 then +10% on 2025-02-01", "143k 143k 143k"),
        ("then 130k..140k..150k on 2027-01-01", "120k 130k..140k..150k 130k..140k..150k"),
        ("then +0..10..20% on 2027-01-01", "120k 120k..132k..144k 120k..132k..144k"),
        ("then ? on 2027-01-01", "120k 120k.. 120k.."),
        ("then +?% on 2028-01-01", "120k 120k 120k.."),
        ("then +?% on 2027-01-01 then 144k on 2028-01-01", "120k 120k.. 144k"),
    ],
)
def test_a_raise_in_steps_starts_on_its_day(steps: str, years: str) -> None:
    assert yearly(f"120k USD/year {steps}", 3) == spans(years)


def test_a_month_in_which_a_raise_begins_is_shared_out_by_its_days() -> None:
    # March has 31 days: 15 at 31,000 and 16 at 62,000
    assert monthly("31k USD/month then 62k on 2026-03-16", 4) == spans("31k 31k 47k 62k")


def test_a_share_of_a_month_is_exact() -> None:
    # 15 of 31 days at 10,000 and 16 of 31 days at 20,000
    assert monthly("10k USD/month then 20k on 2026-03-16", 3)[2] == span("470k/31")


def test_a_month_of_service_may_hold_days_of_two_months_of_the_calendar() -> None:
    # from 15 January to 14 February are 31 days: 17 in January at 3,100 and 14 in February at 6,200
    assert monthly("3.1k USD/month then 6.2k on 2026-02-01", 2, start="2026-01-15") == spans("4500 6200")


def test_several_raises_in_one_month_hold_for_their_own_days() -> None:
    # 10 days at 3,000, 10 at 6,000 and 10 at 9,000
    terms = "3k USD/month then 6k on 2026-04-11 then 9k on 2026-04-21"
    assert monthly(terms, 2, start="2026-04-01") == spans("6k 9k")


@pytest.mark.parametrize(
    ("day", "wage"),
    [
        ("2026-01-01", "10k"),
        ("2026-12-31", "10k"),
        ("2027-01-01", "11k"),
        ("2027-12-31", "11k"),
        ("2028-01-01", "12.1k"),
    ],
)
def test_the_wage_on_a_day_is_that_after_the_anniversaries_before_it(day: str, wage: str) -> None:
    of = offer("120k USD/year rising 10%")
    assert wage_on(salaries(of)[0], of, date.fromisoformat(day)) == span(wage)


@pytest.mark.parametrize(
    ("day", "wage"),
    [("2026-01-01", "11k"), ("2026-03-15", "11k"), ("2026-03-16", "12k"), ("2030-01-01", "12k")],
)
def test_the_wage_on_a_day_is_that_of_the_last_step_before_it(day: str, wage: str) -> None:
    of = offer("120k USD/year then 144k on 2026-03-16 then 132k on 2025-03-16")
    assert wage_on(salaries(of)[0], of, date.fromisoformat(day)) == span(wage)


def test_an_hourly_raise_counts_the_hours_a_week() -> None:
    of = replace(offer("50 USD/hour then 60 on 2027-01-01"), hours_per_week=Decimal("37.5"))
    assert yearly_pay(salaries(of)[0], of, 2) == (span("97500"), span("117k"))


def test_salaries_of_one_promise_are_paid_together() -> None:
    of = offer("12k USD/year + 12M IDR/year + 2k USD/month then 4k on 2026-02-01")
    assert pay_by_promise(of, 2) == {
        fixed("USD"): (span("3k"), span("5k")),
        fixed("IDR"): (span("1M"), span("1M")),
    }
    assert pay_by_promise(offer("1 EUR bonus"), 1) == {fixed("EUR"): (UNKNOWN,)}


def test_salaries_of_one_currency_are_kept_apart_where_their_promises_differ() -> None:
    of = offer("1M IDR/month + 2M IDR/month linked to USD at 15000 + 3M IDR/month linked to USD at 15000")
    linked = Denomination("IDR", "USD", Fraction(1, 15_000))
    assert pay_by_promise(of, 1) == {fixed("IDR"): (span("1M"),), linked: (span("5M"),)}


def test_a_part_of_the_salaries_with_a_promise_of_its_own_counts_them_together() -> None:
    of = offer("1M IDR/month + 2M IDR/month linked to USD at 15000 + 1 wage in month 3")
    own = Denomination("IDR", "SGD", Fraction(1, 12_000))
    part = pay("1 wage in month 3 linked to SGD at 12000")
    assert pay_by_promise(of, 1, part) == {own: (span("3M"),)}
    assert pay_by_promise(of, 1, of.pay[2]) == pay_by_promise(of, 1)


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("1 USD/year", False),
        ("10% bonus", True),
        ("5k USD bonus", False),
        ("? USD bonus", False),
        ("1 USD commission", False),
        ("1 USD once", False),
        ("1 wage in month 3", True),
        ("1 USD/day allowance", False),
        ("50% match on 6%", True),
        ("1 USD/year benefit", False),
    ],
)
def test_what_is_worked_out_from_the_salary_is_a_part_of_it(text: str, is_part: bool) -> None:  # noqa: FBT001
    assert is_part_of_salary(pay(text)) is is_part


@given(STARTS, WAGES, st.dictionaries(STARTS, WAGES, max_size=4))
def test_a_month_earns_the_average_of_the_wages_on_its_days(
    start: date, first: Decimal, steps: dict[date, Decimal]
) -> None:
    salary, of = stepped(start, first, steps)
    for month, earned in enumerate(monthly_pay(salary, of, 24)):
        days = range(add_months(start, month).toordinal(), add_months(start, month + 1).toordinal())
        assert earned.likely * len(days) == sum(wage_on(salary, of, date.fromordinal(day)).likely for day in days)


@given(WAGES, st.integers(0, 1000).map(Decimal), st.integers(1, 10))
def test_twelve_months_of_a_rising_salary_are_its_year(amount: Decimal, percent: Decimal, years: int) -> None:
    salary = Salary(amount=amount, raise_percent=percent)
    for year, earned in enumerate(yearly_pay(salary, offer(), years)):
        expected = Fraction(amount) * (1 + Fraction(percent) / 100) ** year
        assert earned == Span(expected, expected, expected)


@given(
    STARTS, st.sampled_from(["rising 0..2..5%", "rising ?%", "then +?% on 2027-03-16", "then 1..2..3 on 2026-05-05"])
)
def test_what_is_earned_stays_in_order(start: date, raised: str) -> None:
    assert all(map(is_ordered, monthly(f"1k..2k..3k USD/week {raised}", 60, start.isoformat())))


def test_a_day_rate_is_paid_for_the_days_of_a_year() -> None:
    """500 a day for 220 billable days are 110,000 (como-calculator.com, annual salary to day rate)."""
    contractor = replace(offer("500 GBP/day"), days_per_year=Decimal(220))
    assert yearly_pay(salaries(contractor)[0], contractor, 1) == (span("110k"),)
