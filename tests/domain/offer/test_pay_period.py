from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.domain.offer.pay_period import Period, WorkingTime, periods_a_year
from tests.tools import offer_from

USUAL = WorkingTime()


def at(hours: str) -> WorkingTime:
    return WorkingTime(hours_per_week=Decimal(hours))


@pytest.mark.parametrize(
    ("period", "times"),
    [("year", 1), ("month", 12), ("semimonth", 24), ("two_weeks", 26), ("week", 52), ("day", 260), ("hour", 2080)],
)
def test_a_period_recurs_a_fixed_number_of_times_a_year(period: Period, times: int) -> None:
    assert periods_a_year(period, USUAL) == times


def test_an_hourly_wage_counts_the_hours_a_week() -> None:
    assert periods_a_year("hour", at("37.5")) == 1950
    assert periods_a_year("hour", at("0.1")) == Fraction(26, 5)


def test_the_hours_a_week_matter_to_no_other_period() -> None:
    assert periods_a_year("day", at("1")) == periods_a_year("day", at("80"))


@pytest.mark.parametrize(
    ("period", "times"),
    [("year", 1), ("month", 12), ("semimonth", 24), ("two_weeks", 23), ("week", 46), ("day", 220), ("hour", 1840)],
)
def test_paid_weeks_and_days_change_the_periods_they_consist_of(period: Period, times: int) -> None:
    time = WorkingTime(weeks_per_year=Decimal(46), days_per_year=Decimal(220))
    assert periods_a_year(period, time) == times


def test_the_working_time_of_an_offer_is_as_stated() -> None:
    offer = offer_from(hours_per_week="37.5", weeks_per_year="46", days_per_year="220")
    assert offer.working_time == WorkingTime(Decimal("37.5"), Decimal(46), Decimal(220))
    assert offer_from().working_time == USUAL
