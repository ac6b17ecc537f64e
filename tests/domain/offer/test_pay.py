from decimal import Decimal
from typing import get_args

import msgspec
import pytest

from offercalc.domain.offer.part import Payout
from offercalc.domain.offer.pay import (
    PAY_PARTS,
    Allowance,
    Bonus,
    Commission,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from tests.builders import pay


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ("? USD/year", {"type": "salary", "amount": None}),
        ("9 USD/month", {"type": "salary", "amount": "9", "per": "month"}),
        ("9 USD/day rising 3%", {"type": "salary", "amount": "9", "per": "day", "raise_percent": "3"}),
        (
            "9 USD/year then 10 on 2027-03-16 then +5% on 2028-01-01",
            {
                "type": "salary",
                "amount": "9",
                "raises": ({"on": "2027-03-16", "amount": "10"}, {"on": "2028-01-01", "percent": "5"}),
            },
        ),
        ("20% bonus", {"type": "bonus", "percent_of_salary": "20"}),
        (
            "5 EUR bonus at 80% guaranteed 1y after 3m",
            {
                "type": "bonus",
                "currency": "EUR",
                "amount": "5",
                "attainment_percent": "80",
                "guaranteed_years": 1,
                "paid_after_months": 3,
            },
        ),
        ("50 USD commission", {"type": "commission", "on_target_amount": "50"}),
        ("50 USD commission at 90%", {"type": "commission", "on_target_amount": "50", "attainment_percent": "90"}),
        (
            "5 USD once owed back 12m",
            {
                "type": "one_time",
                "instalments": ({"amount": "5", "after_months": 0},),
                "clawback": {"months": "12", "method": "pro_rata"},
            },
        ),
        (
            "? USD once after 13m owed back ?m in full",
            {
                "type": "one_time",
                "instalments": ({"amount": None, "after_months": 13},),
                "clawback": {"method": "in_full"},
            },
        ),
        ("1 wage in month 12", {"type": "thirteenth_month"}),
        ("2 wages in month 3", {"type": "thirteenth_month", "months": "2", "paid_in_month": 3}),
        ("500 USD/month allowance", {"type": "allowance", "amount": "500"}),
        (
            "6 USD/year allowance counted",
            {"type": "allowance", "amount": "6", "per": "year", "counts_as_wage": True},
        ),
        ("6 USD/year allowance untaxed", {"type": "allowance", "amount": "6", "per": "year", "taxable": False}),
        (
            "50% match on 6%",
            {"type": "retirement_match", "tiers": ({"rate_percent": "50", "of_salary_percent": "6"},)},
        ),
        (
            "100% on 3%, ?% on 2% match up to 9 EUR",
            {
                "type": "retirement_match",
                "currency": "EUR",
                "tiers": (
                    {"rate_percent": "100", "of_salary_percent": "3"},
                    {"rate_percent": None, "of_salary_percent": "2"},
                ),
                "yearly_ceiling": "9",
            },
        ),
        ("3 USD/year benefit", {"type": "benefit", "yearly_value": "3"}),
        (
            "9 IDR/month linked to USD at 15000 paid in SGD",
            {
                "type": "salary",
                "currency": "IDR",
                "linked_to": {"currency": "USD", "rate": "15000"},
                "paid_in": {"currency": "SGD"},
                "amount": "9",
                "per": "month",
            },
        ),
        (
            "20% bonus paid in SGD at 1.35",
            {"type": "bonus", "paid_in": {"currency": "SGD", "rate": "1.35"}, "percent_of_salary": "20"},
        ),
    ],
)
def test_a_part_is_written_by_its_type_and_read_back(terms: str, written: dict[str, object]) -> None:
    part = msgspec.convert(written, PayPart)
    assert part == pay(terms)
    assert msgspec.to_builtins(part) == written


def test_every_kind_of_pay_is_listed_once() -> None:
    assert set(PAY_PARTS) == set(get_args(PayPart))
    assert len(PAY_PARTS) == 10


def test_what_is_not_stated_is_the_plainest_case() -> None:
    salary = Salary(amount=None)
    assert (salary.per, salary.raise_percent, salary.raises) == ("year", Decimal(0), ())
    assert (Bonus().percent_of_salary, Bonus().amount, Bonus().currency, Bonus().label) == (None, None, None, "")
    assert (salary.linked_to, salary.paid_in, Payout(currency="SGD").rate) == (None, None, None)
    assert (Bonus().attainment_percent, Bonus().guaranteed_years, Bonus().paid_after_months) == (Decimal(100), 0, 0)
    assert Commission(on_target_amount=None).attainment_percent == Decimal(100)
    assert (ThirteenthMonth().months, ThirteenthMonth().paid_in_month) == (Decimal(1), 12)
    assert (Allowance(amount=None).per, Allowance(amount=None).taxable) == ("month", True)
    assert RetirementMatch(tiers=()).yearly_ceiling is None


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "salary"},
        {"type": "salary", "amount": "1", "per": "fortnight"},
        {"type": "salary", "amount": "1", "raises": [{"percent": "3"}]},
        {"type": "bonus", "guaranteed_years": "one"},
        {"type": "commission"},
        {"type": "one_time"},
        {"type": "one_time", "instalments": [], "clawback": {"months": "1", "method": "by half"}},
        {"type": "allowance", "amount": "1", "per": "quarter"},
        {"type": "retirement_match"},
        {"type": "retirement_match", "tiers": [{"rate_percent": "50"}]},
        {"type": "benefit"},
        {"type": "benefit", "yearly_value": "1", "amount": "1"},
        {"type": "tip", "amount": "1"},
        {"type": "salary", "amount": "1", "linked_to": "USD"},
        {"type": "salary", "amount": "1", "linked_to": {"currency": "USD"}},
        {"type": "salary", "amount": "1", "linked_to": {"currency": "USD", "rate": None}},
        {"type": "salary", "amount": "1", "linked_to": {"rate": "15000"}},
        {"type": "salary", "amount": "1", "paid_in": {"rate": "1.35"}},
        {"type": "salary", "amount": "1", "paid_in": {"currency": "SGD", "rate": {"low": "1", "likely": "2"}}},
    ],
)
def test_a_part_with_anything_else_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, PayPart)


def test_a_part_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Salary(amount=None).per = "month"  # type: ignore[misc] # that is the test
