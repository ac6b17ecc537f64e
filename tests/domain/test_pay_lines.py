from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.domain.estimate import UNKNOWN, exactly, total
from offercalc.domain.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Instalment, OneTime
from offercalc.domain.pay_lines import pay_lines
from tests.builders import assumptions, offer, span


def lines(of: Offer, years: int = 4, component: str | None = None) -> list[Line]:
    found = pay_lines(of, assumptions(years=years))
    return [line for line in found if component in {None, line.component}]


def days(found: list[Line]) -> list[str]:
    return [line.earned_on.isoformat() for line in found]


def test_a_salary_is_earned_in_twelve_equal_lines_a_year() -> None:
    found = lines(offer("120k USD/year"), years=1)
    assert [line.amount for line in found] == [span("10k")] * 12
    assert days(found)[:3] == ["2026-01-31", "2026-02-28", "2026-03-31"]
    assert days(found)[-1] == "2026-12-31"


def test_a_salary_is_guaranteed_recurring_cash_paid_when_it_is_earned() -> None:
    line = lines(offer("120k USD/year"))[0]
    assert (line.component, line.category, line.currency) == ("pay[0]", Category.BASE, "USD")
    assert (line.certainty, line.form, line.recurrence) == (Certainty.GUARANTEED, Form.CASH, Recurrence.RECURRING)
    assert line.paid_on == line.earned_on


def test_months_of_service_from_a_months_end_do_not_drift() -> None:
    found = lines(offer("120k USD/year", start="2026-01-31"), years=1)
    assert days(found)[:3] == ["2026-02-27", "2026-03-30", "2026-04-29"]
    assert days(found)[-1] == "2027-01-30"


@pytest.mark.parametrize(
    ("terms", "yearly"),
    [
        ("120k USD/year", "120k"),
        ("10k USD/month", "120k"),
        ("5k USD/semimonth", "120k"),
        ("5k USD/two_weeks", "130k"),
        ("2k USD/week", "104k"),
        ("500 USD/day", "130k"),
        ("50 USD/hour", "104k"),
        ("100k USD/year", "100k"),
        ("100k..110k..120k USD/year", "100k..110k..120k"),
        ("? USD/year", "?"),
    ],
)
def test_a_year_of_salary_sums_exactly(terms: str, yearly: str) -> None:
    assert total(tuple(line.amount for line in lines(offer(terms), years=1))) == span(yearly)


def test_hourly_pay_counts_the_hours_a_week() -> None:
    part_time = replace(offer("50 USD/hour"), hours_per_week=Decimal("37.5"))
    found = lines(part_time, years=1)
    assert {line.amount for line in found} == {span("8125")}
    assert total(tuple(line.amount for line in found)) == span("97500")


def test_a_bonus_of_a_percentage_is_expected_at_the_end_of_every_year() -> None:
    found = lines(offer("120k USD/year + 20% bonus after 3m"), years=2, component="pay[1]")
    assert [line.amount for line in found] == [span("24k")] * 2
    assert days(found) == ["2026-12-31", "2027-12-31"]
    assert [line.paid_on.isoformat() for line in found] == ["2027-03-31", "2028-03-31"]
    assert {(line.category, line.certainty) for line in found} == {(Category.BONUS, Certainty.EXPECTED)}


def test_a_range_of_a_bonus_of_a_range_of_a_salary_stays_in_order() -> None:
    found = lines(offer("100k..110k..120k USD/year + 10..20..30% bonus"), years=1, component="pay[1]")
    assert [line.amount for line in found] == [span("10k..22k..36k")]


def test_a_bonus_of_a_percentage_goes_by_every_salary_in_its_currency() -> None:
    found = lines(offer("120k USD/year + 12M IDR/month + 10% bonus"), years=1, component="pay[2]")
    assert [(line.currency, line.amount) for line in found] == [("USD", span("12k")), ("IDR", span("14.4M"))]


def test_a_bonus_of_an_amount_needs_no_salary() -> None:
    found = lines(offer("5k JPY bonus"), years=3)
    assert [(line.currency, line.amount) for line in found] == [("JPY", span("5k"))] * 3


def test_a_bonus_of_which_nothing_is_known_is_open() -> None:
    assert [line.amount for line in lines(offer("?% bonus"), years=2)] == [UNKNOWN] * 2


