from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.domain.ledger.commission_pay import CommissionPay, payout
from offercalc.domain.offer.accrual import Accelerator
from offercalc.domain.offer.pay import Commission
from tests.builders import offer, span

STEPS = (
    Accelerator(above_percent=Decimal(100), rate_percent=Decimal(120)),
    Accelerator(above_percent=Decimal(125), rate_percent=Decimal(140)),
)
"""5% to quota, 6% to 125% of it, 7% above."""


def commission(months: int, attained: str = "1", **terms: Any) -> list[tuple[str, str, str, Any]]:
    part = Commission(on_target_amount=Decimal(12000), **terms)
    found = CommissionPay(part, offer(start="2026-01-01"), span(attained)).earned(months)
    return [(one.earned_on.isoformat(), one.paid_on.isoformat(), str(one.certainty), one.amount) for one in found]


@pytest.mark.parametrize(
    ("attained", "expected"),
    [("0.9", "0.9"), ("1", "1"), ("1.25", "1.3"), ("1.5", "1.65"), ("0.8..1..1.5", "0.8..1..1.65"), ("?", "?")],
)
def test_accelerators_raise_the_rate_on_what_is_above_them(attained: str, expected: str) -> None:
    assert payout(span(attained), STEPS) == span(expected)


def test_guaranteed_months_are_at_target_and_the_others_as_expected() -> None:
    found = commission(3, "0.8", guaranteed_months=2, paid_after_months=1)
    assert found == [
        ("2026-01-31", "2026-02-28", "guaranteed", span("1k")),
        ("2026-02-28", "2026-03-28", "guaranteed", span("1k")),
        ("2026-03-31", "2026-04-30", "expected", span("800")),
    ]


def test_commission_may_be_paid_by_the_quarter() -> None:
    found = commission(4, paid_in_months=(3, 6, 9, 12))
    assert [paid for _earned, paid, _certainty, _amount in found] == ["2026-03-31"] * 3 + ["2026-06-30"]


def test_commission_that_is_guaranteed_is_so_at_target() -> None:
    assert commission(1, "1.5", certainty="guaranteed", accelerators=STEPS) == [
        ("2026-01-31", "2026-01-31", "guaranteed", span("1k")),
        ("2026-01-31", "2026-01-31", "expected", span("650")),
    ]
    assert [amount for *_days, amount in commission(1, "0.5", certainty="guaranteed")] == [span("1k")]
    year = commission(12, "1.5", certainty="guaranteed", accrues="calendar_year")
    assert [amount for *_days, amount in year] == [span("12k"), span("6k")]


def test_commission_may_accrue_over_years() -> None:
    found = commission(24, "0.5", accrues="calendar_year", guaranteed_months=3, paid_in_months=(6, 12))
    assert [(earned, amount) for earned, _paid, _certainty, amount in found] == [
        ("2026-06-30", span("3k")),
        ("2026-06-30", span("1500")),
        ("2026-12-31", span("3k")),
        ("2027-06-30", span("3k")),
        ("2027-12-31", span("3k")),
    ]
    assert commission(12, accrues="service_year", paid_after_months=2)[0][:2] == ("2026-12-31", "2027-02-28")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, []),
        ({"on_leaving": "pro_rata"}, []),
        ({"accrues": "calendar_year", "on_leaving": "pro_rata"}, ["3k"]),
        ({"accrues": "calendar_year", "on_leaving": "full"}, ["12k"]),
    ],
)
def test_leaving_makes_a_running_year_due(terms: dict[str, Any], expected: list[str]) -> None:
    part = Commission(on_target_amount=Decimal(12000), **terms)
    found = CommissionPay(part, offer(start="2026-01-01"), span("1")).on_leaving(date(2026, 4, 1))
    assert [one.amount for one in found] == [span(text) for text in expected]


@pytest.mark.parametrize("accrues", ["service", "calendar_year"])
def test_what_is_earned_before_a_day_is_left_out(accrues: Any) -> None:
    pay = CommissionPay(
        Commission(on_target_amount=Decimal(12000), accrues=accrues), offer(start="2026-01-01"), span("1")
    )
    since = date(2026, 12, 31)
    assert list(pay.earned(24, since)) == [one for one in pay.earned(24) if one.earned_on >= since]
    assert len(list(pay.earned(24, since))) == {"service": 13, "calendar_year": 2}[accrues]
