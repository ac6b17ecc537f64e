from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.thirteenth_month import ThirteenthMonthPay, extra_wages
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import ThirteenthMonth
from tests.builders import offer, span
from tests.domain.ledger.test_wages import TONO


def wages(of: Offer, months: int = 12) -> list[Entitlement]:
    return [wage for part in of.pay if isinstance(part, ThirteenthMonth) for wage in extra_wages(part, of, months)]


def test_the_holiday_allowance_of_indonesia_counts_fixed_allowances() -> None:
    found = wages(offer(f"{TONO} + 1 wage in month 12", "2022-01-01"))
    assert [(wage.earned_on.isoformat(), wage.amount) for wage in found] == [("2022-12-31", span("5300k"))]


def test_extra_wages_are_in_the_currency_of_each_promise() -> None:
    found = wages(offer("1k USD/month + 15M IDR/month linked to USD at 15000 + 2 wages in month 6", "2026-01-01"))
    assert [(wage.promise, wage.amount) for wage in found] == [
        (Denomination("USD", "USD", Fraction(1)), span("1k")),
        (Denomination("IDR", "USD", Fraction(1, 15000)), span("15M")),
    ]


RAISED = "20k PHP/month then 25k on 2024-07-01"
"""20,000 for 6 months and 25,000 for 6: the thirteenth month of the Philippines is 270,000 / 12 = 22,500
(respicio.ph, 13th-month-pay-computation-with-salary-increase)."""


def brief(terms: str, start: str, served: int, **stated: Any) -> list[tuple[str, str, Any]]:
    part = replace(ThirteenthMonth(), **stated)
    found = extra_wages(part, offer(terms, start), served)
    return [(one.earned_on.isoformat(), one.paid_on.isoformat(), one.amount) for one in found]


def test_the_philippines_pay_a_twelfth_of_what_was_earned_in_the_year() -> None:
    assert brief(RAISED, "2024-01-01", 12, on_amount="earned") == [("2024-12-31", "2024-12-31", span("22500"))]
    paid_on = (date(2024, 12, 24),)
    assert brief(RAISED, "2024-01-01", 12, on_amount="earned", paid_on=paid_on) == [
        ("2024-12-24", "2024-12-24", span("22500"))
    ]
    assert brief(RAISED, "2024-01-01", 12, on_amount="earned", paid_in_months=(6, 12)) == [
        ("2024-06-30", "2024-06-30", span("10k")),
        ("2024-12-31", "2024-12-31", span("12500")),
    ]


def test_whoever_joins_in_the_last_month_of_a_year_is_owed_a_twelfth_of_its_days() -> None:
    # 31,000 for December 15 to January 14, 31 days; 17 of them are in 2026: 17,000 / 12
    found = brief("31k PHP/month", "2026-12-15", 1, on_amount="earned")
    assert [(day, amount.likely) for day, _paid, amount in found] == [("2026-12-31", Fraction(17_000, 12))]


def test_whoever_leaves_on_august_31_is_owed_eight_twelfths() -> None:
    of = offer("24k PHP/month", "2024-01-01")
    for on_amount in ("in_force", "earned"):
        part = ThirteenthMonth(on_amount=on_amount, on_leaving="pro_rata")
        found = [*ThirteenthMonthPay(part, of).on_leaving(date(2024, 9, 1))]
        assert [(one.paid_on, one.amount) for one in found] == [(date(2024, 9, 1), span("16k"))]
    full = ThirteenthMonth(on_leaving="full", prorate="months")
    assert [one.amount for one in ThirteenthMonthPay(full, of).on_leaving(date(2024, 9, 1))] == [span("24k")]
    assert [*ThirteenthMonthPay(ThirteenthMonth(), of).on_leaving(date(2024, 9, 1))] == []


def test_a_moving_feast_is_paid_on_its_days_and_later_on_the_last_month_and_day() -> None:
    paid_on = date(2026, 3, 13), date(2027, 3, 3)
    found = brief("12M IDR/month", "2025-09-10", 36, paid_on=paid_on)
    assert found == [
        ("2026-03-13", "2026-03-13", span("6M")),
        ("2027-03-03", "2027-03-03", span("12M")),
        ("2028-03-03", "2028-03-03", span("12M")),
    ]


def test_several_paydays_share_equally() -> None:
    found = brief("12M IDR/month", "2025-01-01", 12, paid_in_months=(6, 12), months=Decimal(2), prorate="none")
    assert [amount for _earned, _paid, amount in found] == [span("12M"), span("12M")]


@pytest.mark.parametrize(("prorate", "expected"), [("months", "6M"), ("days", "0"), ("none", "12M")])
def test_a_stated_proration_is_that_of_the_calendar_year(prorate: str, expected: str) -> None:
    found = brief("12M IDR/month", "2025-07-01", 12, prorate=prorate)
    wanted = Fraction(2208_000_000, 365) if prorate == "days" else span(expected).likely
    assert [amount.likely for _earned, _paid, amount in found] == [wanted]


def test_a_thirteenth_month_that_is_not_promised_is_expected() -> None:
    part = ThirteenthMonth(certainty="expected")
    assert [str(one.certainty) for one in extra_wages(part, offer("1 USD/year"), 12)] == ["expected"]