def test_a_sign_on_belongs_to_the_day_it_is_paid_and_is_never_spread() -> None:
    sign_on = OneTime(
        instalments=(
            Instalment(amount=Decimal(60_000)),
            Instalment(amount=Decimal(40_000), after_months=13),
            Instalment(amount=None, after_months=48),
        )
    )
    found = lines(replace(offer(), pay=(sign_on,)))
    assert [line.amount for line in found] == [span("60k"), span("40k"), UNKNOWN]
    assert days(found) == ["2026-01-01", "2027-02-01", "2030-01-01"]
    assert {(line.category, line.certainty, line.recurrence) for line in found} == {
        (Category.ONE_TIME, Certainty.GUARANTEED, Recurrence.ONE_TIME)
    }


def test_an_instalment_after_the_horizon_is_left_out() -> None:
    terms = "60k USD once after 12m + 40k USD once after 13m"
    assert [line.amount for line in lines(offer(terms), years=1)] == [span("60k")]


def test_the_thirteenth_month_is_pro_rata_in_the_first_year_of_service() -> None:
    found = lines(offer("12M IDR/month + 1 wage in month 3", start="2026-01-02"), component="pay[1]")
    assert days(found) == ["2026-03-31", "2027-03-31", "2028-03-31", "2029-03-31"]
    assert [line.amount for line in found] == [span("2M"), span("12M"), span("12M"), span("12M")]
    assert {(line.category, line.certainty, line.currency) for line in found} == {
        (Category.BONUS, Certainty.GUARANTEED, "IDR")
    }


def test_the_thirteenth_month_pays_nothing_below_one_month_of_service() -> None:
    found = lines(offer("12M IDR/month + 1 wage in month 3", start="2026-03-15"), component="pay[1]")
    assert days(found) == ["2027-03-31", "2028-03-31", "2029-03-31"]
    assert [line.amount for line in found] == [span("12M")] * 3


def test_the_thirteenth_month_before_the_start_does_not_exist() -> None:
    found = lines(offer("12M IDR/month + 1 wage in month 3", start="2026-07-15"), years=1, component="pay[1]")
    assert [(line.earned_on.isoformat(), line.amount) for line in found] == [("2027-03-31", span("8M"))]


def test_the_thirteenth_month_on_the_last_day_of_the_horizon_is_within_it() -> None:
    found = lines(offer("12M IDR/month + 1 wage in month 3", start="2026-03-31"), years=1, component="pay[1]")
    assert [(line.earned_on.isoformat(), line.amount) for line in found] == [("2027-03-31", span("12M"))]


def test_the_thirteenth_month_after_the_horizon_is_left_out() -> None:
    assert lines(offer("12M IDR/month + 1 wage in month 12", start="2025-12-15"), years=1, component="pay[1]") == []


def test_several_wages_are_paid_of_every_salary() -> None:
    terms = "1200 USD/year + 12M IDR/month + 1..2..3 wages in month 12"
    found = lines(offer(terms, start="2025-11-15"), years=2, component="pay[2]")[-2:]
    assert [(line.currency, line.amount) for line in found] == [
        ("USD", span("100..200..300")),
        ("IDR", span("12M..24M..36M")),
    ]


def test_an_unknown_number_of_wages_is_open() -> None:
    found = lines(offer("12M IDR/month + ? wages in month 3"), years=1, component="pay[1]")
    assert [line.amount for line in found] == [UNKNOWN]


def test_parts_are_named_by_their_place_and_a_shared_currency_is_the_offers() -> None:
    found = lines(offer("100M IDR/month + 5k USD once + 7M IDR bonus"), years=1)
    assert list(dict.fromkeys((line.component, line.currency) for line in found)) == [
        ("pay[0]", "IDR"),
        ("pay[1]", "USD"),
        ("pay[2]", "IDR"),
    ]


def test_an_offer_without_pay_has_no_lines() -> None:
    assert lines(offer()) == []


def test_a_longer_horizon_pays_more_years() -> None:
    ten_years = lines(offer("120k USD/year"), years=10)
    assert total(tuple(line.amount for line in ten_years)) == exactly(1_200_000)


@pytest.mark.parametrize(("start", "first"), [("2026-01-01", "1k"), ("2026-12-01", "1k/12"), ("2026-07-01", "6k/12")])
def test_the_last_day_of_the_month_counts_as_served(start: str, first: str) -> None:
    amount, _, parts = first.partition("/")
    found = lines(offer("12k USD/year + 1 wage in month 12", start=start), component="pay[1]")[0]
    assert (found.earned_on.isoformat(), found.amount) == (
        "2026-12-31",
        span(amount).scaled(Fraction(1, int(parts or 1))),
    )


@pytest.mark.parametrize("terms", ["20% bonus", "1 wage in month 3"])
def test_a_part_of_a_salary_that_is_not_stated_is_not_known(terms: str) -> None:
    assert {line.amount for line in lines(offer(terms))} == {UNKNOWN}
