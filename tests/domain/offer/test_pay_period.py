from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.domain.offer.pay_period import Period, periods_a_year


@pytest.mark.parametrize(
    ("period", "times"),
    [("year", 1), ("month", 12), ("semimonth", 24), ("two_weeks", 26), ("week", 52), ("day", 260), ("hour", 2080)],
)
def test_a_period_recurs_a_fixed_number_of_times_a_year(period: Period, times: int) -> None:
    assert periods_a_year(period, Decimal(40)) == times


def test_an_hourly_wage_counts_the_hours_a_week() -> None:
    assert periods_a_year("hour", Decimal("37.5")) == 1950
    assert periods_a_year("hour", Decimal("0.1")) == Fraction(26, 5)


def test_the_hours_a_week_matter_to_no_other_period() -> None:
    assert periods_a_year("day", Decimal(1)) == periods_a_year("day", Decimal(80))
