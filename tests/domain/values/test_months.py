from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.months import add_months, full_months, last_day_of_service, month_end

DAYS = st.dates(date(1950, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(0, 1200)


@pytest.mark.parametrize(
    ("origin", "months", "later"),
    [
        ("2026-01-31", 0, "2026-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_are_counted_from_the_origin(origin: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(origin), months) == date.fromisoformat(later)


@pytest.mark.parametrize(("year", "month", "day"), [(2026, 2, 28), (2028, 2, 29), (2100, 2, 28), (2026, 12, 31)])
def test_a_month_ends_on_its_last_day(year: int, month: int, day: int) -> None:
    assert month_end(year, month) == date(year, month, day)


@pytest.mark.parametrize(
    ("start", "until", "months"),
    [
        ("2026-01-15", "2026-02-14", 0),
        ("2026-01-15", "2026-02-15", 1),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-30", 1),
        ("2026-01-31", "2027-01-31", 12),
        ("2026-02-02", "2026-03-31", 1),
        ("2026-05-01", "2026-05-01", 0),
        ("2026-05-01", "2026-04-01", 0),
        ("2026-05-01", "2020-12-31", 0),
    ],
)
def test_whole_months_are_counted(start: str, until: str, months: int) -> None:
    assert full_months(date.fromisoformat(start), date.fromisoformat(until)) == months


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2026-01-01", 1, "2026-01-31"),
        ("2026-01-01", 12, "2026-12-31"),
        ("2026-02-02", 12, "2027-02-01"),
        ("2026-01-31", 1, "2026-02-27"),
    ],
)
def test_service_ends_the_day_before_the_next_month_of_it(start: str, months: int, last: str) -> None:
    assert last_day_of_service(date.fromisoformat(start), months) == date.fromisoformat(last)


@given(DAYS, MONTHS)
def test_the_day_stays_or_is_the_months_last(origin: date, months: int) -> None:
    later = add_months(origin, months)
    assert (later.year - origin.year) * 12 + later.month - origin.month == months
    assert later.day == min(origin.day, monthrange(later.year, later.month)[1])


@given(DAYS, MONTHS)
def test_months_added_are_months_counted(origin: date, months: int) -> None:
    later = add_months(origin, months)
    assert full_months(origin, later) == months
    assert full_months(origin, later - timedelta(days=1)) == max(0, months - 1)


@given(DAYS, MONTHS)
def test_later_months_are_later_days(origin: date, months: int) -> None:
    assert add_months(origin, months) < add_months(origin, months + 1)
    assert last_day_of_service(origin, months + 1) >= add_months(origin, months)


def test_beyond_the_calendar_is_its_first_or_last_day() -> None:
    assert add_months(date(1, 3, 31), -12) == date.min
    assert add_months(date(9999, 3, 31), 12) == date.max
    assert add_months(date(9999, 1, 31), 1) == date(9999, 2, 28)
