from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.employer.leaving_pay import (
    leaving_amounts,
    leaving_parts,
    leaving_pay_lines,
    months_of_wage,
)
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.clawback import ServiceUnit
from offercalc.domain.offer.leaving_pay import LeavingTier, LeavingUnit
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, LeavingPay, Salary
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Range, Span, exactly
from offercalc.domain.values.months import add_months
from tests.builders import assumptions, component, offer, pay, presets, span

START = date(2020, 1, 1)


def leaving_pay(text: str) -> LeavingPay:
    part = pay(text)
    assert isinstance(part, LeavingPay)
    return part


UAE = leaving_pay("0.7 to 5y, 1 wages/year on leaving after 12m")
"""21 days of 30 for each of the first five years, then a month: Federal Decree-Law 33/2021, article 51."""
PKWT = leaving_pay("1 wages/year on leaving after 1m")
"""Compensation at the end of a fixed-term contract: Indonesia, Government Regulation 35/2021, article 16."""


@pytest.mark.parametrize(
    ("months", "due"),
    [
        (0, Fraction(0)),
        (11, Fraction(0)),
        (12, Fraction(7, 10)),
        (18, Fraction(21, 20)),
        (60, Fraction(7, 2)),
        (66, Fraction(4)),
        (84, Fraction(11, 2)),
    ],
)
def test_a_gratuity_of_the_emirates_is_so_many_months_of_wage(months: int, due: Fraction) -> None:
    """The published example: 7 years at a basic 10,000 are 55,000 (thenationalnews.com 1.713427)."""
    assert months_of_wage(UAE, START, add_months(START, months)) == exactly(due)
    by_days = replace(UAE, by="days")
    assert months % 12 or months_of_wage(by_days, START, add_months(START, months)) == exactly(due)


@pytest.mark.parametrize(
    ("months", "due"), [(0, 0), (1, Fraction(1, 12)), (6, Fraction(1, 2)), (12, 1), (18, Fraction(3, 2))]
)
def test_contract_compensation_is_in_proportion_to_twelve_months(months: int, due: Fraction) -> None:
    """Regulation 35/2021, article 16: 12 months are one month's wage, fewer or more are months / 12 of it."""
    assert months_of_wage(PKWT, START, add_months(START, months)) == exactly(due)


@pytest.mark.parametrize(
    ("by", "last_days", "years"),
    [
        # India, Payment of Gratuity Act 1972, section 4(2): a part of a year in excess of six months is a year
        ("nearest_years", (date(2025, 7, 1), date(2025, 7, 2), date(2026, 7, 1), date(2026, 7, 2)), (5, 6, 6, 7)),
        # United Kingdom, Employment Rights Act 1996, section 162: complete years of employment
        ("years", (date(2021, 12, 30), date(2021, 12, 31), date(2022, 6, 1)), (1, 2, 2)),
        # Indonesia, Government Regulation 35/2021, article 40(2): a wage below a year, two from one year, and so on
        ("begun_years", (date(2020, 12, 30), date(2020, 12, 31), date(2021, 6, 30)), (1, 2, 2)),
    ],
)
def test_a_partial_year_may_count_as_a_whole_one_or_not_at_all(
    by: LeavingUnit, last_days: tuple[date, ...], years: tuple[int, ...]
) -> None:
    of = offer("12k USD/year", "2020-01-01")
    of = replace(of, pay=(*of.pay, replace(leaving_pay("1 wages/year on leaving"), by=by)))
    assert [line.amount.likely for day in last_days for line in leaving_pay_lines(of, day)] == [
        1000 * count for count in years
    ]


def test_leaving_pay_ends_at_its_ceiling() -> None:
    # India: at most 2,000,000 (Payment of Gratuity Act, section 4(3)); 15/26 x 500,000 x 9 would be 2,596,154
    of = offer("500k INR/month", "2020-01-01")
    gratuity = replace(leaving_pay("0.576923076923 wages/year on leaving"), ceiling=Decimal(2_000_000))
    of = replace(of, pay=(*of.pay, gratuity))
    due = [line.amount for year in (2026, 2029) for line in leaving_pay_lines(of, date(year, 1, 1))]
    assert [round(one.likely) for one in due] == [1_730_769, 2_000_000]


