from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest

from offercalc.domain.pay import (
    Bonus,
    Clawback,
    Instalment,
    OneTime,
    PayPart,
    Period,
    Salary,
    ThirteenthMonth,
    periods_a_year,
)


@pytest.mark.parametrize(
    ("period", "times"),
    [("year", 1), ("month", 12), ("semimonth", 24), ("two_weeks", 26), ("week", 52), ("day", 260), ("hour", 2080)],
)
def test_a_period_comes_so_many_times_a_year(period: Period, times: int) -> None:
    assert periods_a_year(period, Decimal(40)) == times


def test_an_hourly_wage_counts_the_hours_a_week() -> None:
    assert periods_a_year("hour", Decimal("37.5")) == 1950
    assert periods_a_year("hour", Decimal("0.1")) == Fraction(26, 5)


def test_the_hours_a_week_matter_to_no_other_period() -> None:
    assert periods_a_year("day", Decimal(1)) == periods_a_year("day", Decimal(80))


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (Salary(amount=None), {"type": "salary", "amount": None}),
        (Salary(amount=Decimal(9), per="month"), {"type": "salary", "amount": "9", "per": "month"}),
        (Bonus(percent_of_salary=Decimal(20)), {"type": "bonus", "percent_of_salary": "20"}),
        (
            OneTime(instalments=(Instalment(amount=Decimal(5)),), clawback=Clawback(months=12)),
            {
                "type": "one_time",
                "instalments": ({"amount": "5", "after_months": 0},),
                "clawback": {"months": 12, "method": "pro_rata"},
            },
        ),
        (ThirteenthMonth(), {"type": "thirteenth_month"}),
    ],
)
def test_a_part_is_written_by_its_type_and_read_back(part: PayPart, written: dict[str, object]) -> None:
    assert msgspec.to_builtins(part) == written
    assert msgspec.convert(written, PayPart) == part


def test_what_is_not_stated_is_the_plainest_case() -> None:
    assert Salary(amount=None).per == "year"
    assert Bonus().paid_after_months == 0
    assert (ThirteenthMonth().months, ThirteenthMonth().paid_in_month) == (Decimal(1), 12)
    assert (Bonus().percent_of_salary, Bonus().amount, Bonus().currency, Bonus().label) == (None, None, None, "")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "salary"},
        {"type": "salary", "amount": "1", "per": "fortnight"},
        {"type": "one_time"},
        {"type": "tip", "amount": "1"},
    ],
)
def test_a_part_with_anything_else_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, PayPart)


def test_a_part_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Salary(amount=None).per = "month"  # type: ignore[misc] # that is the test
