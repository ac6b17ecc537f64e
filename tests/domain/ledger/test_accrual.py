from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.ledger.accrual import Period, Plan, day_of_year, in_a_row, paydays, served_share, split
from offercalc.domain.ledger.service import Service
from offercalc.domain.offer.accrual import Proration, Year
from tests.reference_accrual import accrual_years, share

STARTS = st.dates(date(2019, 12, 1), date(2025, 3, 31))
YEARS = st.sampled_from(get_args(Year))
PRORATIONS = st.sampled_from(get_args(Proration))
PLAN_YEARS = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: day.isoformat()[5:])


@given(YEARS, PLAN_YEARS, STARTS, PRORATIONS)
def test_years_and_shares_are_those_of_the_literal_rules(
    year: Year, plan_year_starts: str, start: date, prorate: Proration
) -> None:
    end = start + timedelta(days=1300)
    service = Service(start)
    found = [one for one in Plan(year, plan_year_starts).years(start, service, end) if one.last <= end]
    expected = [*accrual_years(year, plan_year_starts, start, end)]
    assert [(one.first, one.last) for one in found] == expected
    shares = [share(first, last, start, prorate) for first, last in expected]
    assert [served_share(one, service, prorate) for one in found] == shares


@given(YEARS, PLAN_YEARS, STARTS, st.integers(1, 12))
def test_the_parts_of_a_year_are_the_whole_of_it(year: Year, plan_year_starts: str, start: date, parts: int) -> None:
    for whole in Plan(year, plan_year_starts).years(start, Service(start), start + timedelta(days=800)):
        found = split(whole, parts)
        assert len(found) == parts
        assert (found[0].first, found[-1].until) == (whole.first, whole.until)
        assert all(one.until == other.first for one, other in pairwise(found))


def test_somebody_who_joins_on_july_1_has_184_of_365_days_or_six_of_twelve_months() -> None:
    year = Period(date(2025, 1, 1), date(2026, 1, 1))
    service = Service(date(2025, 7, 1))
    assert served_share(year, service, "days") == Fraction(184, 365)
    assert served_share(year, service, "months") == Fraction(1, 2)
    assert served_share(year, service, "none") == 1
    assert served_share(year, service.ending(date(2025, 6, 1)), "none") == 0


@pytest.mark.parametrize(("first", "months"), [(10, 10), (17, 10), (18, 9)])
def test_a_month_of_fifteen_days_counts_in_full_in_brazil(first: int, months: int) -> None:
    """Law 4.090/1962, article 1, paragraph 2: a fraction of 15 days of work or more counts as a whole month."""
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    assert served_share(year, Service(date(2026, 3, first)), "months_of_15_days") == Fraction(months, 12)


def test_service_ends_no_later_than_it_already_does() -> None:
    ended = Service(date(2025, 1, 1), date(2025, 6, 1))
    assert ended.ending(date(2025, 3, 1)).until == date(2025, 3, 1)
    assert ended.ending(date(2025, 9, 1)) == ended


@pytest.mark.parametrize(
    ("months", "first", "expected"),
    [
        ((3,), "2026-01-01", ["2027-03-31"]),
        ((12,), "2026-01-01", ["2026-12-31"]),
        ((6, 12), "2026-01-01", ["2026-06-30", "2026-12-31"]),
        ((12, 7), "2026-01-01", ["2026-07-31", "2026-12-31"]),
        ((6, 12), "2026-04-01", ["2026-12-31", "2027-06-30"]),
        ((3, 6, 9, 12), "2026-01-01", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        ((1, 2, 3), "2026-01-01", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ((11, 12), "2026-01-01", ["2026-11-30", "2026-12-31"]),
    ],
)
def test_every_part_of_a_year_has_the_next_payday_after_its_end(
    months: tuple[int, ...], first: str, expected: list[str]
) -> None:
    begin = date.fromisoformat(first)
    whole = Period(begin, begin.replace(year=begin.year + 1))
    assert [day.isoformat() for day in paydays(split(whole, len(months)), months)] == expected


def test_the_last_days_are_taken_if_none_are_late_enough() -> None:
    days = date(2026, 3, 1), date(2026, 6, 1)
    assert in_a_row(days, (date(2027, 1, 1),)) == (date(2026, 6, 1),)


@pytest.mark.parametrize("text", ["02-29", "13-01", "4-1", "", "April 1"])
def test_a_day_that_is_not_in_every_year_does_not_begin_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_of_year(text)