@pytest.mark.parametrize(
    ("until", "due"),
    [(date(2021, 1, 1), 1), (date(2021, 1, 2), 1 + Fraction(1, 365)), (date(2020, 1, 31), Fraction(30, 366))],
)
def test_days_are_a_part_of_their_year(until: date, due: Fraction) -> None:
    assert months_of_wage(leaving_pay("1 wages/year on leaving by days"), START, until) == exactly(due)


def test_a_day_less_than_a_month_counts_only_by_days() -> None:
    assert months_of_wage(leaving_pay("1 wages/year on leaving"), START, date(2020, 1, 31)) == ZERO


def test_the_wage_is_the_last_one_with_counted_allowances() -> None:
    of = offer("120k USD/year rising 10% + 1 wages/year on leaving", "2020-01-01")
    fixed = Allowance(amount=Decimal(500), counts_as_wage=True)
    of = replace(of, pay=(*of.pay, fixed, Allowance(amount=Decimal(900))))
    (part,) = leaving_parts(of).values()
    last_days = [add_months(START, year * 12) - timedelta(days=1) for year in (1, 2)]
    after = [[due.span.likely for due in leaving_amounts(part, of, day)] for day in last_days]
    assert after == [[10_500], [2 * 11_500]]
    (raised,) = leaving_amounts(part, of, add_months(START, 12))  # the day of the raise is the last day of employment
    assert raised.span.likely == 11_500


def test_each_promise_of_the_wage_is_due_in_its_own_currency() -> None:
    of = offer("12k USD/year + 24k EUR/year + 1 wages/year on leaving", "2020-01-01")
    assert list(leaving_parts(of)) == [component("pay[2]")]
    lines = list(leaving_pay_lines(of, date(2021, 1, 1)))
    assert [(line.amount, line.currency) for line in lines] == [(exactly(1000), "USD"), (exactly(2000), "EUR")]
    assert {(line.earned_on, line.paid_on, line.category) for line in lines} == {
        (date(2021, 1, 1), date(2021, 1, 1), Category.ONE_TIME)
    }


@pytest.mark.parametrize(("reasons", "certainty"), [("", Certainty.GUARANTEED), ("Dismissal", Certainty.EXPECTED)])
def test_pay_for_certain_reasons_is_expected(reasons: str, certainty: Certainty) -> None:
    of = offer("12k USD/year", "2020-01-01")
    of = replace(of, pay=(*of.pay, replace(PKWT, reasons=reasons)))
    assert [line.certainty for line in leaving_pay_lines(of, date(2021, 1, 1))] == [certainty]


@pytest.mark.parametrize(
    ("leaving", "due"),
    [
        (date(2019, 12, 31), []),
        (date(2020, 12, 30), [0]),
        (date(2020, 12, 31), [700]),
        (date(2021, 1, 1), [700]),
        (date(2022, 1, 1), [1400]),
        (date(2022, 1, 2), []),
    ],
)
def test_an_assumed_leaving_date_within_the_horizon_pays_it(leaving: date, due: list[int]) -> None:
    of = offer("12k USD/year + 0.7 to 5y, 1 wages/year on leaving after 12m", "2020-01-01")
    lines = ledger(of, replace(assumptions(years=2), leaving_date=leaving), presets())
    assert [line.amount.likely for line in lines if line.component == component("pay[1]")] == due
    stays = ledger(of, assumptions(years=2), presets())
    assert all(line.component != component("pay[1]") for line in stays)


def test_what_is_not_known_opens_the_amount() -> None:
    assert months_of_wage(leaving_pay("? wages/year on leaving"), START, date(2021, 1, 1)) == UNKNOWN
    assert months_of_wage(leaving_pay("0.5..1..2 wages/year on leaving"), START, date(2022, 1, 1)) == span("1..2..4")
    of = offer("? USD/year + 1 wages/year on leaving after 12m", "2020-01-01")
    (part,) = leaving_parts(of).values()
    assert [due.span for due in leaving_amounts(part, of, date(2020, 6, 1))] == [ZERO]
    assert [due.span for due in leaving_amounts(part, of, date(2021, 6, 1))] == [UNKNOWN]


