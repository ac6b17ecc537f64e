from datetime import date
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.ledger.bases import earned_between, earned_by_month
from offercalc.domain.offer.accrual import WageBase
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.pay import Bonus
from tests.builders import offer, span

ALL: tuple[WageBase, ...] = ("salary", "counted_allowances", "thirteenth_month")
IDR = Denomination("IDR", "IDR", Fraction(1))


def test_an_extra_wage_is_earned_in_the_month_of_its_day() -> None:
    of = offer("12M IDR/month + 1M IDR/month allowance counted + 1 wage in month 6", "2025-01-01")
    months = earned_by_month(of, 24, ALL)[IDR]
    assert [months[month] for month in (4, 5, 6, 17)] == [span("13M"), span("19500k"), span("13M"), span("26M")]
    assert earned_by_month(of, 6, ("thirteenth_month",)) == {IDR: (span("0"),) * 5 + (span("6500k"),)}


def test_an_extra_wage_on_the_last_day_of_the_horizon_is_in_its_last_month() -> None:
    of = offer("12M IDR/month + 1 wage in month 3", "2026-03-31")
    assert earned_by_month(of, 12, ALL)[IDR][-1] == span("24M")


def test_the_promise_of_the_part_comes_before_that_of_its_base() -> None:
    of = offer("15M IDR/month linked to USD at 15000 + 1 wage in month 12", "2026-01-01")
    linked = Denomination("IDR", "USD", Fraction(1, 15000))
    assert list(earned_by_month(of, 12, ALL)) == [linked]
    fixed = Bonus(percent_of_salary=Decimal(10), currency="IDR")
    assert earned_by_month(of, 12, ALL, fixed) == {IDR: (*(span("15M"),) * 11, span("30M"))}
    assert earned_by_month(of, 12, ALL, Bonus(percent_of_salary=Decimal(10))) == earned_by_month(of, 12, ALL)


def test_what_is_earned_between_two_days_has_the_extra_wages_of_these_days_only() -> None:
    of = offer("12M IDR/month + 1 wage in month 3 + 1 wage in month 6", "2025-01-01")
    # Three twelfths of a wage on March 31, 2025, six on June 30; whole wages from the first anniversary on.
    assert earned_between(of, date(2025, 1, 1), date(2026, 1, 1), ALL)[IDR] == span("153M")
    assert earned_between(of, date(2026, 4, 1), date(2026, 7, 1), ALL)[IDR] == span("48M")
    assert earned_between(of, date(2026, 6, 30), date(2026, 7, 1), ("thirteenth_month",))[IDR] == span("12M")
    assert earned_between(of, date(2026, 7, 1), date(2027, 1, 1), ("thirteenth_month",)) == {}
