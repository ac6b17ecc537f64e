from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.ledger.pay_lines import pay_lines
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Instalment, OneTime
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, total
from offercalc.domain.values.months import add_months
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, is_ordered, offer, span


def lines(of: Offer, years: int = 4, component: str | None = None, **more: Any) -> list[Line]:
    found = pay_lines(of, assumptions(years=years, **more))
    return [line for line in found if component in {None, str(line.component)}]


def last(terms: str, years: int = 1, start: str = "2026-01-01", **more: Any) -> list[Line]:
    """Return the lines of the last part of the pay."""
    of = offer(terms, start)
    return lines(of, years, f"pay[{len(of.pay) - 1}]", **more)


def summed(found: list[Line]) -> Span:
    return total(tuple(line.amount for line in found))


def days(found: list[Line]) -> list[str]:
    return [line.earned_on.isoformat() for line in found]


def test_a_salary_is_earned_in_twelve_equal_lines_a_year() -> None:
    found = lines(offer("120k USD/year"), years=1)
    assert [line.amount for line in found] == [span("10k")] * 12
    assert days(found)[:3] == ["2026-01-31", "2026-02-28", "2026-03-31"]
    assert days(found)[-1] == "2026-12-31"


def test_a_salary_is_guaranteed_recurring_cash_paid_when_it_is_earned() -> None:
    line = lines(offer("120k USD/year"))[0]
    assert (str(line.component), line.category, line.currency) == ("pay[0]", Category.BASE, "USD")
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
    assert list(dict.fromkeys((str(line.component), line.currency) for line in found)) == [
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


@pytest.mark.parametrize(
    ("terms", "years"),
    [
        ("20% bonus at 80%", "19.2k 19.2k"),
        ("20% bonus at 150%", "36k 36k"),
        ("20% bonus at 50..80..120%", "12k..19.2k..28.8k 12k..19.2k..28.8k"),
        ("20% bonus at ?%", "? ?"),
        ("10..20..30% bonus at 50%", "6k..12k..18k 6k..12k..18k"),
        ("5k USD bonus at 80%", "4k 4k"),
    ],
)
def test_a_bonus_pays_what_is_attained_of_its_target(terms: str, years: str) -> None:
    found = last(f"120k USD/year + {terms}", years=2)
    assert [line.amount for line in found] == [span(text) for text in years.split(" ")]
    assert {line.certainty for line in found} == {Certainty.EXPECTED}


def test_a_bonus_goes_by_the_salary_of_its_year() -> None:
    found = last("100k USD/year rising 10% + 20% bonus", years=3)
    assert [line.amount for line in found] == [span("20k"), span("22k"), span("24.2k")]


@pytest.mark.parametrize(
    ("attained", "expected"),
    [
        ("80", [("guaranteed", "24k"), ("expected", "19.2k")]),
        ("100", [("guaranteed", "24k"), ("expected", "24k")]),
        ("150", [("guaranteed", "24k"), ("expected", "12k"), ("expected", "36k")]),
        ("50..80..120", [("guaranteed", "24k"), ("expected", "0..0..4800"), ("expected", "12k..19.2k..28.8k")]),
        ("?", [("guaranteed", "24k"), ("expected", "?"), ("expected", "?")]),
    ],
)
def test_a_guaranteed_bonus_is_promised_at_target_and_expected_above_it(
    attained: str, expected: list[tuple[str, str]]
) -> None:
    found = last(f"120k USD/year + 20% bonus at {attained}% guaranteed 1y", years=2)
    assert [(str(line.certainty), line.amount) for line in found] == [(how, span(text)) for how, text in expected]
    assert [line.earned_on.year for line in found] == [*[2026] * (len(found) - 1), 2027]


def test_a_guarantee_beyond_the_horizon_holds_within_it() -> None:
    found = last("5k USD bonus at 50% guaranteed 9y", years=2)
    assert [(line.certainty, line.amount) for line in found] == [(Certainty.GUARANTEED, span("5k"))] * 2


@pytest.mark.parametrize("terms", ["20% bonus at 80%", "24k USD bonus at 0%", "24k USD commission at ?%"])
def test_an_attainment_assumed_for_all_takes_the_place_of_each_offers_own(terms: str) -> None:
    found = last(f"120k USD/year + {terms}", attainment_percent=Decimal(50))
    assert summed(found) == span("12k")


def test_an_assumed_attainment_does_not_touch_what_is_promised() -> None:
    found = last("20k USD bonus guaranteed 1y", years=2, attainment_percent=Decimal(50))
    assert [(line.certainty, line.amount) for line in found] == [
        (Certainty.GUARANTEED, span("20k")),
        (Certainty.EXPECTED, span("10k")),
    ]


def test_commission_is_expected_month_by_month() -> None:
    found = last("48k EUR commission at 90%")
    assert [line.amount for line in found] == [span("3600")] * 12
    assert {(line.category, line.certainty) for line in found} == {(Category.BONUS, Certainty.EXPECTED)}


@pytest.mark.parametrize(
    ("terms", "year"),
    [
        ("50k USD commission", "50k"),
        ("50k USD commission at 120%", "60k"),
        ("40k..50k..60k USD commission at 50..100..150%", "20k..50k..90k"),
        ("? USD commission", "?"),
        ("50k USD commission at ?%", "?"),
        ("500 USD/month allowance", "6k"),
        ("12k USD/year allowance", "12k"),
        ("10 USD/day allowance untaxed", "2600"),
        ("1 USD/hour allowance", "2080"),
        ("100..200..300 USD/week allowance", "5200..10400..15600"),
        ("3k USD/year benefit", "3k"),
        ("? USD/year benefit", "?"),
    ],
)
def test_a_year_of_what_is_earned_evenly_sums_exactly(terms: str, year: str) -> None:
    found = last(f"100k USD/year + {terms}")
    assert len(found) == 12
    assert len({line.amount for line in found}) == 1
    assert summed(found) == span(year)


@pytest.mark.parametrize(
    ("terms", "form"), [("500 USD/month allowance", Form.CASH), ("6k USD/year benefit", Form.IN_KIND)]
)
def test_an_allowance_is_guaranteed_cash_and_a_benefit_is_in_kind(terms: str, form: Form) -> None:
    found = {(line.category, line.certainty, line.form) for line in last(terms)}
    assert found == {(Category.BENEFIT, Certainty.GUARANTEED, form)}


@pytest.mark.parametrize(
    ("terms", "year"),
    [
        ("50% match on 6%", "3k"),
        ("100% on 3%, 50% on 2% match", "4k"),
        ("50% match on 6% up to 2k USD", "2k"),
        ("50% match on 6% up to 9k USD", "3k"),
        ("50% match on 6% up to 2k..4k..5k", "2k..3k..3k"),
        ("50..100..150% match on 6% up to 4k", "3k..4k..4k"),
        ("50% match on 2..4..6%", "1k..2k..3k"),
        ("?% match on 6%", "?"),
        ("?% match on 6% up to 9k", "0..0..9k"),
        ("50% match on 6% up to 0", "0"),
    ],
)
def test_a_match_fills_its_tiers_up_to_the_ceiling(terms: str, year: str) -> None:
    found = last(f"100k USD/year + {terms}")
    assert len(found) == 12
    assert summed(found) == span(year)
    assert {(line.category, line.certainty, line.form) for line in found} == {
        (Category.BENEFIT, Certainty.EXPECTED, Form.CASH)
    }


def test_a_match_goes_by_the_salary_of_each_year() -> None:
    found = last("100k USD/year rising 10% + 50% match on 6% up to 3.2k", years=3)
    assert [summed(found[year : year + 12]) for year in (0, 12, 24)] == [span("3k"), span("3.2k"), span("3.2k")]


def test_a_match_goes_by_every_salary_in_its_currency() -> None:
    found = last("100k USD/year + 120M IDR/year + 50% match on 6%")
    assert summed([line for line in found if line.currency == "USD"]) == span("3k")
    assert summed([line for line in found if line.currency == "IDR"]) == span("3.6M")


def test_the_ceiling_of_a_match_holds_for_all_salaries_together() -> None:
    assert summed(last("100k USD/year + 100k USD/year + 100% match on 50% up to 9k USD")) == span("9k")


def test_the_thirteenth_month_goes_by_the_wage_of_its_day() -> None:
    found = last("12k USD/year then 24k on 2027-06-30 + 1 wage in month 6", years=2, start="2025-07-01")
    assert [(line.earned_on.isoformat(), line.amount) for line in found] == [
        ("2026-06-30", span("1k")),
        ("2027-06-30", span("2k")),
    ]


def test_each_part_stays_in_its_own_currency() -> None:
    terms = "1 USD/year + 1 EUR bonus + 1 IDR commission + 1 JPY once + 1 SGD/day allowance + 1 GBP/year benefit"
    found = {line.component: line.currency for line in lines(offer(terms))}
    assert list(found.values()) == ["USD", "EUR", "IDR", "JPY", "SGD", "GBP"]


@given(OFFERS, ASSUMPTIONS)
def test_nothing_is_earned_outside_of_the_horizon_or_out_of_order(of: Offer, assumed: Assumptions) -> None:
    end = add_months(of.start_date, 12 * assumed.years)
    for line in pay_lines(of, assumed):
        assert of.start_date <= line.earned_on <= end
        assert line.earned_on <= line.paid_on
        assert is_ordered(line.amount)


ESTIMATES = (
    "{} USD/year rising 3%",
    "100k USD/year rising {}%",
    "0 USD/year then {} on 2027-03-16",
    "100k USD/year then +{}% on 2027-03-16",
    "100k USD/year + {}% bonus at 80%",
    "100k USD/year + 20% bonus at {}%",
    "100k USD/year + 20% bonus at {}% guaranteed 2y",
    "{} USD bonus",
    "{} USD commission at 90%",
    "50k USD commission at {}%",
    "{} USD once",
    "12k USD/year + {} wages in month 6",
    "{} USD/day allowance",
    "100k USD/year + {}% match on 6% up to 5k",
    "100k USD/year + 50% match on {}% up to 5k",
    "{} USD/year + 50% match on 6% up to 5",
    "{} USD/year benefit",
)


@given(st.sampled_from(ESTIMATES), st.lists(st.integers(0, 200), min_size=3, max_size=3).map(sorted))
def test_knowing_less_never_narrows_the_total(terms: str, bounds: list[int]) -> None:
    low, likely, high = bounds
    known, ranged, unknown = (
        summed(lines(offer(terms.format(text)))) for text in (f"{likely}", f"{low}..{likely}..{high}", "?")
    )
    assert unknown.least <= ranged.least <= known.least == known.high
    assert ranged.likely == known.likely
    assert ranged.high is not None
    assert known.likely <= ranged.high
    assert unknown.high is None or ranged.high <= unknown.high