WAGES = st.integers(0, 30).map(lambda tenths: Decimal(tenths) / 10)


@st.composite
def terms(draw: st.DrawFn) -> LeavingPay:
    """Return leaving pay with ascending tiers."""
    ends = sorted(draw(st.sets(st.integers(1, 12), max_size=3)))
    tiers = [LeavingTier(up_to_years=Decimal(end), months_of_wage_per_year=draw(WAGES)) for end in ends]
    last = LeavingTier(months_of_wage_per_year=draw(WAGES))
    by: ServiceUnit = draw(st.sampled_from(get_args(ServiceUnit)))
    return LeavingPay(tiers=(*tiers, last), after_months=draw(st.integers(0, 24)), by=by)


def literally(part: LeavingPay, start: date, until: date) -> Fraction:
    """Return the months of wage of leaving pay, added up day by day of service, or month by month."""
    due, month = Fraction(0), 0
    while add_months(start, month + 1) <= until:
        month += 1
    if month < part.after_months or until <= start:
        return due

    def rate(years: Fraction) -> Fraction:
        return next(
            Fraction(str(tier.months_of_wage_per_year))
            for tier in part.tiers
            if tier.up_to_years is None or years < tier.up_to_years
        )

    if part.by == "months":
        return sum((rate(Fraction(done, 12)) / 12 for done in range(month)), due)
    day = start
    while day < until:
        years = next(year for year in range(100) if add_months(start, 12 * (year + 1)) > day)
        length = (add_months(start, 12 * (years + 1)) - add_months(start, 12 * years)).days
        due += rate(Fraction(years)) / length
        day += timedelta(days=1)
    return due


@given(terms(), st.dates(date(2019, 1, 1), date(2024, 12, 31)), st.integers(0, 2000))
def test_it_accrues_as_a_literal_reading_adds_it_up(part: LeavingPay, start: date, days: int) -> None:
    until = start + timedelta(days=days)
    assert months_of_wage(part, start, until) == exactly(literally(part, start, until))


@given(terms(), st.integers(0, 120), st.integers(0, 3))
def test_longer_service_pays_no_less_and_knowing_less_never_narrows(part: LeavingPay, month: int, unknown: int) -> None:
    now, later = (months_of_wage(part, START, add_months(START, served)) for served in (month, month + 1))
    assert ZERO.least <= now.least <= later.least
    place = min(unknown, len(part.tiers) - 1)
    for estimate in (None, Range(Decimal(0), Decimal(1), Decimal(3))):
        tiers = tuple(
            replace(tier, months_of_wage_per_year=estimate) if index == place else tier
            for index, tier in enumerate(part.tiers)
        )
        less = months_of_wage(replace(part, tiers=tiers), START, add_months(START, month))
        assert less.least <= now.least
        assert less.high is None or (now.high is not None and less.high >= now.high)


def gratuity(basic: int) -> Offer:
    """Return the offer of the case: basic wage, housing and flights, and the gratuity of the Emirates."""
    return Offer(
        company="Dubai Co",
        role="Engineer",
        currency="AED",
        start_date=START,
        pay=(
            Salary(amount=Decimal(basic), per="month"),
            Allowance(label="Housing", amount=Decimal(5000)),
            Allowance(label="Flights", amount=Decimal(2700), per="year"),
            UAE,
        ),
    )


def test_seven_years_in_dubai_end_with_55_000() -> None:
    lines = ledger(gratuity(10_000), replace(assumptions("AED", 7), leaving_date=date(2027, 1, 1)), presets())
    assert sum(line.amount.likely for line in lines) == 7 * 182_700 + 55_000
    assert lines[-1].amount == Span(Fraction(55_000), Fraction(55_000), Fraction(55_000))
